"""Turn what raters, units and points are called into small integers, without a sort where none is needed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from analysis.arrays import AnyArray
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray

Points = tuple[float, ...] | tuple[str, ...]
SPARE = 1024  # a range of whole numbers may be this much wider than the data are long
MISSING = -1


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
        if high - low < 2 * array.size + SPARE:
            codes = array.astype(np.int32) if not low else (array - low).astype(np.int32)
            return Coded(codes, range(low, high + 1))
    return _by_dictionary(names if array is None else array.tolist())


def _by_dictionary(names: Iterable[Hashable]) -> Coded:
    places: dict[Hashable, int] = {}
    codes = np.fromiter((places.setdefault(name, len(places)) for name in names), np.int32)
    if any(absent(name) for name in places):
        raise ValueError("A rating does not say by whom, or of what, it is.")
    try:
        labels = tuple(sorted(places))  # type: ignore[type-var]  # names without an order raise
    except TypeError:
        return Coded(codes, tuple(places))
    rank = np.empty(len(places), np.int32)
    rank[[places[label] for label in labels]] = np.arange(len(places))
    return Coded(rank[codes] if codes.size else codes, labels)


def code_values(values: Any, categories: Sequence[float] | Sequence[str] | None) -> Coded:
    """Code ratings, in the shape they have, by the points of their scale.

    Parameters
    ----------
    values
        Numbers, or words; None, NaN and the empty word are gaps.
    categories
        The points of the scale, unused ones included; None for those in the data.

    Raises
    ------
    ValueError
        If a value is infinite or is no point of the declared scale, or words and numbers are
        mixed.

    Examples
    --------
    >>> coded = code_values([2, None, 7], None)
    >>> coded.codes.tolist(), coded.labels
    ([0, -1, 1], (2.0, 7.0))

    """
    array = _tidy(values)
    points = None if categories is None else declared_points(categories)
    if array.dtype.kind == "O":
        return _words(array, points)
    there = None
    if array.dtype.kind == "f":
        if np.isinf(array).any():
            raise ValueError("A rating is infinite.")
        absent = np.isnan(array)
        there = ~absent if absent.any() else None
    if points is not None and any(isinstance(point, str) for point in points):
        raise ValueError("The declared scale has words, and the ratings are numbers.")
    return _numbers(array, there, points)  # type: ignore[arg-type]  # no words in it


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
    table = np.array([places.get(point, MISSING) for point in old], dtype=np.int32)
    if coded.size and (table < 0).any():
        used = np.bincount(coded.ravel().astype(np.intp), minlength=len(old)) > 0
        for place in np.flatnonzero(used & (table < 0)):
            raise ValueError(f"{_shown(old[place])} is no point of the declared scale.")
    return table[coded] if coded.size else coded


def absent(value: Any) -> bool:
    """Say whether a value stands for a gap: None, NaN or the empty word."""
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))


def _tidy(values: Any) -> AnyArray:
    """Give an array of numbers, or of objects where some values are words."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "biuf":
        return values.astype(np.int8) if values.dtype.kind == "b" else values
    try:
        array = np.asarray(values, dtype=object)
    except ValueError:
        raise ValueError("The rows of the table differ in length.") from None
    flat = array.ravel().tolist()
    if any(isinstance(value, list | tuple) for value in flat):
        raise ValueError("The rows of the table differ in length.")
    if any(isinstance(value, str) and value for value in flat):
        return array
    try:
        return np.array([np.nan if absent(v) else v for v in flat], dtype=np.float64).reshape(
            array.shape
        )
    except (TypeError, ValueError):
        raise ValueError("A rating is neither a number nor a word.") from None


def _words(array: AnyArray, points: Points | None) -> Coded:
    flat = array.ravel().tolist()
    gap = [absent(v) for v in flat]
    said = {v for v, absent in zip(flat, gap, strict=True) if not absent}
    if not all(isinstance(v, str) for v in said):
        raise ValueError("Ratings are numbers or words, not both.")
    scale = points or tuple(sorted(said))
    places = {point: place for place, point in enumerate(scale)}
    unknown = sorted(said - set(scale))
    if unknown:
        raise ValueError(f"{_shown(unknown[0])} is no point of the declared scale.")
    codes = [MISSING if absent else places[v] for v, absent in zip(flat, gap, strict=True)]
    return Coded(np.array(codes, dtype=np.int32).reshape(array.shape), scale)


def _numbers(array: AnyArray, there: BoolArray | None, points: tuple[float, ...] | None) -> Coded:
    values = array if there is None else array[there]
    if not values.size:
        return Coded(np.full(array.shape, MISSING, np.int32), points or ())
    low, high = float(values.min()), float(values.max())
    if high - low < values.size + SPARE and _whole(values):
        codes, scale = _by_offset(values, int(low), int(high), points)
    else:
        found = np.unique(values)
        codes = np.searchsorted(found, values).astype(np.int32)
        scale = tuple(float(point) for point in found)
        if points is not None:
            codes, scale = recode(codes, scale, points), points
    if there is None:
        return Coded(codes, scale)
    full = np.full(array.shape, MISSING, dtype=np.int32)
    full[there] = codes
    return Coded(full, scale)


def _whole(values: AnyArray) -> bool:
    return values.dtype.kind in "iu" or bool((values == np.rint(values)).all())


def _by_offset(
    values: AnyArray, low: int, high: int, points: tuple[float, ...] | None
) -> tuple[AnyArray, tuple[float, ...]]:
    """Code whole numbers by their distance from the lowest; unused ones between are left out."""
    codes = values.astype(np.int32)
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
    few = np.bincount(codes[:4096].ravel(), minlength=k) > 0
    return few if few.all() else np.bincount(codes.ravel(), minlength=k) > 0


def numbers_of(points: Points) -> FloatArray | None:
    """Give the points as numbers; None where they are words."""
    if points and isinstance(points[0], str):
        return None
    return np.array(points, dtype=np.float64)


def repeats(first: AnyArray, second: AnyArray, width: int) -> bool:
    """Say whether a pair (first, second) occurs twice, without sorting.

    Each pair is written into a slot of a table; who does not find itself there either meets its
    double or somebody else, and then tries again among the others that did not.
    """
    key = first.astype(np.int64)
    key *= width
    key += second
    if (key[1:] > key[:-1]).all():
        return False
    while key.size > 1:
        bits = int(2 * key.size - 1).bit_length()
        slot = key * np.int64(
            -7046029254386353131
        )  # 2^64/golden ratio: wraps around, as hashing may
        slot >>= 64 - bits
        slot &= (1 << bits) - 1
        mine = np.arange(key.size, dtype=np.int32)
        table = np.empty(1 << bits, np.int32)
        table[slot] = mine
        winner = table.take(slot, mode="wrap")
        lost = np.flatnonzero(winner != mine)
        if (key[winner[lost]] == key[lost]).any():
            return True
        key = key[lost]
    return False


def _shown(point: float | str) -> str:
    return f"“{point}”" if isinstance(point, str) else f"{point:g}"
