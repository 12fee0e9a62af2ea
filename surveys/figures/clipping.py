"""Ellipses cut at the edge of the plane, without clip paths: their ids would clash on a page."""

from __future__ import annotations

from itertools import pairwise

Point = tuple[float, float]


def clip_area(points: tuple[Point, ...], low: float, high: float) -> tuple[Point, ...]:
    """Cut a polygon to the square from ``low`` to ``high`` (Sutherland and Hodgman 1974).

    Examples
    --------
    >>> clip_area(((0, 0), (2, 0), (2, 2), (0, 2)), 1, 3)
    ((1.0, 1), (2.0, 1), (2, 2), (1, 2.0))
    """
    for axis in (0, 1):
        for bound, sign in ((low, 1), (high, -1)):
            points = _cut(points, axis, bound, sign)
    return points


def clip_outline(
    points: tuple[Point, ...], low: float, high: float
) -> tuple[tuple[Point, ...], ...]:
    """Give the pieces of a closed outline that lie within the square, edge not drawn.

    Examples
    --------
    >>> clip_outline(((0, 0), (2, 0), (2, 2), (0, 2)), 1, 3)
    (((2.0, 1.0), (2, 2), (1.0, 2.0)),)
    """
    pieces: list[list[Point]] = []
    for start, end in pairwise((*points, points[0])):
        segment = _segment(start, end, low, high)
        if segment is None:
            continue
        if pieces and pieces[-1][-1] == segment[0]:
            pieces[-1].append(segment[1])
        else:
            pieces.append(list(segment))
    if len(pieces) > 1 and pieces[-1][-1] == pieces[0][0]:
        pieces[0] = pieces.pop()[:-1] + pieces[0]
    return tuple(tuple(piece) for piece in pieces)


def _cut(points: tuple[Point, ...], axis: int, bound: float, sign: int) -> tuple[Point, ...]:
    kept: list[Point] = []
    for start, end in pairwise((points[-1], *points) if points else ()):
        starts_in = sign * (start[axis] - bound) >= 0
        ends_in = sign * (end[axis] - bound) >= 0
        if starts_in != ends_in:
            share = (bound - start[axis]) / (end[axis] - start[axis])
            other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
            kept.append((bound, other) if axis == 0 else (other, bound))
        if ends_in:
            kept.append(end)
    return tuple(kept)


def _segment(start: Point, end: Point, low: float, high: float) -> tuple[Point, Point] | None:
    """Cut a segment to the square (Liang and Barsky 1984)."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        step = end[axis] - start[axis]
        if step == 0:
            if not low <= start[axis] <= high:
                return None
            continue
        bounds = sorted(((low - start[axis]) / step, (high - start[axis]) / step))
        first, last = max(first, bounds[0]), min(last, bounds[1])
    if first >= last:
        return None
    return _along(start, end, first), _along(start, end, last)


def _along(start: Point, end: Point, share: float) -> Point:
    if share in {0.0, 1.0}:
        return end if share else start
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
