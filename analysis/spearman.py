"""The mean of the rank correlations of all pairs of raters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.expert_jackknife import leaving_experts_out
from analysis.ranks import ranked
from analysis.results import Coefficient

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

THREE = 3


def mean_spearman(data: Any, *, conf: float | None = 0.95) -> Coefficient:
    """Give the plain mean of Spearman's rho over all pairs of raters, without Fisher's z.

    Without ties it is (mW − 1)/(m − 1), with m raters and Kendall's W (Kendall 1970, *Rank
    Correlation Methods*, chapter 6). Units with a gap are left out.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    conf
        Level of the interval, which leaves one rater out at a time; None for none.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_complete_rows, raters_unknown or
    constant_rater (a rater gave all units the same); without an interval, for too_few_experts
    (fewer than three raters).

    Raises
    ------
    ValueError
        If the ratings are words.

    Examples
    --------
    >>> round(mean_spearman([[1, 2, 1], [2, 1, 2], [3, 3, 3], [4, 4, 4]]).estimate, 4)
    0.8667

    """
    check_conf(conf)
    ranks, left_out, reason = ranked(data)
    n, m = ranks.shape
    apart = ranks - ranks.mean(axis=0) if n else ranks
    length = np.sqrt((apart**2).sum(axis=0))
    if reason is None and not length.any():
        reason = "no_variation"
    if reason is None and not length.all():
        reason = "constant_rater"
    fields: dict[str, Any] = {
        "symbol": "mean ρ",
        "n": m,
        "n_units": n,
        "n_ratings": n * m,
        "method": "mean of Spearman’s rho over pairs of raters",
        **left_out,
    }
    if reason:
        return Coefficient(estimate=None, reason=reason, **fields)
    z = apart / length
    total = z.sum(axis=1, keepdims=True)
    estimate = float(_mean(total, m)[0])
    found: dict[str, Any] = {"reason": "too_few_experts"} if conf is not None else {}
    if m >= THREE:
        found = leaving_experts_out(
            estimate, _mean(total - z, m - 1), conf=conf, bounds=(-1 / (m - 1), 1), least=THREE
        )
    found["warnings"] = (*fields.pop("warnings"), *found.get("warnings", ()))
    return Coefficient(estimate=estimate, **fields, **found)


def _mean(total: FloatArray, m: int) -> FloatArray:
    """Give the mean correlation of m raters from the sum of their standardised ranks."""
    return np.asarray(((total**2).sum(axis=0) - m) / (m * (m - 1)))
