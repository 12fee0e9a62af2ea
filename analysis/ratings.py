"""Ratings of several units by several raters, with gaps: what coefficients of agreement take."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.labels import code_names
from analysis.labels import code_values
from analysis.labels import declared_points
from analysis.labels import tidy
from analysis.rating_arrays import RatingArrays
from analysis.rating_columns import Columns
from analysis.rating_grid import read_table
from analysis.repeats import repeats
from analysis.tables import as_table
from analysis.tables import name_each

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterable
    from collections.abc import Sequence


Repeated = Literal["last", "first", "refuse"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Ratings(RatingArrays):
    """Who rated what, and how: one place in three arrays for each rating, and none for a gap.

    Made by `from_matrix`, `from_long`, `from_rows` or `from_counts`, which check the data once.
    Nothing here is as large as units × raters, so a million ratings by thousands of raters take a
    few bytes each.

    Attributes
    ----------
    held
        The ratings: three columns, or a table of one byte a cell. `unit`, `rater` and `code`,
        shape (ratings,), are the places of the unit, of the rater and of the point in `units`,
        `raters` and `points`; `rater` is None where the data are counts.
    points
        The scale: its numbers in order, or its words in the order declared (else sorted).
    declared
        Whether the scale was declared, so that unused points are in it.
    units, raters
        The names.
    n_repeated
        How many ratings were left out because the rater had rated the unit already.

    """

    @classmethod
    def from_matrix(
        cls,
        matrix: Any,
        *,
        categories: Sequence[float] | Sequence[str] | None = None,
        units: Sequence[Hashable] | None = None,
        raters: Sequence[Hashable] | None = None,
    ) -> Ratings:
        """Make ratings from a table of units (rows) by raters (columns).

        Parameters
        ----------
        matrix
            shape (units, raters), of numbers or words; None, NaN and "" are gaps.
        categories
            The points of the scale, unused ones included; None for those in the data.
        units, raters
            Their names; None for 0, 1, 2 …

        Raises
        ------
        ValueError
            If the table is not two-dimensional, mixes words and numbers, holds an infinite value
            or one that is no point of the declared scale.

        Examples
        --------
        >>> ratings = Ratings.from_matrix([[1, None], [2, 3]])
        >>> ratings.n_raters, ratings.n_pairable, ratings.points
        (2, 1, (1.0, 2.0, 3.0))

        """
        table = tidy(as_table(matrix, "raters"))
        rows, columns = table.shape
        held, points = read_table(table, categories)
        return cls(
            held=held,
            points=points,
            units=name_each(units, rows, "units"),
            raters=name_each(raters, columns, "raters"),
            declared=categories is not None,
        )

    @classmethod
    def from_long(
        cls,
        rater: Any,
        unit: Any,
        value: Any,
        *,
        categories: Sequence[float] | Sequence[str] | None = None,
        repeated: Repeated = "last",
    ) -> Ratings:
        """Make ratings from three columns of equal length, in any order of rows.

        Parameters
        ----------
        rater, unit
            shape (rows,): names or numbers.
        value
            shape (rows,): numbers or words; None, NaN and "" are gaps, and left out.
        categories
            The points of the scale, unused ones included; None for those in the data.
        repeated
            What is kept where a rater rates a unit more than once: the "last" or the "first"
            rating, or "refuse" for an error. What was left out is counted in `n_repeated`.

        Raises
        ------
        ValueError
            If the columns differ in length, or for a value as in `from_matrix`.

        Examples
        --------
        >>> ratings = Ratings.from_long(["x", "y", "x"], ["a", "a", "b"], [1, 2, 2])
        >>> ratings.n_ratings, ratings.n_pairable
        (3, 1)

        """
        if repeated not in {"last", "first", "refuse"}:
            raise ValueError(f"`repeated` is last, first or refuse, not {repeated!r}.")
        values = tidy(value)
        by, of, coded = code_names(rater), code_names(unit), code_values(values, categories)
        if not by.codes.shape == of.codes.shape == values.shape:
            raise ValueError("The columns of raters, units and values differ in length.")
        made = cls(
            held=Columns(
                unit=of.codes if coded.there is None else of.codes[coded.there],
                rater=by.codes if coded.there is None else by.codes[coded.there],
                code=coded.codes,
            ),
            points=coded.points,
            declared=categories is not None,
            units=of.labels,
            raters=by.labels,
        )
        return _once(made, repeated)

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[tuple[Hashable, Hashable, float | str | None]],
        *,
        categories: Sequence[float] | Sequence[str] | None = None,
        repeated: Repeated = "last",
    ) -> Ratings:
        """Make ratings from rows (rater, unit, value), in any order.

        Examples
        --------
        >>> Ratings.from_rows([("x", "b", 2), ("x", "a", 1), ("y", "a", 3)]).values
        array([[ 1.,  3.],
               [ 2., nan]])

        """
        columns = tuple(zip(*rows, strict=True)) or ((), (), ())
        return cls.from_long(*columns, categories=categories, repeated=repeated)

    @classmethod
    def from_counts(
        cls,
        counts: Any,
        *,
        categories: Sequence[float] | Sequence[str] | None = None,
        units: Sequence[Hashable] | None = None,
    ) -> Ratings:
        """Make ratings from how many raters put each unit (row) on each point (column).

        Who gave which rating is not in such data; what needs it is undefined, with a reason.

        Parameters
        ----------
        counts
            shape (units, points): whole numbers.
        categories
            The points of the columns; None for 1, 2, 3 …

        Raises
        ------
        ValueError
            If a count is negative or not whole, or the scale does not fit the columns.

        Examples
        --------
        >>> Ratings.from_counts([[2, 0, 1], [0, 3, 0]]).n_ratings
        6

        """
        table = np.asarray(as_table(counts, "points"), dtype=np.float64)
        if not (np.isfinite(table) & (table >= 0) & (table == np.rint(table))).all():
            raise ValueError("Counts are whole numbers, and none is negative.")
        rows, k = table.shape
        named = range(1, k + 1) if categories is None else categories
        points = declared_points(named)
        if len(points) != k:
            raise ValueError(f"The scale has {len(points)} points, and the counts have {k}.")
        order = [list(named).index(point) for point in points]
        unit, code = np.nonzero(table[:, order])
        times = table[:, order][unit, code].astype(np.int64)
        return cls(
            held=Columns(unit=np.repeat(unit, times), rater=None, code=np.repeat(code, times)),
            points=points,
            declared=True,
            units=name_each(units, rows, "units"),
            raters=(),
        )

    @classmethod
    def concatenate(cls, parts: Iterable[Ratings], *, repeated: Repeated = "last") -> Ratings:
        """Put ratings together that were collected apart; equal names are the same rater or unit.

        The scale is declared if every part's is, and has the points of all of them.

        Examples
        --------
        >>> first = Ratings.from_rows([("x", "a", 1), ("y", "a", 2)])
        >>> both = Ratings.concatenate([first, Ratings.from_rows([("x", "b", 2)])])
        >>> both.n_ratings, both.n_units
        (3, 2)

        """
        given = list(parts)
        if any(part.rater is None for part in given):
            raise ValueError("Counts do not say who rated, so they cannot be put together.")
        points = list(dict.fromkeys(point for part in given for point in part.points))
        rows = (
            (part.raters[rater], part.units[unit], part.points[code])
            for part in given
            for rater, unit, code in zip(
                np.asarray(part.rater).tolist(), part.unit.tolist(), part.code.tolist(), strict=True
            )
        )
        declared = bool(given) and all(part.declared for part in given)
        return cls.from_rows(
            rows,
            categories=points if declared else None,  # type: ignore[arg-type]  # one kind, or refused
            repeated=repeated,
        )


def _once(ratings: Ratings, repeated: Repeated) -> Ratings:
    """Leave out what a rater gave to a unit a second time."""
    rater = ratings.rater
    if rater is None or not repeats(ratings.unit, rater, len(ratings.units), len(ratings.raters)):
        return ratings
    key = ratings.unit.astype(np.int64) * len(ratings.raters) + rater
    _, first = np.unique(key if repeated == "first" else key[::-1], return_index=True)
    kept = np.sort(first if repeated == "first" else len(key) - 1 - first)
    if repeated == "refuse":
        double = np.setdiff1d(np.arange(len(key)), kept)[0]
        who, what = ratings.raters[rater[double]], ratings.units[ratings.unit[double]]
        raise ValueError(f"{who} rates {what} twice.")
    left = ratings.only(kept).on_points_used()
    return replace(left, n_repeated=len(key) - len(kept))


def ratings_of(data: Any, categories: Sequence[float] | Sequence[str] | None = None) -> Ratings:
    """Take ratings as they are, and make them from a table of units by raters otherwise."""
    if isinstance(data, Ratings):
        return data.on_scale(categories)
    return Ratings.from_matrix(data, categories=categories)
