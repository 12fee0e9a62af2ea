"""One item's ratings in ten numbers: where they lie, and how far they scatter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.location import mean_t
from analysis.location import present
from analysis.location import trimmed_mean
from analysis.number_tables import number_table
from analysis.reasons import sentence
from analysis.serialise import plain

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.serialise import Plain

NORMAL = 1.4826  # the mad of a normal variable times this is its standard deviation
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """What the ratings of one item come to; None where there are too few for a number.

    Attributes
    ----------
    n
        How many ratings.
    mean, median, trimmed20, hodges_lehmann
        Where they lie: the 20 % trimmed mean, and the median of the means of all pairs, a rating
        with itself among them.
    sd, mad, iqr
        How far they scatter: the standard deviation (n − 1); the median distance from the median
        times 1.4826; the distance of the quartiles (type 7).
    t_lo, t_hi, level
        Student's t interval of the mean, and its level.
    reason
        Why something is missing: no_experts or too_few_experts.

    """

    n: int
    mean: float | None = None
    median: float | None = None
    sd: float | None = None
    trimmed20: float | None = None
    hodges_lehmann: float | None = None
    mad: float | None = None
    iqr: float | None = None
    t_lo: float | None = None
    t_hi: float | None = None
    level: float = 0.95
    reason: str | None = None

    def __str__(self) -> str:
        if self.mean is None:
            return sentence(str(self.reason))
        interval = ""
        if self.t_lo is not None and self.t_hi is not None:
            interval = f", {100 * self.level:g} % interval [{self.t_lo:.2f}, {self.t_hi:.2f}] (t)"
        spread = "" if self.sd is None else f", sd {self.sd:.2f}"
        return f"mean {self.mean:.2f}{interval}, median {self.median:g}{spread}, n = {self.n}"

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))


def aggregate(data: Any, *, conf: float = 0.95) -> Aggregate:
    """Describe the ratings of one item.

    Hodges and Lehmann (1963, *Annals of Mathematical Statistics* 34, page 598); quantiles of type 7:
    Hyndman and Fan (1996, *American Statistician* 50, page 361).

    Parameters
    ----------
    data
        shape (n,); None and NaN are left out.
    conf
        Level of the t interval.

    Raises
    ------
    ValueError
        If a rating is a word or infinite.

    Examples
    --------
    >>> found = aggregate([7, 6, 6, 5, 7, 2, 6, 7, None, 5])
    >>> found.n, found.median, found.hodges_lehmann, found.iqr
    (9, 6.0, 6.0, 2.0)
    >>> print(found)
    mean 5.67, 95 % interval [4.45, 6.88] (t), median 6, sd 1.58, n = 9

    """
    check_conf(conf)
    x = present(number_table(data).ravel())
    n = x.size
    if not n:
        return Aggregate(n=0, level=conf, reason="no_experts")
    mean = mean_t(x, conf=conf)
    limits = mean.interval
    median = float(np.median(x))
    lower, upper = np.quantile(x, [0.25, 0.75])
    return Aggregate(
        n=n,
        mean=mean.estimate,
        median=median,
        sd=float(x.std(ddof=1)) if n >= TWO else None,
        trimmed20=trimmed_mean(x).estimate,
        hodges_lehmann=_hodges_lehmann(x),
        mad=NORMAL * float(np.median(np.abs(x - median))),
        iqr=float(upper - lower),
        t_lo=None if limits is None else limits.low,
        t_hi=None if limits is None else limits.high,
        level=conf,
        reason=mean.reason,
    )


def _hodges_lehmann(x: FloatArray) -> float:
    """Give the median of (x_i + x_j)/2 over i ≤ j, from the different values and their numbers."""
    values, counts = np.unique(x, return_counts=True)
    i, j = np.triu_indices(values.size)
    pairs = np.where(i == j, counts[i] * (counts[i] + 1) // 2, counts[i] * counts[j])
    means = (values[i] + values[j]) / 2
    order = np.argsort(means, kind="stable")
    reached = pairs[order].cumsum()
    total = int(reached[-1])
    middle = np.searchsorted(reached, [(total - 1) // 2, total // 2], side="right")
    return float(means[order][middle].mean())
