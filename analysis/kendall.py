"""Kendall's W: whether several raters put the units in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.expert_jackknife import leaving_experts_out
from analysis.ranks import ranked
from analysis.results import Coefficient

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

TWO = 2
NOTHING = 1e-9  # of a sum of squared ranks, which come in quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance(Coefficient):
    """Kendall's W with its test: chi-squared, its degrees of freedom, and p."""

    chisq: float | None = None
    df: int | None = None
    p: float | None = None


def kendall_w(
    data: Any,
    *,
    correct: bool = True,
    missing: Literal["listwise"] = "listwise",
    conf: float | None = 0.95,
) -> Concordance:
    """Give Kendall's coefficient of concordance, 12 S/{m²(N³ − N) − m ΣT_j}.

    S is the sum of squared deviations of the N units' sums of ranks from their mean, over m raters;
    T_j = Σ(t³ − t) over the ties of rater j, left out if not `correct`. χ² = m(N − 1)W with N − 1
    degrees of freedom tests that the raters order at random, and says little for N below 8 (Kendall
    and Babington Smith 1939, *Annals of Mathematical Statistics* 10, page 276; ties: Kendall 1970,
    *Rank Correlation Methods*, chapter 6).

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    correct
        Whether ties are corrected for; without it W cannot reach 1 where there are any.
    missing
        "listwise": units with a gap are left out.
    conf
        Level of the interval, which leaves one rater out at a time; None for none.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_complete_rows, no_variation (no rater
    prefers any unit) or raters_unknown; without an interval, for too_few_experts (fewer than three
    raters) or jackknife_undefined.

    Raises
    ------
    ValueError
        If the ratings are words, or `missing` is something else.

    Examples
    --------
    >>> found = kendall_w([[1, 2, 1], [2, 1, 2], [3, 3, 3], [4, 4, 4]])
    >>> print(found)
    W = .911, 95 % interval [.23, 1.00] (jackknife over experts, t with 2 degrees of freedom),
    3 raters, 4 units
    >>> round(found.chisq, 3), found.df, round(found.p, 3)
    (8.2, 3, 0.042)

    """
    check_conf(conf)
    if missing != "listwise":
        raise ValueError(f"Kendall’s W leaves gaps out “listwise”, not {missing!r}.")
    ranks, left_out, reason = ranked(data)
    n, m = ranks.shape
    fields: dict[str, Any] = {
        "symbol": "W",
        "n": m,
        "n_units": n,
        "n_ratings": n * m,
        "method": "Kendall’s W, " + ("ties corrected" if correct else "ties not corrected"),
        **left_out,
    }
    if reason is None and (np.ptp(ranks, axis=0) == 0).all():
        reason = "no_variation"
    if reason:
        return Concordance(estimate=None, reason=reason, **fields)
    sums, ties = ranks.sum(axis=1), _ties(ranks) if correct else np.zeros(m)
    estimate = float(_w(sums[:, np.newaxis], m, ties.sum())[0])
    chisq = m * (n - 1) * estimate
    without = _w(sums[:, np.newaxis] - ranks, m - 1, ties.sum() - ties)
    found = leaving_experts_out(estimate, without, conf=conf, bounds=(0, 1), least=TWO + 1)
    found["warnings"] = (*fields.pop("warnings"), *found.get("warnings", ()))
    return Concordance(
        estimate=estimate, chisq=chisq, df=n - 1, p=_chance_of(chisq, n - 1), **fields, **found
    )


def _ties(ranks: FloatArray) -> FloatArray:
    """Give Σ(t³ − t) of each rater, which is 12 times what ties take from the sum of squares."""
    n = len(ranks)
    squares = ((ranks - (n + 1) / 2) ** 2).sum(axis=0)
    return np.asarray(n**3 - n - 12 * squares)


def _w(sums: FloatArray, m: int, ties: FloatArray) -> FloatArray:
    n = len(sums)
    apart = ((sums - sums.mean(axis=0)) ** 2).sum(axis=0)
    most = m**2 * (n**3 - n) - m * np.broadcast_to(ties, apart.shape)
    defined = most > NOTHING
    return np.asarray(np.where(defined, 12 * apart / np.where(defined, most, 1.0), np.nan))


def _chance_of(chisq: float, df: int) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(df, chisq))
