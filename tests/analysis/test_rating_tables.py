"""A table of small whole numbers is held in one byte a cell; nothing may differ from the long way."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.krippendorff import krippendorff_alpha
from analysis.ratings import Ratings

NAN = float("nan")


def long_way(table: np.ndarray[Any, Any]) -> Ratings:
    """Take each cell as a row of a long table."""
    return Ratings.from_rows(
        (rater, unit, float(value))
        for unit, row in enumerate(table.tolist())
        for rater, value in enumerate(row)
    )


def assert_same(table: np.ndarray[Any, Any]) -> None:
    ours, other = Ratings.from_matrix(table), long_way(table)
    assert ours.points == other.points
    assert np.array_equal(ours.values, other.values, equal_nan=True)
    assert np.array_equal(ours.counts, other.counts)
    assert (ours.n_ratings, ours.n_raters, ours.n_pairable) == (
        *(other.n_ratings, other.n_raters, other.n_pairable),
    )


@settings(max_examples=60, deadline=None)
@given(
    low=st.integers(-140, 140),
    points=st.integers(1, 12),
    raters=st.sampled_from([1, 2, 31, 32, 40, 300]),
    gaps=st.sampled_from([0.0, 0.3, 0.95]),
    seed=st.integers(0, 999),
)
def test_whole_numbers_with_gaps_are_counted_as_one_by_one(
    low: int, points: int, raters: int, gaps: float, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    table = rng.integers(low, low + points, (7, raters)).astype(float)
    table[rng.random(table.shape) < gaps] = np.nan
    table[0, :] = low  # every unit and rater is named in a long table only if it is there

    assert_same(table)


@pytest.mark.parametrize("kind", ["i1", "u1", "i2", "u4", "i8", "u8", "f2", "f4", "f8"])
def test_numbers_of_any_type_are_read_as_they_are(kind: str) -> None:
    assert_same(np.array([[1, 2, 120], [2, 2, 1]], dtype=kind))


@pytest.mark.parametrize(
    "row",
    [[200, 201, 1], [127, 126, NAN], [-128, 127, NAN], [127, 127, 127], [1.5, 2, NAN], [257, 1, 1]],
    ids=str,
)
def test_what_a_byte_does_not_take_is_read_all_the_same(row: list[float]) -> None:
    assert_same(np.array([row, row, row]))


def test_a_byte_above_127_is_no_negative_number() -> None:
    assert Ratings.from_matrix(np.array([[200, 255]], dtype=np.uint8)).points == (200.0, 255.0)


def test_more_raters_on_one_point_than_a_byte_counts() -> None:
    table = np.full((2, 1000), 3.0)
    table[1, :400] = 5

    assert Ratings.from_matrix(table).counts.tolist() == [[1000, 0], [600, 400]]


def test_a_scale_with_unused_points_keeps_what_was_counted() -> None:
    table = np.array([[2.0, 4, NAN] * 12, [4, 4, 2] * 12])

    on_scale = Ratings.from_matrix(table, categories=[1, 2, 3, 4, 5])

    assert on_scale.counts.tolist() == [[0, 12, 0, 12, 0], [0, 12, 0, 24, 0]]
    assert on_scale.points == (1.0, 2.0, 3.0, 4.0, 5.0)
    with pytest.raises(ValueError, match="4 is no point of the declared scale"):
        Ratings.from_matrix(table, categories=[1, 2, 3])
    with pytest.raises(ValueError, match="declared scale has words"):
        Ratings.from_matrix(table, categories=["low", "high"])


def test_an_infinite_rating_is_refused_among_whole_ones() -> None:
    with pytest.raises(ValueError, match="infinite"):
        Ratings.from_matrix(np.array([[1.0, np.inf], [2, NAN]]))


def test_alpha_and_its_interval_do_not_depend_on_how_ratings_are_held() -> None:
    rng = np.random.default_rng(4)
    table = np.clip(rng.integers(1, 8, (20, 1)) + rng.integers(-2, 3, (20, 40)), 1, 7).astype(float)
    table[rng.random(table.shape) < 0.4] = np.nan

    ours, other = krippendorff_alpha(table), krippendorff_alpha(long_way(table))

    assert ours.estimate == pytest.approx(other.estimate, abs=1e-15)
    assert ours.interval is not None
    assert other.interval is not None
    assert ours.interval.low == pytest.approx(other.interval.low, abs=1e-12)
    assert ours.interval.high == pytest.approx(other.interval.high, abs=1e-12)
