"""Ratings of several units by several raters, with gaps: what coefficients of agreement take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from analysis.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """A table of units by raters.

    Attributes
    ----------
    values
        shape (units, raters); NaN where a rater did not rate a unit.

    Raises
    ------
    ValueError
        If the table is not two-dimensional, or holds an infinite value.

    """

    values: FloatArray

    def __post_init__(self) -> None:
        if self.values.ndim != 2:  # noqa: PLR2004 - units and raters
            raise ValueError(f"Ratings are a table of units by raters, not {self.values.shape}.")
        if np.isinf(self.values).any():
            raise ValueError("A rating is infinite.")

    @classmethod
    def from_matrix(cls, matrix: Sequence[Sequence[float | None]] | FloatArray) -> Ratings:
        """Make ratings from a matrix of units by raters; None and NaN are gaps.

        Examples
        --------
        >>> Ratings.from_matrix([[1, None], [2, 3]]).values.shape
        (2, 2)

        """
        return cls(np.asarray(matrix, dtype=np.float64))

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, str, float | None]]) -> Ratings:
        """Make ratings from rows (unit, rater, value), in any order.

        Raises
        ------
        ValueError
            If a rater rates a unit twice.

        Examples
        --------
        >>> Ratings.from_rows([("b", "x", 2), ("a", "x", 1), ("a", "y", 3)]).values
        array([[ 1.,  3.],
               [ 2., nan]])

        """
        cells: dict[tuple[str, str], float | None] = {}
        for unit, rater, value in rows:
            if (unit, rater) in cells:
                raise ValueError(f"{rater} rates {unit} twice.")
            cells[unit, rater] = value
        units = sorted({unit for unit, _ in cells})
        raters = sorted({rater for _, rater in cells})
        matrix = [[cells.get((unit, rater)) for rater in raters] for unit in units]
        return cls(np.array(matrix, dtype=np.float64).reshape(len(units), len(raters)))

    @property
    def complete(self) -> FloatArray:
        """The units that every rater rated, shape (complete units, raters)."""
        return self.values[~np.isnan(self.values).any(axis=1)]

    @property
    def n_raters(self) -> int:
        """How many raters rated at least one unit."""
        return int((~np.isnan(self.values)).any(axis=0).sum())

    @property
    def n_pairable(self) -> int:
        """How many units at least two raters rated."""
        return int(((~np.isnan(self.values)).sum(axis=1) > 1).sum())

    @property
    def n_single(self) -> int:
        """How many units exactly one rater rated: they form no pair."""
        return int(((~np.isnan(self.values)).sum(axis=1) == 1).sum())
