"""Finn's coefficient: how much smaller the raters' differences are than those of random answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.expert_jackknife import leaving_experts_out
from analysis.icc import complete_table
from analysis.ratings import ratings_of
from analysis.results import Coefficient
from analysis.within_group_agreement import random_variance
from analysis.within_group_agreement import widest_variance

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings

TWO = 2
THREE = 3


def finn(
    data: Any,
    *,
    levels: int,
    model: Literal["oneway", "twoway"] = "oneway",
    conf: float | None = 0.95,
) -> Coefficient:
    """Give Finn's coefficient, 1 − MS/σ²_E with σ²_E = (K² − 1)/12.

    MS is the mean square within units ("oneway"), or the one left after units and raters
    ("twoway"). Unlike an intraclass correlation it does not need units that differ: it holds the
    ratings against uniform answers on K points (Finn 1970, *Educational and Psychological
    Measurement* 30, page 72). Units with a gap are left out.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    levels
        K, the number of points of the scale.
    model
        "oneway" if raters' levels are errors, "twoway" if they are not.
    conf
        Level of the interval, which leaves one rater out at a time; None for none.

    Returns
    -------
    Negative where ratings scatter more than uniform answers. Without an estimate, for the reason
    too_few_raters, no_complete_rows or raters_unknown; without an interval, for too_few_experts
    (fewer than three raters).

    Raises
    ------
    ValueError
        If there is no such model, the scale has fewer than two points, or the ratings are words.

    Examples
    --------
    >>> round(finn([[4, 4, 3], [4, 5, 4], [2, 3, 2]], levels=6).estimate, 4)
    0.8857

    """
    check_conf(conf)
    if model not in {"oneway", "twoway"}:
        raise ValueError(f"The model of Finn’s coefficient is oneway or twoway, not {model!r}.")
    expected = random_variance(levels)
    ratings = ratings_of(data)
    if ratings.n_ratings and ratings.numbers is None:
        raise ValueError("The ratings are words; Finn’s coefficient needs numbers.")
    rows = np.zeros((0, 0)) if ratings.rater is None else complete_table(ratings)
    n, m = rows.shape
    dropped = ratings.n_units - n
    warnings = (
        *(("incomplete_ignored",) if dropped else ()),
        *(("repeated_ratings",) if ratings.n_repeated else ()),
    )
    fields: dict[str, Any] = {
        "symbol": "Finn’s r",
        "n": ratings.n_raters,
        "n_units": n,
        "n_ratings": n * m,
        "n_points": levels,
        "n_dropped": dropped,
        "n_repeated": ratings.n_repeated,
        "method": f"Finn’s coefficient, {model}",
    }
    reason = _reason(ratings, n, model)
    if reason:
        return Coefficient(estimate=None, reason=reason, warnings=warnings, **fields)
    estimate = float(1 - _mean_squares(rows[np.newaxis], model)[0] / expected)
    found: dict[str, Any] = {"reason": "too_few_experts"} if conf is not None else {}
    if m >= THREE and conf is not None:
        without = 1 - _without(rows, model) / expected
        found = leaving_experts_out(
            estimate,
            without,
            conf=conf,
            bounds=(1 - m / (m - 1) * widest_variance(levels) / expected, 1),
            least=THREE,
        )
    found["warnings"] = (*warnings, *found.get("warnings", ()))
    return Coefficient(estimate=estimate, **fields, **found)


def _reason(ratings: Ratings, n: int, model: str) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if ratings.rater is None:
        return "raters_unknown"
    return "no_complete_rows" if n < (1 if model == "oneway" else TWO) else None


def _mean_squares(tables: FloatArray, model: str) -> FloatArray:
    """Give the mean squares of many tables, shape (tables, units, raters)."""
    _, n, m = tables.shape
    within = tables - tables.mean(axis=2, keepdims=True)
    if model == "oneway":
        return np.asarray((within**2).sum(axis=(1, 2)) / (n * (m - 1)))
    rest = within - within.mean(axis=1, keepdims=True)
    return np.asarray((rest**2).sum(axis=(1, 2)) / ((n - 1) * (m - 1)))


def _without(rows: FloatArray, model: str) -> FloatArray:
    """Give the mean square with each rater left out, shape (raters,)."""
    return np.array(
        [
            _mean_squares(np.delete(rows, rater, axis=1)[np.newaxis], model)[0]
            for rater in range(rows.shape[1])
        ]
    )
