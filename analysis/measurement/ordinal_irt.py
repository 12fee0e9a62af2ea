"""Where units stand, from ordinal ratings of raters who use the scale in ways of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.measurement.rater_model import RaterModel
from analysis.reasons import sentence
from analysis.results import counted
from analysis.serialise import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import AnyArray
    from analysis.serialise import Plain

COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LatentPlaces:
    """Where the units stand, on a scale on which units have mean 0 and standard deviation 1.

    Attributes
    ----------
    z_mean, z_sd
        For each unit from 0 on, the posterior mean and standard deviation given the raters; None
        for a unit that nobody rated, and for all where `reason` says why.
    discrimination
        For each rater, how sharply units are told apart; None for one who rated nothing.
    thresholds
        The common thresholds between neighbouring points.
    converged
        Whether the search for the raters' parameters ended at a mode.
    n, n_units, n_raters
        How many ratings, units with a rating, and raters.
    reason
        no_experts, too_few_raters, no_variation or not_converged.

    """

    z_mean: tuple[float | None, ...]
    z_sd: tuple[float | None, ...]
    discrimination: tuple[float | None, ...]
    thresholds: tuple[float, ...]
    converged: bool
    n: int
    n_units: int
    n_raters: int
    reason: str | None = None

    def __str__(self) -> str:
        rests = f"{counted(self.n_units, 'unit')}, {counted(self.n_raters, 'rater')}"
        return sentence(self.reason) if self.reason else f"places of {rests}"

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))


def ordinal_irt(
    data: Sequence[tuple[int, int, int]] | AnyArray, *, n_categories: int, seed: int = 0
) -> LatentPlaces:
    """Place units by an ordinal probit model with thresholds and a discrimination of each rater.

    P(y ≤ k) = Φ(γ_jk − β_j z_i) for rater j and unit i; z_i ~ N(0, 1); β_j ~ N(1, 1) above 0, so
    that ratings give the direction; γ_jk = μ_k + .3 e_jk, e_jk ~ N(0, 1); μ_1 ~ N(−(K − 2)/2, 1.5²),
    logs of the steps between the μ_k ~ N(0, 1). The family is that of Johnson and Albert (1999,
    *Ordinal Data Modeling*, chapter 5) and of V-Dem (Pemstein et al. 2018). The raters' parameters
    are at the mode of their posterior with the z integrated out by quadrature (Bock and Aitkin
    1981, *Psychometrika* 46); places are posterior means given them. Nothing is drawn at random.

    Parameters
    ----------
    data
        shape (ratings, 3): rows (rater, unit, category); raters and units whole numbers from 0,
        categories from 1 to K. A rater may rate a unit several times.
    n_categories
        K, the number of points of the scale.
    seed
        Is of no effect: the result has no chance in it.

    Raises
    ------
    ValueError
        If a row is not three such numbers, or there are fewer than two categories.

    Examples
    --------
    >>> rows = [(j, i, k) for i, given in enumerate([(1, 1), (2, 3), (4, 4), (3, 2)])
    ...         for j, k in enumerate(given)]
    >>> found = ordinal_irt(rows, n_categories=4)
    >>> [round(found.z_mean[unit], 1) for unit in (0, 2)]
    [-1.3, 1.4]
    >>> print(found)
    places of 4 units, 2 raters

    """
    del seed
    rater, unit, point = _checked(data, n_categories)
    seen_units, seen_raters = np.unique(unit), np.unique(rater)
    places = partial(LatentPlaces, n=len(unit), n_units=len(seen_units), n_raters=len(seen_raters))
    reason = _undefined(seen_raters, point)
    if reason is None:
        model = RaterModel(
            np.searchsorted(seen_raters, rater), np.searchsorted(seen_units, unit), point, n_categories
        )  # fmt: skip
        raters, converged = model.fit()
        if converged:
            mean, sd = model.place_units(raters)
            return places(
                z_mean=_spread(seen_units, mean),
                z_sd=_spread(seen_units, sd),
                discrimination=_spread(seen_raters, raters.discrimination),
                thresholds=tuple(raters.common.tolist()),
                converged=True,
            )
        reason = "not_converged"
    nothing = (None,) * (int(unit.max(initial=-1)) + 1)
    return places(
        z_mean=nothing, z_sd=nothing, discrimination=(), thresholds=(), converged=False,
        reason=reason,
    )  # fmt: skip


def _checked(data: Any, points: int) -> tuple[AnyArray, AnyArray, AnyArray]:
    wanted = "Each row has a rater and a unit, whole numbers from 0, and a category"
    try:
        rows = np.asarray(data if len(data) else np.zeros((0, COLUMNS)), dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{wanted} from 1.") from None
    if points < 2:  # noqa: PLR2004 - a scale has two points
        raise ValueError(f"A scale has at least two categories; n_categories is {points}.")
    whole = rows.ndim == COLUMNS - 1 and rows.shape[1] == COLUMNS
    if not whole or not (rows == np.rint(rows)).all() or (rows < 0).any():
        raise ValueError(f"{wanted} from 1 to {points}.")
    rater, unit, category = rows.astype(np.intp).T
    if ((category < 1) | (category > points)).any():
        raise ValueError(f"{wanted} from 1 to {points}.")
    return rater, unit, category - 1


def _undefined(raters: AnyArray, point: AnyArray) -> str | None:
    if not len(raters):
        return "no_experts"
    if len(raters) < 2:  # noqa: PLR2004 - one rater's habits cannot be told from the units
        return "too_few_raters"
    return "no_variation" if point.min() == point.max() else None


def _spread(seen: AnyArray, values: AnyArray) -> tuple[float | None, ...]:
    """Give one value for each number from 0 on, None for those that were not seen."""
    found: list[float | None] = [None] * (int(seen.max()) + 1)
    for place, value in zip(seen.tolist(), values.tolist(), strict=True):
        found[place] = value
    return tuple(found)
