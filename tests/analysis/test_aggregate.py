from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.aggregate import aggregate

RATINGS = st.lists(st.integers(1, 7), min_size=2, max_size=20)


@given(RATINGS)
@settings(deadline=None)
def test_the_hodges_lehmann_estimate_is_the_median_of_all_walsh_averages(
    ratings: list[int],
) -> None:
    x = np.array(ratings, dtype=float)
    i, j = np.triu_indices(len(x))

    assert aggregate(ratings).hodges_lehmann == pytest.approx(np.median((x[i] + x[j]) / 2))


@given(RATINGS)
@settings(deadline=None)
def test_order_and_gaps_change_nothing(ratings: list[int]) -> None:
    shuffled = [None, *ratings[::-1], None]

    assert aggregate(shuffled).as_dict() == pytest.approx(aggregate(ratings).as_dict())


@given(RATINGS, st.integers(-9, 9))
@settings(deadline=None)
def test_a_shift_moves_places_and_no_scatter(ratings: list[int], shift: int) -> None:
    first, second = aggregate(ratings), aggregate([r + shift for r in ratings])

    for name in ("mean", "median", "trimmed20", "hodges_lehmann", "t_lo", "t_hi"):
        assert getattr(second, name) == pytest.approx(getattr(first, name) + shift)
    for name in ("sd", "mad", "iqr"):
        assert getattr(second, name) == pytest.approx(getattr(first, name), abs=1e-9)


def test_a_lower_level_gives_a_narrower_interval() -> None:
    wide, narrow = aggregate([1, 2, 4]), aggregate([1, 2, 4], conf=0.5)

    assert wide.t_lo is not None
    assert narrow.t_lo is not None
    assert narrow.t_lo > wide.t_lo


def test_an_aggregate_reads_as_a_sentence() -> None:
    assert str(aggregate([])) == "No expert answered."
    assert aggregate([]).as_dict()["n"] == 0
    assert str(aggregate([4])) == "mean 4.00, median 4, n = 1"


def test_a_level_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        aggregate([1, 2], conf=2)
