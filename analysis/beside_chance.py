"""An index of agreement of one group of experts beside what chance would give, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.frame import TOLERANCE
from analysis.null_percentiles import LOW_IS_GOOD
from analysis.null_percentiles import chance_of
from analysis.results import Agreement

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.null_percentiles import Index
    from analysis.options import Options
    from analysis.results import Statistic

TWO = 2
OF_TWO = ("average_deviation", "average_deviation_median")  # what panels of two to four get too


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideChance:
    """Makes the indices of one group of ratings.

    Attributes
    ----------
    n, points, items
        Experts, points of the scale, and items that the index is taken over.
    options
        The researcher's choices.
    reason
        Why there can be no index at all; None where there can.

    """

    n: int
    points: int
    options: Options
    items: int = 1
    reason: str | None = None

    def make(self, index: Index, method: str, compute: Callable[[], Statistic]) -> Agreement:
        """Give an index with its interval and its chance percentiles."""
        reason = self.reason or self._too_small(index)
        if reason:
            return Agreement(estimate=None, n=self.n, method=method, reason=reason)
        found = compute()
        if found.estimate is None:
            return Agreement(estimate=None, n=self.n, method=method, reason=found.reason)
        chance = chance_of(
            index,
            n=self.n,
            points=self.points,
            items=self.items,
            draws=self.options.null_draws,
            seed=self.options.seed,
        )
        ahead = found.estimate - chance.uniform
        # Both take few values and often tie, and a tie is not beyond.
        beyond = ahead < -TOLERANCE if index in LOW_IS_GOOD else ahead > TOLERANCE
        return Agreement(
            estimate=found.estimate,
            n=self.n,
            method=method,
            interval=found.interval,
            chance=chance,
            beyond_chance=beyond,
            reason=found.reason,
            warnings=found.warnings,
        )

    def _too_small(self, index: Index) -> str | None:
        least = TWO if index in OF_TWO else self.options.minimum_placed
        if self.n < least:
            return "too_few_experts" if self.n else "no_experts"
        return None
