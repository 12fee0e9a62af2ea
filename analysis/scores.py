"""From ratings to each expert's score: reversal, proration, and three ways to score an axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.sheets import Sheet
    from analysis.sheets import Target

SCORES = ("items", "linking", "equated")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scores:
    """The experts' scores of one target on one construct.

    Attributes
    ----------
    values
        shape (experts,); NaN where too few questions were answered.
    prorated
        The share of the scores that rest on some, not all, of the questions; 0 without scores.
    questions
        k, the number of questions asked.

    """

    values: FloatArray
    prorated: float
    questions: int

    @property
    def n(self) -> int:
        """The number of experts with a score."""
        return int(np.count_nonzero(~np.isnan(self.values)))


def prorate(ratings: FloatArray) -> Scores:
    """Give each expert's mean over the questions answered, if at least two thirds were.

    With k questions asked, an expert who answered fewer than ⌈2k/3⌉ has no score. The mean within
    the scale stands in for the gaps (sound where half or more was answered: Downey and King 1998).

    Parameters
    ----------
    ratings
        shape (experts, k): in the direction of the construct, NaN for gaps.

    Examples
    --------
    >>> import numpy as np
    >>> nan = np.nan
    >>> result = prorate(np.array([[5, 6, 7], [5, 6, nan], [5, nan, nan]]))
    >>> result.values
    array([6. , 5.5,  nan])
    >>> result.prorated
    0.5

    """
    k = ratings.shape[1]
    answered = np.count_nonzero(~np.isnan(ratings), axis=1)
    enough = (answered >= needed(k)) & (answered > 0)
    values = np.full(len(ratings), np.nan)
    values[enough] = np.nansum(ratings[enough], axis=1) / answered[enough]
    scored = int(enough.sum())
    partial = int((enough & (answered < k)).sum())
    return Scores(values=values, prorated=partial / scored if scored else 0.0, questions=k)


def needed(k: int) -> int:
    """Give the number of answers that a score over k questions needs, ⌈2k/3⌉.

    Examples
    --------
    >>> [needed(k) for k in (1, 3, 5, 6)]
    [1, 2, 4, 4]

    """
    return -(-2 * k // 3)


def axis_scores(sheets: Mapping[Target, Sheet], axis: Axis) -> dict[str, dict[Target, Scores]]:
    """Score an axis in three ways, for every alliance.

    items
        The mean of the items: the headline.
    linking
        The linking item alone.
    equated
        The expert's mean over alliances of the linking item, plus the mean of the items for this
        alliance, minus the expert's mean over alliances of the mean of the items. It has the level
        of the linking item and the contrasts of all items. The means run over the alliances for
        which the expert has both, and which were asked the same items: a period of the past may be
        asked the linking item alone.

    """
    alliances = {target: sheet for target, sheet in sheets.items() if target[0] == "alliance"}
    items = {
        target: prorate(sheet.values[:, sheet.columns(axis.id)])
        for target, sheet in alliances.items()
    }
    linking = {
        target: prorate(sheet.values[:, sheet.columns(axis.id, linking=True)])
        for target, sheet in alliances.items()
    }
    return {
        "items": items,
        "linking": linking,
        "equated": _equated(alliances, axis, items, linking),
    }


def _equated(
    sheets: Mapping[Target, Sheet],
    axis: Axis,
    items: Mapping[Target, Scores],
    linking: Mapping[Target, Scores],
) -> dict[Target, Scores]:
    """Equate within the alliances that were asked the same items."""
    alike: dict[frozenset[str], dict[Target, Scores]] = {}
    for target, sheet in sheets.items():
        alike.setdefault(sheet.items_of(axis.id), {})[target] = items[target]
    found: dict[Target, Scores] = {}
    for group in alike.values():
        found |= equate(group, linking)
    return {target: found[target] for target in items}


def equate(
    items: Mapping[Target, Scores], linking: Mapping[Target, Scores]
) -> dict[Target, Scores]:
    """Give the equated scores from the mean of the items and the linking item of each target."""
    if not items:
        return {}
    composite = np.array([items[target].values for target in items])
    level = np.array([linking[target].values for target in items])
    both = ~np.isnan(composite) & ~np.isnan(level)
    count = both.sum(axis=0)
    gap = np.where(both, level - composite, 0.0).sum(axis=0)
    shift = np.full(count.shape, np.nan)
    shift[count > 0] = gap[count > 0] / count[count > 0]
    return {
        target: Scores(
            values=scores.values + shift, prorated=scores.prorated, questions=scores.questions
        )
        for target, scores in items.items()
    }
