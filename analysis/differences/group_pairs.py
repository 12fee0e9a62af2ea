"""How two groups of a panel differ over one alliance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.differences.cliff import cliff_delta
from analysis.differences.energy import energy_test
from analysis.differences.group_results import AxisGroupDifference
from analysis.differences.group_results import GroupDifference
from analysis.differences.welch import METHOD
from analysis.differences.welch import mean_difference
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.frame import Frame
    from analysis.options import Options


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Views:
    """What the experts say of one alliance, and how they use the scales.

    Attributes
    ----------
    scores
        shape (experts, 2): vertical and horizontal score; NaN for gaps.
    leniency
        shape (experts, 2): how much higher than the others each rates the same vignettes.

    """

    scores: FloatArray
    leniency: FloatArray

    @property
    def complete(self) -> BoolArray:
        """Who has both scores, shape (experts,)."""
        return np.asarray(~np.isnan(self.scores).any(axis=1))


def compare_pair(
    views: Views,
    first: tuple[str, BoolArray],
    second: tuple[str, BoolArray],
    frame: Frame,
    options: Options,
) -> GroupDifference:
    """Compare two groups, each given by its name and its members with both scores."""
    (name, members), (other, others) = first, second
    axes = {
        axis.id: _on_axis(views, members, others, place, options)
        for place, axis in enumerate(frame.axes)
    }
    return GroupDifference(
        first=name,
        second=other,
        n_first=int(members.sum()),
        n_second=int(others.sum()),
        axes=axes,
        energy=energy_test(
            views.scores[members],
            views.scores[others],
            draws=options.permutations,
            seed=options.seed,
        ),
        warnings=("scale_use_differs",)
        if any(_is_apart(axis.on_vignettes) for axis in axes.values())
        else (),
    )


def _on_axis(
    views: Views, members: BoolArray, others: BoolArray, place: int, options: Options
) -> AxisGroupDifference:
    scores, leniency = views.scores[:, place], views.leniency[:, place]
    conf = options.level
    return AxisGroupDifference(
        difference=mean_difference(scores[members], scores[others], conf=conf),
        cliff_delta=cliff_delta(scores[members], scores[others], conf=conf),
        on_vignettes=_of_enough(leniency[members], leniency[others], options),
        adjusted=_of_enough((scores - leniency)[members], (scores - leniency)[others], options),
    )


def _of_enough(first: FloatArray, second: FloatArray, options: Options) -> Statistic:
    """Give a difference where enough of both groups rated vignettes."""
    sizes = [int((~np.isnan(values)).sum()) for values in (first, second)]
    if min(sizes) < options.minimum_placed:
        reason = "too_few_experts" if any(sizes) else "no_vignettes"
        return Statistic(estimate=None, n=sum(sizes), method=METHOD, reason=reason)
    return mean_difference(first, second, conf=options.level)


def _is_apart(difference: Statistic) -> bool:
    interval = difference.interval
    return interval is not None and (interval.low > 0 or interval.high < 0)
