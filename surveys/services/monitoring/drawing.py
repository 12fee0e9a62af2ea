"""The figures of field work: the curve, where experts stop, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures import field_work as curves
from surveys.figures.render import render
from surveys.figures.stacked_bars import Bar
from surveys.figures.stacked_bars import StackedBars
from surveys.figures.stacked_bars import stacked_bars_spec
from surveys.model.chains import canonical_json
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.services.caching import cached
from surveys.services.launching import find_round
from surveys.services.monitoring.curve import curve_of
from surveys.services.monitoring.quality import quality_of
from surveys.services.reporting import compute
from surveys.storage import field_work as counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from surveys.figures.render import Format
    from surveys.model.rounds import RoundName
    from surveys.services.monitoring.missing import ItemQuality
    from surveys.services.monitoring.quality import Quality
    from surveys.services.workspace import Workspace

    #: A spec with its title and its description.
    Drawn = tuple[dict[str, Any], str, str]

_SIMULATED = "Simulated data. "
_PARTS = ("Skipped", "Cannot judge", "Refused to answer")


def draw(workspace: Workspace, name: RoundName, figure: str, form: Format) -> bytes:
    """Draw a figure of a round, or take it from the cache.

    Raises
    ------
    NotFound
        When there is no figure of that name.
    Refused
        When what it would show is withheld, or there is nothing to show.
    """
    if figure not in FIGURES:
        raise NotFound(f"The field work has no figure “{figure}”; it has {', '.join(FIGURES)}.")
    spec, title, description = FIGURES[figure](workspace, name)
    return cached(
        workspace,
        name.study,
        canonical_json([spec, form, title, description]),
        form,
        lambda: compute(render, spec, form, title=title, description=description),
        instead_of=f"{figure}-{name.round}",
    )


def _simulated(workspace: Workspace) -> str:
    return _SIMULATED if workspace.settings.is_demonstration else ""


def _curve(workspace: Workspace, name: RoundName) -> Drawn:
    listed, curve = find_round(workspace, name), curve_of(workspace, name)
    with workspace.study(name.study).snapshot() as db:
        invited = sum(group.counts.invited for group in counted.count_groups(db, name.round))
    days = curve.days
    figure = curves.FieldWork(
        title=f"Begun and submitted, round {listed.round.name.round}",
        description=curve.in_words(invited),
        days=tuple(_day(each.date) for each in days),
        curves=(
            curves.Curve(label="Begun", counts=tuple(each.begun for each in days)),
            curves.Curve(label="Submitted", counts=tuple(each.submitted for each in days)),
        ),
        footnote=(
            f"{_simulated(workspace)}{invited} invited. Counts at the end of each day ({curve.time_zone})."
        ),
        language="en",
        marks=tuple(
            curves.Mark(label=f"Reminder {wave}", day=at)
            for at, each in enumerate(days)
            for wave in each.reminders
        ),
    )
    return curves.field_work_spec(figure), figure.title, figure.description


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _pages(workspace: Workspace, name: RoundName) -> Drawn:
    pages = quality_of(workspace, name).pages
    total = sum(page.broke_off for page in pages)
    if not total:
        raise Refused("Nobody began and stopped before submitting, so there is nothing to draw.")
    most = max(pages, key=lambda page: page.broke_off)
    figure = StackedBars(
        title=f"Where experts stopped, round {name.round}",
        description=(
            f"{total} experts began and have not submitted; most of them, {most.broke_off}, came as far as "
            f"“{most.name}”."
        ),
        parts=("Stopped here",),
        bars=tuple(
            Bar(label=page.name, lengths=(page.broke_off,), words=str(page.broke_off))
            for page in pages
        ),
        footnote=(
            f"{_simulated(workspace)}By the last page that was reached, of {total} experts who began and have neither "
            "submitted, withdrawn nor declined."
        ),
        language="en",
    )
    return stacked_bars_spec(figure), figure.title, figure.description


def _items(workspace: Workspace, name: RoundName) -> Drawn:
    found = quality_of(workspace, name)
    shown = [item for item in found.items if item.asked]
    if not shown:
        raise Refused(found.nothing_yet or "No item was asked, so there is nothing to draw.")
    most = max(shown, key=_share)
    figure = StackedBars(
        title=f"Answers that are missing, round {name.round}",
        description=(
            f"Of {found.counted} responses. Most is missing of “{most.text}”: {most.missing} of {most.asked} answers."
        ),
        parts=_PARTS,
        bars=tuple(_bar(item) for item in shown),
        footnote=_below_items(workspace, found, len(found.items) - len(shown)),
        language="en",
    )
    return stacked_bars_spec(figure), figure.title, figure.description


def _share(item: ItemQuality) -> float:
    return item.missing / (item.asked or 1)


def _bar(item: ItemQuality) -> Bar:
    counts = (item.skipped or 0, item.cannot_judge or 0, item.refused or 0)
    return Bar(
        label=item.text,
        lengths=tuple(count / (item.asked or 1) for count in counts),
        words=f"{100 * _share(item):.0f} % of {item.asked}",
    )


def _below_items(workspace: Workspace, found: Quality, left_out: int) -> str:
    missing = f" {left_out} items are not shown: too few were asked them." if left_out else ""
    return f"{_simulated(workspace)}Share of the times that an item was asked, in {found.counted} responses.{missing}"


FIGURES: dict[str, Callable[[Workspace, RoundName], Drawn]] = {
    "curve": _curve,
    "pages": _pages,
    "items": _items,
}
