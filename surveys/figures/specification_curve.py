"""Every reasonable analysis of one alliance: where each puts it, and by which choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.specification_drawing import draw_specifications
from surveys.figures.specification_phrases import options_of
from surveys.figures.specification_words import WORDS
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.group_intervals import AxisScale

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What an analysis has to choose, and the options that were tried."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """One analysis: an option of each choice by its place, and what comes out; ``phase`` is a place, too."""

    options: tuple[int, ...]
    vertical: float
    horizontal: float
    phase: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificationCurve:
    """All analyses of one alliance, and the phase of the one that was fixed before the round opened."""

    alliance: str
    n: int
    axes: tuple[AxisScale, AxisScale]
    phases: tuple[str, ...]
    phase: int
    choices: tuple[Choice, ...]
    specifications: tuple[Specification, ...]
    notes: tuple[str, ...]
    language: str

    @property
    def ordered(self) -> tuple[Specification, ...]:
        """First those in which the phase holds, by their position; then those that differ."""
        return tuple(
            sorted(
                self.specifications,
                key=lambda each: (
                    each.phase != self.phase,
                    each.vertical,
                    each.horizontal,
                    each.options,
                ),
            )
        )

    @property
    def holding(self) -> int:
        """In how many analyses the phase holds."""
        return sum(each.phase == self.phase for each in self.specifications)


def specification_figure(curve: SpecificationCurve, *, is_short: bool = False) -> Figure:
    """Make the whole figure; a short one leaves the options of the analyses to its table."""
    return whole(
        title=_title(curve),
        description=describe(curve),
        notes=curve.notes,
        language=curve.language,
        draw=lambda page: draw_specifications(curve, page, is_short=is_short),
        table=table(curve),
    )


def describe(curve: SpecificationCurve) -> str:
    """Say in how many analyses the phase holds, and name the few in which it does not."""
    say, shared = WORDS.to(curve.language), SHARED.to(curve.language)
    differing = curve.ordered[curve.holding :]
    sentence = say("description", title=_title(curve), n=curve.n)
    if not differing:
        return sentence
    named = [
        f"{curve.phases[each.phase]} ({shared('listed').join(options_of(curve, each))})"
        for each in differing[:_MOST_NAMED]
    ]
    rest = len(differing) - len(named)
    if rest:
        named.append(say("more", count=rest))
    return sentence + say("differing", listed=shared("joined").join(named))


def table(curve: SpecificationCurve) -> Table:
    """Give each analysis with its choices and what comes out."""
    say = WORDS.to(curve.language)
    return Table(
        columns=(
            say("analysis"),
            *(choice.name for choice in curve.choices),
            *(axis.name for axis in curve.axes),
            SHARED.to(curve.language)("phase"),
        ),
        rows=tuple(
            (
                number,
                *options_of(curve, each),
                each.vertical,
                each.horizontal,
                curve.phases[each.phase],
            )
            for number, each in enumerate(curve.ordered, 1)
        ),
    )


def _title(curve: SpecificationCurve) -> str:
    return WORDS.to(curve.language)(
        "title",
        alliance=curve.alliance,
        phase=curve.phases[curve.phase],
        count=curve.holding,
        total=len(curve.specifications),
    )
