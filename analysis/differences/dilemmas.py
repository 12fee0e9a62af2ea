"""The alliance security dilemma: the fear of abandonment against that of entrapment, state by state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.constructs import construct_values
from analysis.constructs import guarded_mean
from analysis.differences.perspectives import flips_of
from analysis.ellipse import posterior_ellipse
from analysis.frame import TOLERANCE
from analysis.posterior import posterior_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.change.sign_flips import PermutationTest
    from analysis.ellipse import Ellipse
    from analysis.options import Options
    from analysis.results import Statistic
    from analysis.sheets import Sheet

ABANDONMENT = "abandonment"
ENTRAPMENT = "entrapment"
QUADRANTS = ("both", "abandonment", "entrapment", "neither")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadrantShare:
    """How many experts, each by their own two scores, stand in a quadrant."""

    share: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilemma:
    """One government's fears of abandonment and of entrapment, and the first minus the second.

    The two governments' fears are never averaged.

    Attributes
    ----------
    n
        Experts with both scores: difference, test, ellipses and quadrants rest on them.
    test
        The sign-flip test of the difference.
    ellipses
        By level: the region that holds the panel's true mean of both, x being entrapment and y
        abandonment; None for fewer than five experts.
    middle
        The middle of the scale, at which the quadrants meet; a score on it counts as high.
    quadrants
        By quadrant (both, abandonment, entrapment, neither): the experts whose scores are high on
        both, on that one only, or on none; None for fewer than five.

    """

    holder: str
    n: int
    abandonment: Statistic
    entrapment: Statistic
    difference: Statistic
    test: PermutationTest
    ellipses: Mapping[str, Ellipse] | None
    middle: float
    quadrants: Mapping[str, QuadrantShare] | None


def dilemmas(sheet: Sheet, options: Options) -> tuple[Dilemma, ...]:
    """Give both fears of each government apart: A's, the United States' by default, first."""
    holders = [
        {question.item.holder for question in sheet.questions if question.item.construct == fear}
        for fear in (ABANDONMENT, ENTRAPMENT)
    ]
    return tuple(_dilemma(sheet, holder, options) for holder in sorted(holders[0] & holders[1]))


def _dilemma(sheet: Sheet, holder: str, options: Options) -> Dilemma:
    fears = [construct_values(sheet, fear, holder) for fear in (ABANDONMENT, ENTRAPMENT)]
    pairs = np.column_stack(fears)
    pairs = pairs[~np.isnan(pairs).any(axis=1)]
    middle = _middle(sheet, holder)
    is_told = len(pairs) >= options.minimum_placed
    return Dilemma(
        holder=holder,
        n=len(pairs),
        abandonment=guarded_mean(fears[0], options),
        entrapment=guarded_mean(fears[1], options),
        difference=guarded_mean(pairs[:, 0] - pairs[:, 1], options),
        test=flips_of(pairs[:, 0] - pairs[:, 1], options),
        ellipses=_ellipses(pairs, options) if is_told else None,
        middle=middle,
        quadrants=_quadrants(pairs, middle) if is_told else None,
    )


def _middle(sheet: Sheet, holder: str) -> float:
    place = sheet.columns(ABANDONMENT, holder=holder)[0]
    item = sheet.questions[place].item
    return (item.minimum + item.maximum) / 2


def _ellipses(pairs: FloatArray, options: Options) -> dict[str, Ellipse]:
    """Draw abandonment (vertical) over entrapment (horizontal)."""
    posterior = posterior_of(pairs)
    return {
        f"{100 * level:g}": posterior_ellipse(posterior, level) for level in options.ellipse_levels
    }


def _quadrants(pairs: FloatArray, middle: float) -> dict[str, QuadrantShare]:
    abandonment, entrapment = (pairs >= middle - TOLERANCE).T
    inside = (
        abandonment & entrapment,
        abandonment & ~entrapment,
        ~abandonment & entrapment,
        ~abandonment & ~entrapment,
    )
    shares = [QuadrantShare(share=float(each.mean()), n=int(each.sum())) for each in inside]
    return dict(zip(QUADRANTS, shares, strict=True))
