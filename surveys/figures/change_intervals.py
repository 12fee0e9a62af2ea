"""What changed from one round or period to another: of all experts, of those who stayed, and by turnover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.interval_words import CHANGE
from surveys.figures.interval_words import WORDS
from surveys.figures.intervals import IntervalColumn
from surveys.figures.intervals import IntervalRow
from surveys.figures.intervals import Intervals
from surveys.figures.intervals import IntervalSection
from surveys.figures.intervals import intervals_figure
from surveys.figures.numerals import decimal
from surveys.figures.numerals import short
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.figures.intervals import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedAlliance:
    """The changes of an alliance in scale points; each has an estimate for each axis, the vertical one first."""

    alliance: str
    total: tuple[Estimate, Estimate]
    stayers: tuple[Estimate, Estimate]
    composition: tuple[Estimate, Estimate]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeIntervals:
    """All alliances between two rounds or periods; changes within ``±stable`` count as none."""

    before: str
    after: str
    axes: tuple[str, str]
    alliances: tuple[ChangedAlliance, ...]
    stable: float | None
    notes: tuple[str, ...]
    language: str


def change_intervals_figure(change: ChangeIntervals) -> Figure:
    """Make the whole figure."""
    say, shared = CHANGE.to(change.language), WORDS.to(change.language)
    stable = change.stable
    furthest = _furthest(change)
    return intervals_figure(
        Intervals(
            title=say("title", before=change.before, after=change.after),
            description=describe(change),
            names=(SHARED.to(change.language)("alliance"), say("part"), shared("axis")),
            columns=tuple(
                IntervalColumn(
                    title=axis,
                    low=-furthest,
                    high=furthest,
                    references=(0.0,),
                    band=(-stable, stable) if stable else None,
                )
                for axis in change.axes
            ),
            sections=tuple(
                IntervalSection(
                    heading=each.alliance,
                    rows=(
                        IntervalRow(label=say("total"), cells=each.total, is_main=True),
                        IntervalRow(label=say("stayers"), cells=each.stayers),
                        IntervalRow(label=say("composition"), cells=each.composition),
                    ),
                )
                for each in change.alliances
            ),
            notes=change.notes,
            language=change.language,
            reference_words=say("none key"),
            band_words=say("band key", bound=short(stable)) if stable else "",
        )
    )


def describe(change: ChangeIntervals) -> str:
    """Say how far each alliance moved on each axis."""
    say, shared = CHANGE.to(change.language), SHARED.to(change.language)
    return " ".join(
        say(
            "description",
            alliance=each.alliance,
            listed=shared("joined").join(
                say("moved", axis=axis, change=_signed(total), stayers=_signed(stayers))
                for axis, total, stayers in zip(change.axes, each.total, each.stayers, strict=True)
            ),
        )
        for each in change.alliances
    )


def _signed(found: Estimate) -> str:
    if found.estimate is None:
        return "–"
    written = decimal(found.estimate)
    return f"+{written}" if found.estimate > 0 else written


def _furthest(change: ChangeIntervals) -> float:
    """Make the scale wide enough for every interval, in half points, the same to both sides."""
    values = [
        abs(value)
        for each in change.alliances
        for part in (each.total, each.stayers, each.composition)
        for found in part
        for value in (found.estimate, found.low, found.high)
        if value is not None
    ]
    halves = int(2 * max([*values, change.stable or 0.0, 0.5]) + 0.999)
    return max(halves, 2) / 2
