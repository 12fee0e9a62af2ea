"""A share of experts with an interval that holds its level whatever the true share is."""

from __future__ import annotations

from analysis.results import Interval
from analysis.results import Statistic

METHOD = "share; Clopper–Pearson interval"


def exact_share(k: int, n: int, *, conf: float = 0.95, minimum: int = 1) -> Statistic:
    """Give k of n with the interval of Clopper and Pearson (1934, *Biometrika* 26, pages 404 to 413).

    Its ends are quantiles of beta distributions: B(α/2; k, n − k + 1) and B(1 − α/2; k + 1, n − k).
    It covers at least its level at every true share, and mostly more.

    Parameters
    ----------
    k, n
        How many, and of how many.
    conf
        Level of the interval.
    minimum
        Fewer experts get no number.

    Raises
    ------
    ValueError
        If k is not between 0 and n.

    Examples
    --------
    >>> found = exact_share(2, 10)
    >>> found.estimate, round(found.interval.low, 4), round(found.interval.high, 4)
    (0.2, 0.0252, 0.5561)

    """
    from scipy.special import betaincinv

    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no share.")
    if n < minimum or not n:
        reason = "too_few_experts" if n else "no_experts"
        return Statistic(estimate=None, n=n, method=METHOD, reason=reason)
    tail = (1 - conf) / 2
    low = 0.0 if k == 0 else float(betaincinv(k, n - k + 1, tail))
    high = 1.0 if k == n else float(betaincinv(k + 1, n - k, 1 - tail))
    interval = Interval(low=low, high=high, level=conf, method="Clopper–Pearson")
    return Statistic(estimate=k / n, interval=interval, n=n, method=METHOD)
