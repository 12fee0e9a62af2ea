"""Whether claimed placement probabilities are right as often as they claim, on simulated panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.calibration_drawing import draw_calibration
from surveys.figures.calibration_words import WORDS
from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.numerals import decimal
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBin:
    """Panels that claimed about the same: the mean of their claims, and the share that was right."""

    claimed: float
    right: float
    low: float | None
    high: float | None
    panels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationSeries:
    """One distribution of true positions, or one method."""

    name: str
    bins: tuple[CalibrationBin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Up to four series over claims from ``least`` to 1."""

    series: tuple[CalibrationSeries, ...]
    notes: tuple[str, ...]
    language: str
    least: float = 0.0


def calibration_figure(calibration: Calibration) -> Figure:
    """Make the whole figure."""
    return whole(
        title=WORDS.to(calibration.language)("title"),
        description=describe(calibration),
        notes=calibration.notes,
        language=calibration.language,
        draw=lambda page: draw_calibration(calibration, page),
        table=table(calibration),
    )


def describe(calibration: Calibration) -> str:
    """Say by how much each series claims too much or too little, over all its panels."""
    shared = SHARED.to(calibration.language)
    return WORDS.to(calibration.language)(
        "description", listed=shared("joined").join(_excess(calibration))
    )


def table(calibration: Calibration) -> Table:
    """Give every point with its interval and number of panels."""
    say, shared = WORDS.to(calibration.language), SHARED.to(calibration.language)
    return Table(
        columns=(
            say("series"),
            say("claimed"),
            say("right"),
            shared("low"),
            shared("high"),
            say("panels"),
        ),
        rows=tuple(
            (series.name, each.claimed, each.right, each.low, each.high, each.panels)
            for series in calibration.series
            for each in series.bins
        ),
    )


def _excess(calibration: Calibration) -> Iterator[str]:
    say = WORDS.to(calibration.language)
    for series in calibration.series:
        panels = sum(each.panels for each in series.bins)
        if not panels:
            continue
        claimed = sum(each.claimed * each.panels for each in series.bins) / panels
        right = sum(each.right * each.panels for each in series.bins) / panels
        yield say(
            "excess",
            name=series.name,
            claimed=decimal(claimed),
            right=decimal(right),
            panels=panels,
        )
