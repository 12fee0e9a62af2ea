"""Where the same alliances stood before and stand after, axis by axis, by those who rated twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.interval_phrases import written
from surveys.figures.interval_words import WORDS as INTERVALS
from surveys.figures.slopes_drawing import draw_slopes
from surveys.figures.slopes_words import WORDS
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.group_intervals import AxisScale
    from surveys.figures.intervals import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """An alliance on one axis, at both times, by the same experts."""

    alliance: str
    before: Estimate
    after: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeAxis:
    """An axis with every alliance on it."""

    axis: AxisScale
    slopes: tuple[Slope, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slopes:
    """Both axes between two rounds or periods."""

    before: str
    after: str
    axes: tuple[SlopeAxis, ...]
    notes: tuple[str, ...]
    language: str


def slopes_figure(slopes: Slopes) -> Figure:
    """Make the whole figure."""
    return whole(
        title=WORDS.to(slopes.language)("title", before=slopes.before, after=slopes.after),
        description=describe(slopes),
        notes=slopes.notes,
        language=slopes.language,
        draw=lambda page: draw_slopes(slopes, page),
        table=table(slopes),
    )


def describe(slopes: Slopes) -> str:
    """Say from where to where each alliance went on each axis."""
    say, shared = WORDS.to(slopes.language), SHARED.to(slopes.language)
    return " ".join(
        say(
            "description",
            axis=each.axis.name,
            listed=shared("joined").join(
                say(
                    "went",
                    alliance=slope.alliance,
                    before=written(slope.before),
                    after=written(slope.after),
                    n=slope.after.n,
                )
                for slope in each.slopes
            ),
        )
        for each in slopes.axes
    )


def table(slopes: Slopes) -> Table:
    """Give both ends of every line."""
    say, shared = WORDS.to(slopes.language), SHARED.to(slopes.language)
    return Table(
        columns=(
            shared("alliance"),
            INTERVALS.to(slopes.language)("axis"),
            say("when"),
            shared("estimate"),
            shared("low"),
            shared("high"),
            shared("experts"),
        ),
        rows=tuple(
            (slope.alliance, each.axis.name, when, end.estimate, end.low, end.high, end.n)
            for each in slopes.axes
            for slope in each.slopes
            for when, end in ((slopes.before, slope.before), (slopes.after, slope.after))
        ),
    )
