from __future__ import annotations

import numpy as np
import pytest

from analysis.ratings import Ratings


def test_rows_and_a_matrix_give_the_same_table() -> None:
    rows = [("u2", "b", 4.0), ("u1", "a", 1.0), ("u1", "b", 2.0), ("u2", "a", None)]

    table = Ratings.from_rows(rows)

    assert np.array_equal(
        table.values, Ratings.from_matrix([[1, 2], [None, 4]]).values, equal_nan=True
    )


def test_no_rows_give_an_empty_table() -> None:
    assert Ratings.from_rows([]).values.shape == (0, 0)


def test_counts_say_what_can_be_paired() -> None:
    table = Ratings.from_matrix([[1, 2, None], [3, None, None], [None, None, None]])

    assert (table.n_raters, table.n_pairable, table.n_single) == (2, 1, 1)
    assert table.complete.shape == (0, 3)


def test_a_rating_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="a rates u1 twice"):
        Ratings.from_rows([("u1", "a", 1), ("u1", "a", 1)])


@pytest.mark.parametrize("values", [np.array([1.0, 2.0]), np.array([[np.inf, 1.0]])])
def test_a_table_that_is_none_is_refused(values: np.typing.NDArray[np.float64]) -> None:
    with pytest.raises(ValueError, match=r"table of units|infinite"):
        Ratings(values)
