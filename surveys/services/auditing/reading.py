"""Read what was recorded: of a study out of both chains, of the installation out of that of people.db."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from surveys.model.errors import Invalid
from surveys.model.events import EventKind
from surveys.services.auditing.telling import sentence
from surveys.services.designing import newest_study
from surveys.storage import events
from surveys.storage.events import EventFilter
from surveys.storage.researchers import list_researchers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.events import Event
    from surveys.services.workspace import Workspace

PAGE_SIZE = 100
#: Whom an act is put down to that no researcher did in the pages.
NOBODY = "Soundings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event with the words for it, and in whose chain it stands: a study's id or ``people.db``."""

    event: Event
    chain: str
    who: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsListed:
    """One page of events, the newest first; ``next_page`` continues it, ``""`` where nothing is older."""

    events: tuple[Recorded, ...]
    next_page: str
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """By what the events can be filtered: kinds, and people by id."""

    kinds: tuple[str, ...]
    people: Mapping[str, str]


PEOPLE = "people.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events: of this kind, by this researcher, on this day (``2026-11-24``) in the study's time zone.

    What is left empty wants everything; ``by=""`` is the command line and the program, None is anybody.
    """

    kind: str = ""
    by: str | None = None
    day: str = ""


EVERYTHING = Wanted()


def list_events(
    workspace: Workspace,
    study: str = "",
    wanted: Wanted = EVERYTHING,
    *,
    before: str = "",
    limit: int | None = PAGE_SIZE,
) -> EventsListed:
    """List what was done in a study, or without one what was done to people and accounts, the newest first.

    Parameters
    ----------
    before
        What the page before said in ``next_page``.
    limit
        How many at most; None for all.

    Raises
    ------
    Invalid
        When there is no such kind of event, or no such day.
    """
    if wanted.kind and wanted.kind not in set(EventKind):
        raise Invalid(f"There is no kind of event “{wanted.kind}”.")
    zone = newest_study(workspace, study).study.time_zone if study else "UTC"
    since, until = _day(wanted.day, zone)
    sought = EventFilter(kind=wanted.kind or None, by=wanted.by, since=since, until=until)
    in_study, in_people = _read_positions(before)
    more = None if limit is None else limit + 1
    found: list[tuple[str, Event]] = []
    if study:
        db = workspace.study(study).read()
        found += [
            (study, each) for each in events.list_events(db, sought, before=in_study, limit=more)
        ]
    people = workspace.people.read()
    of_study = replace(sought, study=study or None)
    found += [
        (PEOPLE, each)
        for each in events.list_events(people, of_study, before=in_people, limit=more)
    ]
    found.sort(key=lambda each: each[1].at, reverse=True)
    shown = found if limit is None else found[:limit]
    return EventsListed(
        events=tuple(_said(workspace, shown)),
        next_page=_positions(shown, in_study, in_people) if len(shown) < len(found) else "",
        time_zone=zone,
    )


def choices(workspace: Workspace, study: str = "") -> Choices:
    """Return by which kinds and people the events of a study, or of the installation, can be filtered."""
    people = workspace.people.read()
    kinds = set(events.kinds_there(people, study or None))
    actors = set(events.actors_there(people, study or None))
    if study:
        kinds |= events.kinds_there(workspace.study(study).read())
        actors |= events.actors_there(workspace.study(study).read())
    names = _names(workspace)
    return Choices(
        kinds=tuple(sorted(kinds)),
        people=dict(
            sorted(((each, names.get(each, each)) for each in actors), key=lambda item: item[1])
        ),
    )


def _said(workspace: Workspace, found: list[tuple[str, Event]]) -> list[Recorded]:
    names = _names(workspace)
    return [
        Recorded(
            event=event,
            chain=chain,
            who=names.get(event.by, event.by),
            sentence=sentence(event, names),
        )
        for chain, event in found
    ]


def _names(workspace: Workspace) -> dict[str, str]:
    known = {each.id: each.name for each in list_researchers(workspace.people.read())}
    return known | {"": NOBODY}


def _day(text: str, zone: str) -> tuple[datetime | None, datetime | None]:
    if not text.strip():
        return None, None
    try:
        day = date.fromisoformat(text.strip())
        since, until = (
            datetime.combine(each, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)
            for each in (day, day + timedelta(days=1))
        )
    except (ValueError, OverflowError) as error:
        raise Invalid(f"“{text}” is no day. Write one such as 2026-11-24.") from error
    return since, until


def _read_positions(text: str) -> tuple[int | None, int | None]:
    """Read how far each chain was shown."""
    parts = text.split(".")
    if not text or len(parts) != len(("study", "people")) or not all(p.isdecimal() for p in parts):
        return None, None
    return tuple(min(int(part), 2**62) or None for part in parts)  # type: ignore[return-value]


def _positions(shown: list[tuple[str, Event]], in_study: int | None, in_people: int | None) -> str:
    """Write how far each chain was shown: the lowest position, 0 for one that was not begun."""
    of_people = [event.position for chain, event in shown if chain == PEOPLE]
    of_study = [event.position for chain, event in shown if chain != PEOPLE]
    return f"{min(of_study, default=in_study or 0)}.{min(of_people, default=in_people or 0)}"
