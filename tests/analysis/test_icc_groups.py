"""Intraclass correlations by groups (Bliese)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from analysis.icc_groups import icc_groups


def test_groups_are_compared_by_their_mean_size() -> None:
    rng = np.random.default_rng(5)
    groups = [f"g{place}" for place, size in enumerate([3, 5, 9, 2]) for _ in range(size)]
    values = rng.normal(size=len(groups)) + np.array([int(name[1]) for name in groups])
    by_group = [
        np.array([v for v, g in zip(values, groups, strict=True) if g == name])
        for name in dict.fromkeys(groups)
    ]
    between = sum(len(x) * (x.mean() - values.mean()) ** 2 for x in by_group) / 3
    within = sum(((x - x.mean()) ** 2).sum() for x in by_group) / (len(values) - 4)
    k = len(values) / 4

    found = icc_groups([*zip(values.tolist(), groups, strict=True), (None, "g9")])

    assert found.estimate == pytest.approx((between - within) / (between + (k - 1) * within))
    assert found.icc2 == pytest.approx((between - within) / between)
    assert (found.n, found.n_units, found.mean_size) == (19, 4, k)
    assert found.interval is not None
    assert found.icc2_interval is not None


def test_groups_with_equal_means_have_no_icc2() -> None:
    found = icc_groups([(1, "a"), (3, "a"), (3, "b"), (1, "b")])

    assert found.estimate == pytest.approx(-1)
    assert (found.icc2, found.icc2_interval) == (None, None)
    assert (found.interval, found.reason) == (None, "no_limits")


@pytest.mark.parametrize("data", [[1, 2], [["x", "a"]], [[math.inf, "a"]], [[1, 2, 3]]])
def test_what_is_no_pair_of_value_and_group_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match=r"pairs|infinite"):
        icc_groups(data)
