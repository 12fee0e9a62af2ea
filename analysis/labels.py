"""Turn what raters, units and points are called into small integers, without a sort where none is needed."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.number_sizes import check_size

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from analysis.arrays import AnyArray
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray

Points = tuple[float, ...] | tuple[str, ...]
SPARE = 1024  # values may range over this much more than the data are long
MANY = 4096  # so many unused names of raters or units cost nothing
HALF = 1 << 31


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Labels as integers: `codes[i]` is the place of label i in `labels`; −1 stands for a gap."""

    codes: AnyArray
    labels: Sequence[Any]


def code_names(names: Iterable[Hashable] | AnyArray) -> Coded:
    """Code the names of raters or units.

    Whole numbers keep their order and may leave places unused; other names are coded in their
    sorted order where they have one.

    Examples
    --------
    >>> coded = code_names(["b", "a", "b"])
    >>> coded.codes.tolist(), coded.labels
    ([1, 0, 1], ('a', 'b'))

    """
    array = names if isinstance(names, np.ndarray) else None
    if array is None:
        names = list(names)
        if names and all(type(name) is int for name in names):
            array = np.asarray(names)
    if array is not None and array.dtype.kind in "iu" and array.size:
        low, high = int(array.min()), int(array.max())
        if high - low < array.size // 8 + MANY:
            codes = array.astype(np.int32) if not low else (array - low).astype(np.int32)
            return Coded(codes, range(low, high + 1))
        found, places = np.unique(array, return_inverse=True)
        return Coded(places.astype(np.int32), tuple(found.tolist()))
    return _by_dictionary(names if array is None else array.tolist())


class _Places(dict[Any, int]):
    def __missing__(self, name: Hashable) -> int:
        self[name] = place = len(self)
        return place


def _by_dictionary(names: Iterable[Hashable]) -> Coded:
    places = _Places()
    codes = np.fromiter(map(places.__getitem__, names), np.int32)
    if any(absent(name) for name in places):
        raise ValueError("A rating does not say by whom, or of what, it is.")
    try:
        labels = tuple(sorted(places))
    except TypeError:
        return Coded(codes, tuple(places))
    rank = np.empty(len(places), np.int32)
    rank[[places[label] for label in labels]] = np.arange(len(places))
    return Coded(rank[codes] if codes.size else codes, labels)


@dataclass(frozen=True, slots=True, eq=False)
class CodedValues:
    """Ratings as places among the points of their scale.

    Attributes
    ----------
    codes
        shape (ratings,): of the values that are there, in their order.
    there
        The places of these values in the flattened data; None if there is no gap.
    points
        The scale.

    """

    codes: AnyArray
    there: AnyArray | None
    points: Points


def code_values(array: AnyArray, categories: Sequence[float] | Sequence[str] | None) -> CodedValues:
    """Code ratings by the points of their scale.

    Parameters
    ----------
    array
        Numbers, or objects where some are words; None, NaN and the empty word are gaps.
    categories
        The points of the scale, unused ones included; None for those in the data.

    Raises
    ------
    ValueError
        If a value is infinite or is no point of the declared scale, or words and numbers are
        mixed.

    Examples
    --------
    >>> coded = code_values(tidy([2, None, 7]), None)
    >>> coded.codes.tolist(), coded.there.tolist(), coded.points
    ([0, 1], [0, 2], (2.0, 7.0))

    """
    points = None if categories is None else declared_points(categories)
    flat = array.ravel()
    if flat.dtype.kind == "O":
        return _words(flat.tolist(), points)
    there = None
    if flat.dtype.kind == "f":
        present = flat == flat  # noqa: PLR0124 - NaN differs from itself
        if not present.all():
            there = np.flatnonzero(present)
            flat = flat[there]
    if points is not None and any(isinstance(point, str) for point in points):
        raise ValueError("The declared scale has words, and the ratings are numbers.")
    codes, scale = _numbers(flat, points)  # type: ignore[arg-type]  # no words in it
    return CodedValues(codes, there, scale)


def declared_points(categories: Sequence[float] | Sequence[str] | AnyArray) -> Points:
    """Check a declared scale: numbers come in their order, words in the order they are given."""
    given: list[Any] = (
        categories.tolist() if isinstance(categories, np.ndarray) else list(categories)
    )
    words = [isinstance(point, str) for point in given]
    if not given:
        raise ValueError("A scale has at least one point.")
    if any(words) and not all(words):
        raise ValueError("A scale has numbers or words, not both.")
    if len(set(given)) < len(given):
        raise ValueError("A point of the scale is given twice.")
    if all(words):
        return tuple(given)
    points = tuple(sorted(float(point) for point in given))
    if not np.isfinite(points).all():
        raise ValueError("A point of the scale is not a finite number.")
    return points


def recode(coded: AnyArray, old: Points, new: Points) -> AnyArray:
    """Move codes from one scale to another.

    Raises
    ------
    ValueError
        If a point in use is none of the new scale.

    """
    places = {point: place for place, point in enumerate(new)}
    table = np.array([places.get(point, -1) for point in old], dtype=np.int32)
    if coded.size and (table < 0).any():
        used = np.bincount(coded.astype(np.intp), minlength=len(old)) > 0
        for place in np.flatnonzero(used & (table < 0)):
            raise ValueError(f"{_shown(old[place])} is no point of the declared scale.")
    return table[coded] if coded.size else coded


def absent(value: Any) -> bool:
    """Say whether a value stands for a gap: None, NaN or the empty word."""
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))


def tidy(values: Any) -> AnyArray:
    """Give an array of numbers, or of objects where some values are words.

    Raises
    ------
    ValueError
        If some values are neither, or rows differ in length.

    """
    if isinstance(values, array):
        values = np.asarray(values)
    if isinstance(values, np.ndarray) and values.dtype.kind in "biuf":
        return values.astype(np.int8) if values.dtype.kind == "b" else values
    try:
        objects = np.asarray(values, dtype=object)
    except ValueError:
        raise ValueError("The rows of the table differ in length.") from None
    flat = objects.ravel().tolist()
    if any(isinstance(value, list | tuple) for value in flat):
        raise ValueError("The rows of the table differ in length.")
    if any(isinstance(value, str) and value for value in flat):
        return objects
    try:
        return np.array([np.nan if absent(v) else v for v in flat], dtype=np.float64).reshape(
            objects.shape
        )
    except (TypeError, ValueError):
        raise ValueError("A rating is neither a number nor a word.") from None


def _words(flat: list[Any], points: Points | None) -> CodedValues:
    there = [place for place, value in enumerate(flat) if not absent(value)]
    said = [flat[place] for place in there]
    if not all(isinstance(value, str) for value in said):
        raise ValueError("Ratings are numbers or words, not both.")
    scale = points or tuple(sorted(set(said)))
    places = {point: place for place, point in enumerate(scale)}
    for value in said:
        if value not in places:
            raise ValueError(f"{_shown(value)} is no point of the declared scale.")
    codes = np.array([places[value] for value in said], dtype=np.int32)
    return CodedValues(codes, np.array(there, dtype=np.intp), scale)


def _numbers(
    values: AnyArray, points: tuple[float, ...] | None
) -> tuple[AnyArray, tuple[float, ...]]:
    if not values.size:
        return np.zeros(0, np.int32), points or ()
    low, high = float(values.min()), float(values.max())
    check_size(low, high)
    if high - low < values.size + SPARE and max(-low, high) < HALF:
        codes = values.astype(np.int32)
        if values.dtype.kind in "iu" or (codes == values).all():
            return _by_offset(codes, int(low), int(high), points)
    found = np.unique(values)
    codes = np.searchsorted(found, values).astype(np.int32)
    scale = tuple(float(point) for point in found)
    return (codes, scale) if points is None else (recode(codes, scale, points), points)


def _by_offset(
    codes: AnyArray, low: int, high: int, points: tuple[float, ...] | None
) -> tuple[AnyArray, tuple[float, ...]]:
    """Code whole numbers by their distance from the lowest; unused ones between are left out."""
    if low:
        codes -= np.int32(low)
    scale = tuple(float(point) for point in range(low, high + 1))
    if points is not None:
        return (codes if scale == points else recode(codes, scale, points)), points
    used = _used(codes, len(scale))
    if used.all():
        return codes, scale
    kept = tuple(point for point, seen in zip(scale, used, strict=True) if seen)
    return (np.cumsum(used, dtype=np.int32) - 1)[codes], kept


def _used(codes: AnyArray, k: int) -> BoolArray:
    """Find which codes occur: a look at the first ones mostly answers it."""
    few = np.bincount(codes[:SPARE], minlength=k) > 0
    return few if few.all() else np.bincount(codes, minlength=k) > 0


def count_used(codes: AnyArray, n: int) -> int:
    """Count which of n codes occur; where all do, a part of the data may show it.

    Examples
    --------
    >>> count_used(np.array([0, 2, 2]), 4)
    2

    """
    used = np.zeros(n, dtype=np.bool_)
    begin, piece = 0, SPARE
    while begin < len(codes):
        used[codes[begin : begin + piece]] = True
        if used.all():
            return n
        begin, piece = begin + piece, 4 * piece
    return int(np.count_nonzero(used))


def numbers_of(points: Points) -> FloatArray | None:
    """Give the points as numbers; None where they are words."""
    if points and isinstance(points[0], str):
        return None
    return np.array(points, dtype=np.float64)


def _shown(point: float | str) -> str:
    return f"“{point}”" if isinstance(point, str) else f"{point:g}"
