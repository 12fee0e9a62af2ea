"""The split into two against every possible one, and what never changes it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.differences import two_means

if TYPE_CHECKING:
    from random import Random

POINTS = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=2, max_size=8).map(
    lambda points: np.array(points, dtype=np.float64)
)


def within(points: np.ndarray, first: np.ndarray) -> float:
    parts = (points[first], points[~first])
    return float(sum(((part - part.mean(axis=0)) ** 2).sum() for part in parts))


@given(POINTS)
def test_no_other_split_is_closer_around_its_means(points: np.ndarray) -> None:
    found = two_means(points)
    if found is None:
        assert len(np.unique(points, axis=0)) == 1
        return
    splits = [np.array(bits) for bits in product([False, True], repeat=len(points))]
    best = min(within(points, split) for split in splits if split.any() and not split.all())
    total = ((points - points.mean(axis=0)) ** 2).sum()

    assert within(points, found.first) == pytest.approx(best, abs=1e-9)
    assert found.between == pytest.approx(1 - best / total, abs=1e-9)
    assert found.first.sum() >= len(points) / 2
    assert found.exact


@given(POINTS, st.randoms(use_true_random=False))
def test_the_order_of_the_experts_does_not_matter(points: np.ndarray, random: Random) -> None:
    order = list(range(len(points)))
    random.shuffle(order)
    one, other = two_means(points), two_means(points[order])

    assert (one is None) == (other is None)
    if one and other:
        assert (one.first[order] == other.first).all()


def test_many_positions_are_split_between_two_clouds() -> None:
    rng = np.random.default_rng(4)
    low, high = rng.normal(2, 0.5, size=(90, 2)), rng.normal(6, 0.5, size=(110, 2))

    found = two_means(np.concatenate([low, high]))

    assert found is not None
    assert not found.exact
    assert found.first.tolist() == [False] * 90 + [True] * 110
