"""What part of a change comes from experts who changed, and what part from other experts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.location import exact_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray

LIMIT = 0.30  # a panel that turned over by more is compared by the measurement model


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisParts:
    """The change of the panel's mean on one axis as the sum of two parts.

    Attributes
    ----------
    total
        The later mean of all experts minus the earlier mean of all.
    stayers
        The stayers' own mean change, times the mean of their shares of the two panels.
    composition
        What comes from entrants and leavers standing elsewhere than the stayers.
    reason
        Why they are missing: one to four who entered or left would be shown by them.

    """

    total: float | None
    stayers: float | None
    composition: float | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnover:
    """Who judged both times, who the earlier, and who the later time only.

    Attributes
    ----------
    share
        Entrants and leavers among all who judged at either time.
    model_should_lead
        Whether more than 30 % turned over: the measurement model, which links the occasions by
        stayers and vignettes, should then be believed before these means.
    axes
        By axis.

    """

    n_stayers: int
    n_entrants: int
    n_leavers: int
    share: float
    model_should_lead: bool
    axes: Mapping[str, AxisParts]


def turnover_of(
    before: FloatArray, after: FloatArray, axes: tuple[str, str], *, minimum: int = 5
) -> Turnover:
    """Split the change of the mean into the stayers' part and that of the composition.

    With w₁, w₂ the stayers' shares of the two panels, s̄ their mean over both occasions, l and e the
    means of leavers and entrants: Δ = (w₁ + w₂)/2 · Δ_stayers + [(1 − w₂)(e − s̄) − (1 − w₁)(l − s̄)]
    (Kitagawa 1955). Both parts stay what they are when the scale is shifted.

    Parameters
    ----------
    before, after
        shape (experts, 2): both scores of each expert at each time, NaN in both where there are none.
    axes
        Their names.
    minimum
        Fewer entrants, leavers or stayers are no group to say anything of.

    """
    first, last = ~_absent(before), ~_absent(after)
    stayed, entered, left = first & last, last & ~first, first & ~last
    counts = (int(stayed.sum()), int(entered.sum()), int(left.sum()))
    of_any = sum(counts)
    share = (counts[1] + counts[2]) / of_any if of_any else 0.0
    hidden = counts[0] < minimum or any(0 < n < minimum for n in counts[1:])
    return Turnover(
        n_stayers=counts[0],
        n_entrants=counts[1],
        n_leavers=counts[2],
        share=share,
        model_should_lead=share > LIMIT,
        axes={
            name: AxisParts(total=None, stayers=None, composition=None, reason="too_few_experts")
            if hidden
            else _parts(
                before[first, axis], after[last, axis], before[stayed, axis], after[stayed, axis]
            )
            for axis, name in enumerate(axes)
        },
    )


def _absent(scores: FloatArray) -> BoolArray:
    return np.asarray(np.isnan(scores).any(axis=1), dtype=np.bool_)


def _parts(
    earlier: FloatArray, later: FloatArray, stayed_from: FloatArray, stayed_to: FloatArray
) -> AxisParts:
    total = exact_mean(later) - exact_mean(earlier)
    share = (len(stayed_from) / len(earlier) + len(stayed_to) / len(later)) / 2
    own = share * (exact_mean(stayed_to) - exact_mean(stayed_from))
    return AxisParts(total=total, stayers=own, composition=total - own)
