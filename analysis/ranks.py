"""Mid-ranks of each rater's ratings, for the coefficients that compare orders."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.icc import complete_table
from analysis.ratings import ratings_of

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

TWO = 2


def ranked(data: Any) -> tuple[FloatArray, int, str | None]:
    """Give what the coefficients of order take, from the units that every rater rated.

    Returns
    -------
    The mid-ranks of the units for each rater, shape (units, raters); how many units with gaps were
    left out; and a reason if there is nothing to compare.

    """
    ratings = ratings_of(data)
    if ratings.n_ratings and ratings.numbers is None:
        raise ValueError("The ratings are words; a coefficient of order needs numbers.")
    if ratings.n_raters < TWO:
        return np.zeros((0, ratings.n_raters)), ratings.n_units, "too_few_raters"
    if ratings.rater is None:
        return np.zeros((0, ratings.n_raters)), ratings.n_units, "raters_unknown"
    rows = complete_table(ratings)
    dropped = ratings.n_units - len(rows)
    if len(rows) < TWO:
        return rows, dropped, "no_complete_rows"
    return mid_ranks(rows), dropped, None


def mid_ranks(table: FloatArray) -> FloatArray:
    """Rank each column from 1; equal values share the mean of their ranks.

    Examples
    --------
    >>> import numpy as np
    >>> mid_ranks(np.array([[5.0, 1], [5, 3], [9, 2]]))
    array([[1.5, 1. ],
           [1.5, 3. ],
           [3. , 2. ]])

    """
    ranks = np.empty_like(table)
    places = np.arange(len(table))
    for column in range(table.shape[1]):
        order = np.argsort(table[:, column], kind="stable")
        x = table[order, column]
        begins = np.concatenate([[True], x[1:] != x[:-1]])
        group = np.cumsum(begins) - 1
        first = places[begins]
        after = np.append(first[1:], len(x))
        ranks[order, column] = ((first + after + 1) / 2)[group]
    return ranks
