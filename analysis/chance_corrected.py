"""Agreement beyond chance, (p_a − p_e)/(1 − p_e): what such coefficients have in common."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import Protocol

import numpy as np

from analysis.agreement_sums import AgreementSums
from analysis.jackknife import check_conf
from analysis.jackknife import check_directions
from analysis.jackknife import jackknifed
from analysis.jackknife import lowest_of
from analysis.jackknife import t_interval
from analysis.ratings import ratings_of
from analysis.results import Coefficient
from analysis.weights import WEIGHTS
from analysis.weights import weights_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from analysis.agreement_sums import Observed
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings
    from analysis.results import Interval
    from analysis.weights import Weights

Uncertainty = Literal["gwet", "two-way", "raters", "units"]
GWET = "standard error over units (Gwet 2014)"
TWO = 2
PART = 1 << 15
NOTHING = 1e-12  # chance leaves no room for agreement beyond it


class Chance(Protocol):
    """How much agreement p_e chance gives: in the data, in each unit, with one left out."""

    def whole(self) -> float:
        """Give p_e."""

    def parts(self) -> FloatArray | float:
        """Give what each rated unit adds to p_e, in the linear approximation, shape (units,)."""

    def without_units(self, left: Observed) -> FloatArray | float:
        """Give p_e with each rated unit left out."""

    def without_raters(self, left: Observed) -> FloatArray | float:
        """Give p_e with each rater left out."""

    def without_ratings(self, left: Observed, part: slice) -> FloatArray | float:
        """Give p_e with each rating of a part left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a coefficient is called, and whether it leaves out units that only one rater rated."""

    symbol: str
    name: str
    of_pairs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Named):
    """A coefficient, with what it takes chance to be, whether it must know who rated, and corrects."""

    chance: Callable[[AgreementSums], Chance]
    of_raters: bool = False
    beyond: bool = True


def chance_corrected(
    data: Any,
    kind: Kind,
    *,
    weights: Weights | FloatArray,
    categories: Sequence[float] | Sequence[str] | None,
    conf: float,
    interval: Uncertainty | None,
) -> Coefficient:
    """Give a coefficient with its interval."""
    check_conf(conf)
    check_directions(interval, ("gwet",))
    ratings = ratings_of(data, categories)
    give = partial(described, ratings, kind, weights)
    reason = undefined(ratings, weights)
    if reason is None and kind.of_raters and ratings.rater is None:
        reason = "raters_unknown"
    if reason:
        return give(reason=reason)
    sums = AgreementSums(ratings=ratings, weights=weights_of(ratings, weights))
    chance = kind.chance(sums)
    observed, expected = float(sums.whole().agreement), chance.whole()
    if not 1 - expected > NOTHING:
        return give(reason="no_variation")
    estimate = (observed - expected) / (1 - expected)
    if interval == "gwet":
        if sums.n < TWO:
            return give(estimate=estimate, reason="too_few_units")
        se = _gwet_se(sums, chance, estimate, expected)
        return give(
            estimate=estimate, se=se, interval=t_interval(estimate, se, sums.n - 1, conf, GWET)
        )
    return jackknifed(
        give,
        estimate,
        interval,
        ratings,
        lowest=lowest_of(ratings) if kind.beyond else 0.0,
        raters=lambda: _beyond(left := sums.without_raters(), chance.without_raters(left)),
        units=lambda: _beyond(left := sums.without_units(), chance.without_units(left)),
        ratings=lambda: _without_ratings(sums, chance),
        conf=conf,
    )


def undefined(ratings: Ratings, weights: Weights | FloatArray) -> str | None:
    """Say why there can be no coefficient; None if there may be one.

    Raises
    ------
    ValueError
        If there are no such weights.

    """
    if isinstance(weights, str) and weights not in WEIGHTS:
        raise ValueError(f"The weights are one of {', '.join(WEIGHTS)}, not {weights!r}.")
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if not ratings.n_pairable:
        return "no_pairs"
    if not ratings.is_countable:
        return "too_many_points"
    negative = ratings.numbers is not None and ratings.numbers[0] < 0
    return (
        "not_ratio_scale" if isinstance(weights, str) and weights == "ratio" and negative else None
    )


def described(
    ratings: Ratings,
    named: Named,
    weights: Weights | FloatArray,
    *,
    estimate: float | None = None,
    se: float | None = None,
    interval: Interval | None = None,
    reason: str | None = None,
) -> Coefficient:
    """Give a coefficient with what it rests on."""
    weighting = weights if isinstance(weights, str) else "custom"
    return Coefficient(
        symbol=named.symbol,
        estimate=estimate,
        se=se,
        interval=interval,
        n=ratings.n_raters,
        n_units=ratings.n_pairable if named.of_pairs else ratings.n_units,
        n_dropped=ratings.n_single if named.of_pairs else None,
        n_ratings=ratings.n_ratings,
        n_points=ratings.n_points,
        n_repeated=ratings.n_repeated,
        weights=weighting,
        method=f"{named.name}, {weighting} weights",
        reason=reason,
        warnings=(
            *(("single_ratings_dropped",) if named.of_pairs and ratings.n_single else ()),
            *(("repeated_ratings",) if ratings.n_repeated else ()),
        ),
    )


def _gwet_se(sums: AgreementSums, chance: Chance, estimate: float, expected: float) -> float:
    """Give the square root of Σ(κ*_i − κ)²/(n(n − 1)), units as the sample (Gwet 2014, 5.4)."""
    n, room = sums.n, 1 - expected
    own = n / sums.pairable.sum() * (sums.agreement - expected * sums.pairable) / room
    linear = own - 2 * (1 - estimate) * (chance.parts() - expected) / room
    return math.sqrt(float(((linear - estimate) ** 2).sum()) / (n * (n - 1)))


def _without_ratings(sums: AgreementSums, chance: Chance) -> tuple[FloatArray, FloatArray]:
    n = sums.ratings.n_ratings
    found = np.empty(n)
    for begin in range(0, n, PART):
        part = slice(begin, begin + PART)
        left = sums.without_ratings(part)
        found[part] = _beyond(left, chance.without_ratings(left, part))
    return found, np.ones(n)


def _beyond(left: Observed, expected: FloatArray | float) -> FloatArray:
    room = 1 - np.asarray(expected)
    some = room > NOTHING
    beyond = (left.agreement - expected) / np.where(some, room, 1)
    return np.asarray(np.where(some, beyond, np.nan), dtype=np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfShares:
    """Chance that follows from the shares π of the points.

    Attributes
    ----------
    expected
        Gives p_e for shares of shape (..., points).
    part
        Gives what units of shares (units, points) add to it, when the shares of all are π.

    """

    sums: AgreementSums
    expected: Callable[[FloatArray], FloatArray | float]
    part: Callable[[FloatArray, FloatArray], FloatArray | float]

    def whole(self) -> float:
        """Give p_e."""
        return float(self.expected(self.sums.whole().shares))

    def parts(self) -> FloatArray | float:
        """Give what each rated unit adds to p_e."""
        return self.part(self.sums.shares, self.sums.whole().shares)

    def without_units(self, left: Observed) -> FloatArray | float:
        """Give p_e with each rated unit left out."""
        return self.expected(left.shares)

    def without_raters(self, left: Observed) -> FloatArray | float:
        """Give p_e with each rater left out."""
        return self.expected(left.shares)

    def without_ratings(self, left: Observed, part: slice) -> FloatArray | float:
        """Give p_e with each rating of a part left out."""
        return self.expected(left.shares)
