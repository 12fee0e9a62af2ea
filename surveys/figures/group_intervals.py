"""Where each community, or group of another attribute, places the alliances on both axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.interval_words import GROUPS
from surveys.figures.interval_words import WORDS
from surveys.figures.intervals import Estimate
from surveys.figures.intervals import IntervalColumn
from surveys.figures.intervals import IntervalRow
from surveys.figures.intervals import Intervals
from surveys.figures.intervals import IntervalSection
from surveys.figures.intervals import intervals_figure
from surveys.figures.numerals import decimal
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.figures.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisScale:
    """An axis of the plane: its name, its scale and its cut point."""

    name: str
    minimum: float
    maximum: float
    cut: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlace:
    """A group's mean on each axis, the vertical one first; ``places`` is None for one that is too small to show."""

    name: str
    places: tuple[Estimate, Estimate] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedAlliance:
    """An alliance as the whole panel and as each group places it."""

    alliance: str
    panel: tuple[Estimate, Estimate]
    groups: tuple[GroupPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupIntervals:
    """All groups of an attribute; ``least`` is the size from which a group is shown."""

    axes: tuple[AxisScale, AxisScale]
    alliances: tuple[GroupedAlliance, ...]
    least: int
    notes: tuple[str, ...]
    language: str


def group_intervals_figure(groups: GroupIntervals) -> Figure:
    """Make the whole figure."""
    say, shared = GROUPS.to(groups.language), WORDS.to(groups.language)
    return intervals_figure(
        Intervals(
            title=say("title"),
            description=describe(groups),
            names=(SHARED.to(groups.language)("alliance"), say("group"), shared("axis")),
            columns=columns_of(groups.axes),
            sections=tuple(
                IntervalSection(
                    heading=each.alliance,
                    rows=(
                        IntervalRow(label=say("panel"), cells=each.panel, is_main=True),
                        *(_row(groups, group) for group in each.groups),
                    ),
                )
                for each in groups.alliances
            ),
            notes=groups.notes,
            language=groups.language,
            reference_words=shared("cut key"),
        )
    )


def columns_of(axes: Sequence[AxisScale]) -> tuple[IntervalColumn, ...]:
    """Make a column of each axis, with a line at its cut point."""
    return tuple(
        IntervalColumn(title=axis.name, low=axis.minimum, high=axis.maximum, references=(axis.cut,))
        for axis in axes
    )


def describe(groups: GroupIntervals) -> str:
    """Say where each group places each alliance."""
    say, shared = GROUPS.to(groups.language), SHARED.to(groups.language)
    return " ".join(
        say(
            "description",
            alliance=each.alliance,
            listed=shared("joined").join(
                _placed(groups, name, places)
                for name, places in (
                    (say("panel"), each.panel),
                    *((group.name, group.places) for group in each.groups),
                )
            ),
        )
        for each in groups.alliances
    )


def _placed(groups: GroupIntervals, name: str, places: tuple[Estimate, Estimate] | None) -> str:
    say = GROUPS.to(groups.language)
    values = [place.estimate for place in places or ()]
    if len(values) == len(groups.axes) and None not in values:
        vertical, horizontal = (decimal(value) for value in values if value is not None)
        n = SHARED.to(groups.language)("n", n=places[0].n) if places else ""
        return f"{say('place', group=name, vertical=vertical, horizontal=horizontal)} ({n})"
    return SHARED.to(groups.language)("colon", name=name, what=_why(groups, places))


def _why(groups: GroupIntervals, places: tuple[Estimate, Estimate] | None) -> str:
    if places is None:
        return GROUPS.to(groups.language)("withheld", least=groups.least)
    return next((place.why for place in places if place.estimate is None), "")


def _row(groups: GroupIntervals, group: GroupPlace) -> IntervalRow:
    if group.places is not None:
        return IntervalRow(label=group.name, cells=group.places)
    withheld = Estimate(estimate=None, why=_why(groups, None))
    return IntervalRow(label=group.name, cells=(withheld, withheld))
