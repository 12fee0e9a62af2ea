"""Where an alliance stands by each way of pooling the experts' scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.group_intervals import columns_of
from surveys.figures.interval_words import POOLS
from surveys.figures.interval_words import WORDS
from surveys.figures.intervals import IntervalRow
from surveys.figures.intervals import Intervals
from surveys.figures.intervals import IntervalSection
from surveys.figures.intervals import intervals_figure
from surveys.figures.numerals import decimal

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.figures.group_intervals import AxisScale
    from surveys.figures.intervals import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledPlace:
    """What one way of pooling gives on each axis, the vertical one first; the headline ``is_main``."""

    name: str
    places: tuple[Estimate, Estimate]
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolIntervals:
    """One alliance by every way of pooling."""

    alliance: str
    axes: tuple[AxisScale, AxisScale]
    pools: tuple[PooledPlace, ...]
    notes: tuple[str, ...]
    language: str


def pool_intervals_figure(pools: PoolIntervals) -> Figure:
    """Make the whole figure."""
    say, shared = POOLS.to(pools.language), WORDS.to(pools.language)
    return intervals_figure(
        Intervals(
            title=say("title", alliance=pools.alliance),
            description=describe(pools),
            names=("", say("pool"), shared("axis")),
            columns=columns_of(pools.axes),
            sections=(
                IntervalSection(
                    heading="",
                    rows=tuple(
                        IntervalRow(label=each.name, cells=each.places, is_main=each.is_main)
                        for each in pools.pools
                    ),
                ),
            ),
            notes=pools.notes,
            language=pools.language,
            reference_words=shared("cut key"),
        )
    )


def describe(pools: PoolIntervals) -> str:
    """Say between which values the ways of pooling lie on each axis."""
    say = POOLS.to(pools.language)
    sentences = []
    for place, axis in enumerate(pools.axes):
        found = [
            value for each in pools.pools if (value := each.places[place].estimate) is not None
        ]
        if found:
            sentences.append(
                say(
                    "description",
                    alliance=pools.alliance,
                    count=len(found),
                    low=decimal(min(found)),
                    high=decimal(max(found)),
                    axis=axis.name,
                )
            )
    return " ".join(sentences)
