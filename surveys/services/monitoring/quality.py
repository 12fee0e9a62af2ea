"""How carefully a round is answered: time, what was skipped or could not be judged, and flags.

While a round is open all of it moves on with every fifth submission, like the results, so that nothing shows what a
single expert answered; single responses are listed only once it is closed.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.chains import canonical_json
from surveys.model.rounds import RoundState
from surveys.services.caching import cached
from surveys.services.launching import find_round
from surveys.services.monitoring.counting_quality import count_quality
from surveys.services.monitoring.missing import items_of
from surveys.services.monitoring.pages_reached import pages_reached
from surveys.services.reporting.pooling import EVERY
from surveys.services.reporting.pooling import shown_as_of
from surveys.storage import field_work as counted
from surveys.storage import rounds
from surveys.storage import submissions

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.questions import Question
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.monitoring.missing import ItemQuality
    from surveys.services.monitoring.pages_reached import PageReached
    from surveys.services.workspace import Workspace

_SHORT_LABEL = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The median seconds of ``n`` responses whose time was recorded; ``reason`` says why there is none."""

    median_seconds: float | None
    n: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagCount:
    """How many of the responses that could be checked for a sign show it; ``reason`` says why none could be."""

    kind: str
    flagged: int
    checked: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """A response with a flag, by a short label that names nobody, and why."""

    label: str
    pseudonym: str
    kinds: tuple[str, ...]
    reasons: tuple[str, ...]

    def why(self, kind: str) -> str:
        """Say why the response has this flag; empty where it has not."""
        return dict(zip(self.kinds, self.reasons, strict=True)).get(kind, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How carefully a round is answered; ``nothing_yet`` says so where nothing may be shown, and why."""

    listed: ListedRound
    as_of: datetime | None
    counted: int
    nothing_yet: str
    time: Timing
    pages: tuple[PageReached, ...]
    items: tuple[ItemQuality, ...]
    flags: tuple[FlagCount, ...]
    flagged: tuple[Flagged, ...]

    @property
    def lists_responses(self) -> bool:
        """Whether single responses may be listed: only once no answer can come in any more."""
        return _may_list(self.listed)

    def as_dict(self) -> dict[str, Any]:
        """Return all of it as plain JSON; single responses stand in it by their pseudonym once the round is closed."""
        return {
            "round": str(self.listed.round.name),
            "state": self.listed.state.value,
            "as_of": self.as_of and self.as_of.isoformat(),
            "counted": self.counted,
            "nothing_yet": self.nothing_yet,
            "time": asdict(self.time),
            "pages": [asdict(page) for page in self.pages],
            "items": [asdict(item) for item in self.items],
            "flags": [asdict(flag) for flag in self.flags],
            "flagged": [
                {
                    "pseudonym": each.pseudonym,
                    "why": dict(zip(each.kinds, each.reasons, strict=True)),
                }
                for each in self.flagged
            ]
            if self.lists_responses
            else None,
        }


_NOT_RECORDED = "This study does not record how long pages take."
_NOBODY = "Nobody who counts has a recorded time."
_NOTHING_YET = (
    f"While answers can come in these numbers appear with the {EVERY}th submission and move on with every {EVERY}th after "
    "it, so that nothing shows what a single expert answered. When an expert who is in them withdraws, they are "
    "withheld until they next move on."
)


def quality_of(workspace: Workspace, name: RoundName, language: str = "") -> Quality:
    """Look at how carefully a round is answered; pages and items are named in the study’s first language or as asked."""
    listed = find_round(workspace, name)
    language = language or listed.study.languages[0]
    with workspace.study(name.study).snapshot() as db:
        as_of = shown_as_of(db, name, is_collecting=listed.is_collecting)
        at = submissions.time_of(db, as_of) if as_of else None
        break_offs = counted.list_break_offs(db, name.round)
        questions = rounds.list_questions(db, name)
    found = _found(workspace, listed, questions, as_of) if as_of else None
    times = found["pages"] if found else {}
    return Quality(
        listed=listed,
        as_of=at,
        counted=found["counted"] if found else 0,
        nothing_yet="" if found else _why_nothing(listed, workspace.clock()),
        time=_timing(listed, found),
        pages=pages_reached(listed.study, times, break_offs, language),
        items=items_of(
            listed.study,
            questions,
            found["missing"],
            found["counted"],
            language=language,
            is_withholding=not _may_list(listed),
        )
        if found
        else (),
        flags=_flags(found) if found else (),
        flagged=_flagged(found) if found and _may_list(listed) else (),
    )


def _why_nothing(listed: ListedRound, now: datetime) -> str:
    opened = listed.round.opened_at
    if opened is None or opened > now:
        return "The round has not been opened, so nobody can have answered yet."
    return "Nobody submitted answers." if _may_list(listed) else _NOTHING_YET


def _may_list(listed: ListedRound) -> bool:
    return listed.state in {RoundState.CLOSED, RoundState.FINAL} and not listed.is_in_grace


def _found(
    workspace: Workspace, listed: ListedRound, questions: tuple[Question, ...], as_of: int
) -> dict[str, Any]:
    """Count it, or take it from the cache, which a withdrawal empties."""
    about: list[Any] = ["quality", 2, str(listed.round.name), listed.round.version, as_of]
    label = f"quality-{listed.round.name.round}"
    document: dict[str, Any] = json.loads(
        cached(
            workspace,
            listed.round.name.study,
            canonical_json(about),
            "json",
            lambda: json.dumps(count_quality(workspace, listed, questions, as_of)).encode(),
            instead_of=label,
        )
    )
    return document


def _timing(listed: ListedRound, found: dict[str, Any] | None) -> Timing:
    if not listed.study.conduct.records_paradata:
        return Timing(median_seconds=None, n=0, reason=_NOT_RECORDED)
    median, n = (found["time"]["median"], found["time"]["n"]) if found else (None, 0)
    return Timing(median_seconds=median, n=n, reason="" if n else _NOBODY)


def _flags(found: dict[str, Any]) -> tuple[FlagCount, ...]:
    return tuple(FlagCount(**each) for each in found["flags"])


def _flagged(found: dict[str, Any]) -> tuple[Flagged, ...]:
    return tuple(
        Flagged(
            label=each["pseudonym"][:_SHORT_LABEL],
            pseudonym=each["pseudonym"],
            kinds=tuple(each["reasons"]),
            reasons=tuple(each["reasons"].values()),
        )
        for each in found["flagged"]
    )
