"""What the indices of concentration share: counts in, an index with its interval out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.expert_jackknife import leaving_experts_out
from analysis.number_tables import count_vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray
    from analysis.expert_jackknife import Bounds

    IndexOfCounts = Callable[[FloatArray], FloatArray]

TWO = 2


def index_of(
    counts: Any, index: IndexOfCounts, *, bounds: Bounds, least_points: int, conf: float | None
) -> dict[str, Any]:
    """Give the fields of the `Statistic` of an index of concentration.

    Parameters
    ----------
    counts
        shape (points,): how many experts chose each point, unused points included; shares of
        experts are taken too, and have no interval.
    index
        From frequency vectors, shape (vectors, points), to the index, shape (vectors,).
    bounds
        The least and the greatest value of the index.
    least_points
        The number of points that a scale needs.
    conf
        Level of the interval; None for none.

    """
    check_conf(conf)
    vector = count_vector(counts)
    whole = bool((vector == np.rint(vector)).all())
    total = float(vector.sum())
    n = int(total) if whole else 0
    reason = None
    if not total:
        reason = "no_experts"
    elif vector.size < least_points:
        reason = "too_few_points"
    elif whole and n < TWO:
        reason = "too_few_experts"
    if reason:
        return {"estimate": None, "n": n, "reason": reason}
    used = np.flatnonzero(vector)
    estimate = float(index(vector[np.newaxis, :])[0])
    fields: dict[str, Any] = {"estimate": estimate, "n": n}
    if not whole:
        return fields | ({} if conf is None else {"reason": "shares_not_counts"})
    replicates = index(vector - np.eye(vector.size)[used])
    return fields | leaving_experts_out(
        estimate, replicates, times=vector[used], conf=conf, bounds=bounds
    )
