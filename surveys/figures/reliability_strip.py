"""The coefficients of agreement among experts, axis by axis; the three questions are kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING
from typing import Literal

from surveys.figures.interval_words import RELIABILITY
from surveys.figures.interval_words import WORDS
from surveys.figures.intervals import IntervalColumn
from surveys.figures.intervals import IntervalRow
from surveys.figures.intervals import Intervals
from surveys.figures.intervals import IntervalSection
from surveys.figures.intervals import intervals_figure
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.figures.intervals import Estimate

Question = Literal["concentration", "order", "numbers"]

QUESTIONS: tuple[Question, ...] = ("concentration", "order", "numbers")
_LOWEST, _HIGHEST = -1.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """A coefficient under the question that it answers, with an estimate for each axis or None."""

    question: Question
    name: str
    by_axis: tuple[Estimate | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityStrip:
    """Coefficients that are 1 where experts agree in full; ``axes`` are the names of the axes."""

    axes: tuple[str, ...]
    coefficients: tuple[Coefficient, ...]
    notes: tuple[str, ...]
    language: str


def reliability_strip_figure(strip: ReliabilityStrip) -> Figure:
    """Make the whole figure."""
    say, shared = RELIABILITY.to(strip.language), WORDS.to(strip.language)
    return intervals_figure(
        Intervals(
            title=say("title"),
            description=describe(strip),
            names=(say("question"), say("coefficient"), shared("axis")),
            columns=tuple(
                IntervalColumn(title=axis, low=_lowest(strip), high=_HIGHEST, references=(0.0,))
                for axis in strip.axes
            ),
            sections=tuple(
                IntervalSection(
                    heading=say(question),
                    rows=tuple(
                        IntervalRow(label=each.name, cells=each.by_axis)
                        for each in _of(strip, question)
                    ),
                )
                for question in QUESTIONS
                if _of(strip, question)
            ),
            notes=strip.notes,
            language=strip.language,
            chance_words=shared("chance key"),
        )
    )


def describe(strip: ReliabilityStrip) -> str:
    """Say how many coefficients there are for each question: no number stands for all of them."""
    say, shared = RELIABILITY.to(strip.language), SHARED.to(strip.language)
    counted = []
    for question in QUESTIONS:
        cells = [cell for each in _of(strip, question) for cell in each.by_axis if cell]
        defined = sum(cell.estimate is not None for cell in cells)
        if cells:
            counted.append(say("counted", name=say(question), count=defined, total=len(cells)))
    return say("description", listed=shared("joined").join(counted))


def _of(strip: ReliabilityStrip, question: Question) -> tuple[Coefficient, ...]:
    return tuple(each for each in strip.coefficients if each.question == question)


def _lowest(strip: ReliabilityStrip) -> float:
    """Begin the scale at 0, and half a point or more lower where a coefficient or its interval lies there."""
    found = [
        value
        for each in strip.coefficients
        for cell in each.by_axis
        if cell
        for value in (cell.estimate, cell.low)
        if value is not None
    ]
    return max(_LOWEST, floor(2 * min([*found, 0.0])) / 2)
