"""How far the allies agree on each named threat, as the experts rate it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.group_intervals import columns_of
from surveys.figures.interval_phrases import written
from surveys.figures.interval_words import THREATS
from surveys.figures.interval_words import WORDS
from surveys.figures.intervals import IntervalRow
from surveys.figures.intervals import Intervals
from surveys.figures.intervals import IntervalSection
from surveys.figures.intervals import intervals_figure
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.figures.group_intervals import AxisScale
    from surveys.figures.intervals import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatenedAlliance:
    """An alliance with the (name, threat agreement) of each threat that was named to the experts."""

    alliance: str
    threats: tuple[tuple[str, Estimate], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatIntervals:
    """Every alliance on the axis of threat agreement, threat by threat."""

    axis: AxisScale
    alliances: tuple[ThreatenedAlliance, ...]
    notes: tuple[str, ...]
    language: str


def threat_intervals_figure(threats: ThreatIntervals) -> Figure:
    """Make the whole figure."""
    say, shared = THREATS.to(threats.language), WORDS.to(threats.language)
    return intervals_figure(
        Intervals(
            title=say("title"),
            description=describe(threats),
            names=(SHARED.to(threats.language)("alliance"), say("threat"), shared("axis")),
            columns=columns_of((threats.axis,)),
            sections=tuple(
                IntervalSection(
                    heading=each.alliance,
                    rows=tuple(
                        IntervalRow(label=name, cells=(found,)) for name, found in each.threats
                    ),
                )
                for each in threats.alliances
            ),
            notes=threats.notes,
            language=threats.language,
            reference_words=shared("cut key"),
        )
    )


def describe(threats: ThreatIntervals) -> str:
    """Say the threat agreement on each threat."""
    say, shared = THREATS.to(threats.language), SHARED.to(threats.language)
    return " ".join(
        say(
            "description",
            alliance=each.alliance,
            listed=shared("joined").join(
                f"{name} {written(found)}" for name, found in each.threats
            ),
        )
        for each in threats.alliances
    )
