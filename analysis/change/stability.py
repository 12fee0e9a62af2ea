"""Whether ratings have settled between two rounds, which is judged before consensus."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.cohen import cohen_kappa
from analysis.frame import TOLERANCE
from analysis.location import exact_mean

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.frame import Item
    from analysis.results import Coefficient

MOST_CHANGE = 0.15
MOST_MEDIAN = 0.5
MOST_CV = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """How far the ratings of one question moved between two rounds, by those who rated both times.

    Attributes
    ----------
    net_change
        Half the sum of the changes of the counts of all points, by expert: the share of the panel
        that the distribution moved by. Settled at .15 or less.
    moved
        The share of experts whose own rating moved by more than 15 % of the scale's range.
    kappa
        Quadratic-weighted kappa of the earlier and the later ratings, with its interval; no
        criterion.
    median_change, cv_change
        Later minus earlier median, settled within half a point; later minus earlier coefficient of
        variation, settled within .1; None where a mean is not above 0.
    settled
        Whether the distribution, the median and the coefficient of variation are.

    """

    settled: bool | None
    net_change: float | None
    moved: float | None
    kappa: Coefficient
    median_change: float | None
    cv_change: float | None
    n: int
    reason: str | None = None


def stability_of(
    before: FloatArray, after: FloatArray, item: Item, *, minimum: int = 5, level: float = 0.95
) -> Stability:
    """Compare the ratings of one question in two rounds.

    Net change and its limit: Scheibe, Skutsch and Schofer (1975); the median and the coefficient of
    variation: von der Gracht (2012).

    Parameters
    ----------
    before, after
        shape (n,): points of the item's scale by the same experts in the same order, none NaN.
    item
        For its scale.
    minimum
        Fewer experts are no group to say anything of.

    Examples
    --------
    >>> import numpy as np
    >>> from analysis.frame import Item
    >>> item = Item(id="T0", construct="threat_agreement", minimum=1, maximum=7)
    >>> first = np.array([4.0, 5, 5, 5, 6, 6, 6, 6])
    >>> found = stability_of(first, np.array([5.0, 5, 5, 5, 6, 6, 6, 6]), item)
    >>> found.net_change, found.moved, found.settled
    (0.125, 0.125, True)

    """
    n = len(before)
    if n < minimum:
        return Stability(
            settled=None,
            net_change=None,
            moved=None,
            kappa=cohen_kappa(np.empty((0, 2)), interval=None),
            median_change=None,
            cv_change=None,
            n=n,
            reason="too_few_experts" if n else "no_experts",
        )
    net = float(np.abs(item.counts(after) - item.counts(before)).sum()) / (2 * n)
    moved = np.abs(after - before) > MOST_CHANGE * (item.points - 1) + TOLERANCE
    medians = float(np.median(after)) - float(np.median(before))
    variation = _cv_change(before, after)
    return Stability(
        settled=net <= MOST_CHANGE + TOLERANCE
        and abs(medians) <= MOST_MEDIAN + TOLERANCE
        and variation is not None
        and abs(variation) <= MOST_CV + TOLERANCE,
        net_change=net,
        moved=float(moved.mean()),
        kappa=_kappa(before, after, item, level),
        median_change=medians,
        cv_change=variation,
        n=n,
    )


def _kappa(before: FloatArray, after: FloatArray, item: Item, level: float) -> Coefficient:
    points = [float(point) for point in range(item.minimum, item.maximum + 1)]
    pairs = np.column_stack([before, after])
    pairs = pairs[np.lexsort(pairs.T)]
    return cohen_kappa(pairs, weights="quadratic", categories=points, conf=level)


def _cv_change(before: FloatArray, after: FloatArray) -> float | None:
    earlier, later = _cv(before), _cv(after)
    return None if earlier is None or later is None else later - earlier


def _cv(values: FloatArray) -> float | None:
    mean = exact_mean(values)
    if mean <= 0:
        return None
    return math.sqrt(math.fsum((x - mean) ** 2 for x in values.tolist()) / (len(values) - 1)) / mean
