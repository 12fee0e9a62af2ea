"""Mid-ranks of each rater's ratings, for the coefficients that compare orders."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.icc import complete_table
from analysis.ratings import ratings_of

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings

TWO = 2


def ranked(data: Any) -> tuple[FloatArray, dict[str, Any], str | None]:
    """Give what the coefficients of order take, from the units that every rater rated.

    Returns
    -------
    The mid-ranks of the units for each rater, shape (units, raters); what was left out, as fields of a
    `Coefficient`; and a reason if there is nothing to compare.

    """
    ratings = ratings_of(data)
    if ratings.n_ratings and ratings.numbers is None:
        raise ValueError("The ratings are words; a coefficient of order needs numbers.")
    none = np.zeros((0, ratings.n_raters))
    if ratings.n_raters < TWO:
        return none, _left_out(ratings, 0), "too_few_raters"
    if ratings.rater is None:
        return none, _left_out(ratings, 0), "raters_unknown"
    rows = complete_table(ratings)
    left_out = _left_out(ratings, len(rows))
    if len(rows) < TWO:
        return rows, left_out, "no_complete_rows"
    return mid_ranks(rows), left_out, None


def _left_out(ratings: Ratings, rows: int) -> dict[str, Any]:
    dropped, repeated = ratings.n_units - rows, ratings.n_repeated
    return {
        "n_dropped": dropped,
        "n_repeated": repeated,
        "warnings": (
            *(("incomplete_ignored",) if dropped else ()),
            *(("repeated_ratings",) if repeated else ()),
        ),
    }


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
