from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.krippendorff import krippendorff_alpha
from analysis.ratings import Ratings
from analysis.ratings import ratings_of

NAN = float("nan")
TABLE: list[list[float]] = [[1.0, 2, NAN], [3, NAN, NAN], [2, 2, 5], [NAN, NAN, NAN]]


def rows_of(table: list[list[float]]) -> list[tuple[str, str, float]]:
    return [
        (f"r{rater}", f"u{unit}", value)
        for unit, row in enumerate(table)
        for rater, value in enumerate(row)
        if not math.isnan(value)
    ]


def test_rows_and_a_matrix_give_the_same_table() -> None:
    rows = [("b", "u2", 4.0), ("a", "u1", 1.0), ("b", "u1", 2.0), ("a", "u2", None)]

    table = Ratings.from_rows(rows)

    assert np.array_equal(
        table.values, Ratings.from_matrix([[1, 2], [None, 4]]).values, equal_nan=True
    )


def test_no_rows_give_an_empty_table() -> None:
    assert Ratings.from_rows([]).values.shape == (0, 0)
    assert Ratings.from_matrix([]).values.shape == (0, 0)


def test_counts_say_what_can_be_paired() -> None:
    table = Ratings.from_matrix([[1, 2, None], [3, None, None], [None, None, None]])

    assert (table.n_raters, table.n_units, table.n_pairable, table.n_single) == (2, 2, 1, 1)
    assert table.n_ratings == 3
    assert table.complete.shape == (0, 3)


def test_counts_are_taken_once() -> None:
    table = Ratings.from_matrix(TABLE)

    assert table.counts is table.counts
    assert table.counts.tolist() == [[1, 1, 0, 0], [0, 0, 1, 0], [0, 2, 0, 1], [0, 0, 0, 0]]


def test_nothing_as_large_as_units_by_raters_is_kept() -> None:
    rng = np.random.default_rng(1)
    n = 20_000
    table = Ratings.from_long(rng.integers(0, 5_000, n), rng.integers(0, 20_000, n), np.full(n, 3))

    held = [table.unit, table.rater, table.code, table.counts]
    assert sum(array.nbytes for array in held if array is not None) < 500_000


@pytest.mark.parametrize("kind", ["lists", "arrays", "words", "shuffled", "with gaps"])
def test_long_tables_of_any_kind_give_the_ratings_of_the_matrix(kind: str) -> None:
    raters, units, values = (list(column) for column in zip(*rows_of(TABLE), strict=True))
    if kind == "arrays":
        made = Ratings.from_long(
            np.array([int(r[1:]) for r in raters]) + 7, np.array(units), np.array(values)
        )
    elif kind == "words":
        made = Ratings.from_long(raters, units, ["abcdef"[int(value)] for value in values])
    elif kind == "shuffled":
        made = Ratings.from_long(raters[::-1], units[::-1], values[::-1])
    elif kind == "with gaps":
        made = Ratings.from_long([*raters, "r9"], [*units, "u0"], [*values, None])
    else:
        made = Ratings.from_long(raters, units, values)

    table = Ratings.from_matrix(TABLE)
    assert (made.n_ratings, made.n_raters) == (table.n_ratings, 3)
    assert made.counts.tolist() == table.counts[:3].tolist()


@pytest.mark.parametrize("step", [1, 10, 1_000_000])
def test_numbers_as_names_may_be_far_apart(step: int) -> None:
    units, raters = np.repeat(np.arange(50), 4) * step - 7, np.tile(np.arange(4), 50) * step

    table = Ratings.from_long(raters, units, np.arange(200) % 5)

    assert (table.n_units, table.n_raters) == (50, 4)
    assert len(table.units) < 50 + 4096
    assert krippendorff_alpha(table).n_units == 50


def test_names_without_an_order_keep_that_of_their_appearance() -> None:
    table = Ratings.from_long(["b", 1, "b"], ["u", "u", 2], [1, 2, 3])

    assert (table.raters, table.units) == (("b", 1), ("u", 2))


def test_truths_are_numbers() -> None:
    assert Ratings.from_matrix(np.array([[True, False]])).points == (0.0, 1.0)


def test_counts_without_raters_give_the_ratings_of_the_matrix() -> None:
    made = Ratings.from_counts([[1, 1, 0, 0], [0, 0, 1, 0], [0, 2, 0, 1]], categories=[1, 2, 3, 5])

    assert made.counts.tolist() == Ratings.from_matrix(TABLE).counts[:3].tolist()
    assert (made.rater, made.n_raters) == (None, 3)
    for attribute in ("values", "rater_counts"):
        with pytest.raises(ValueError, match="do not say who rated"):
            getattr(made, attribute)


def test_ratings_collected_apart_are_put_together() -> None:
    rows = rows_of(TABLE)

    joined = Ratings.concatenate([Ratings.from_rows(rows[:2]), Ratings.from_rows(rows[2:])])

    assert joined.points == Ratings.from_rows(rows).points
    assert np.array_equal(joined.values, Ratings.from_rows(rows).values, equal_nan=True)
    with pytest.raises(ValueError, match="do not say who rated"):
        Ratings.concatenate([Ratings.from_counts([[1, 2]])])


@pytest.mark.parametrize(("repeated", "kept"), [("last", 5.0), ("first", 1.0)])
def test_a_rating_given_twice_is_kept_once_and_counted(repeated: Any, kept: float) -> None:
    rows = [("a", "u1", 1), ("b", "u1", 2), ("a", "u1", 5), ("a", "u2", 2)]

    table = Ratings.from_rows(rows, repeated=repeated)

    assert (table.n_ratings, table.n_repeated) == (3, 1)
    assert table.values[0].tolist() == [kept, 2.0]
    result = krippendorff_alpha(table)
    assert (result.n_repeated, "repeated_ratings" in result.warnings) == (1, True)


def test_a_rating_given_twice_can_be_refused() -> None:
    with pytest.raises(ValueError, match="a rates u1 twice"):
        Ratings.from_rows([("a", "u1", 1), ("a", "u1", 1)], repeated="refuse")
    with pytest.raises(ValueError, match="last, first or refuse"):
        Ratings.from_rows([], repeated="mean")  # type: ignore[arg-type]  # wrong on purpose


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 400), st.integers(1, 30))
def test_every_repeated_rating_is_found(seed: int, n: int, width: int) -> None:
    rng = np.random.default_rng(seed)
    raters, units = rng.integers(0, width, n), rng.integers(0, width, n)

    table = Ratings.from_long(raters, units, rng.integers(1, 5, n))

    assert table.n_ratings == len(set(zip(raters.tolist(), units.tolist(), strict=True)))
    assert table.n_ratings + table.n_repeated == n


def test_a_declared_scale_keeps_its_unused_points() -> None:
    table = Ratings.from_matrix([[1, 2], [3, 3]], categories=[3, 2, 1, 4])

    assert (table.points, table.declared, table.n_points) == ((1, 2, 3, 4), True, 4)
    assert ratings_of(table, [1, 2, 3, 4]) is table
    assert ratings_of(table, [1, 2, 3]).n_points == 3
    words = Ratings.from_matrix([["low", None], ["high", "low"]], categories=["low", "mid", "high"])
    assert (words.points, words.numbers) == (("low", "mid", "high"), None)
    assert words.counts.tolist() == [[1, 0, 0], [1, 0, 1]]


@pytest.mark.parametrize(
    ("matrix", "categories", "words"),
    [
        (np.array([1.0, 2.0]), None, "table of units"),
        (np.array([[np.inf, 1.0]]), None, "infinite"),
        ([[1, 2], [3]], None, "equal length"),
        (3, None, "equal length"),
        ([[1, "a"]], None, "not both"),
        ([[1, {}]], None, "neither a number nor a word"),
        ([[1, 6]], [1, 2, 3], "6 is no point"),
        ([[1.5, 2]], [1, 2, 3], "1.5 is no point"),
        ([["a", "x"]], ["a", "b"], "“x” is no point"),
        ([[1, 2]], ["a", "b"], "has words"),
        ([[1, 2]], [], "at least one point"),
        ([[1, 2]], [1, 1], "given twice"),
        ([[1, 2]], [1, "b"], "not both"),
        ([[1, 2]], [1, NAN], "not a finite number"),
    ],
)
def test_a_table_that_is_none_is_refused(matrix: Any, categories: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Ratings.from_matrix(matrix, categories=categories)


def test_other_wrong_data_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Ratings.from_long(["a"], ["u", "v"], [1])
    with pytest.raises(ValueError, match="by whom"):
        Ratings.from_long(["a", None], ["u", "v"], [1, 2])
    with pytest.raises(ValueError, match="name each"):
        Ratings.from_matrix([[1, 2]], raters=["a", "a"])
    with pytest.raises(ValueError, match="none is negative"):
        Ratings.from_counts([[1, -2]])
    with pytest.raises(ValueError, match="3 points, and the counts have 2"):
        Ratings.from_counts([[1, 2]], categories=[1, 2, 3])
    with pytest.raises(ValueError, match="are words"):
        _ = Ratings.from_matrix([["a", "b"]]).values


def test_names_are_kept() -> None:
    table = Ratings.from_matrix([[1, 2]], units=["us-japan"], raters=["x", "y"])

    assert (table.units, table.raters) == (("us-japan",), ("x", "y"))
