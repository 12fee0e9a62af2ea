"""What is said of a single analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.numerals import decimal
from surveys.figures.specification_words import WORDS
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.specification_curve import Specification
    from surveys.figures.specification_curve import SpecificationCurve


def options_of(curve: SpecificationCurve, specification: Specification) -> tuple[str, ...]:
    """Name the options of an analysis."""
    return tuple(
        choice.options[place]
        for choice, place in zip(curve.choices, specification.options, strict=True)
    )


def said(curve: SpecificationCurve, number: int, each: Specification) -> str:
    """Say what an analysis gives, and its choices."""
    shared = SHARED.to(curve.language)
    return WORDS.to(curve.language)(
        "said",
        number=number,
        total=len(curve.specifications),
        phase=curve.phases[each.phase],
        vertical=decimal(each.vertical),
        horizontal=decimal(each.horizontal),
        vertical_title=curve.axes[0].name,
        horizontal_title=curve.axes[1].name,
        options=shared("listed").join(options_of(curve, each)),
    )
