"""What is already on the plane when its labels look for a place."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.labels import Surroundings
from surveys.figures.plane_cells import cell_boxes
from surveys.figures.plane_marks import STAR_RADIUS
from surveys.figures.plane_marks import has_region
from surveys.figures.plane_scale import SIDE
from surveys.figures.plane_scale import to_pixels

if TYPE_CHECKING:
    from surveys.figures.plane import PhasePlane
    from surveys.figures.plane import PlaneAlliance

_SAMPLED_EVERY = 6.0


def region_around(plane: PhasePlane, alliance: PlaneAlliance) -> tuple[tuple[float, float], ...]:
    """Give the outermost ellipse of an alliance in pixels; nothing where there is none."""
    points = alliance.ellipse_90 or alliance.ellipse_50 or ()
    return tuple(to_pixels(plane, point) for point in points)


def surroundings(plane: PhasePlane) -> Surroundings:
    """List what the labels have to keep clear of, and what they had better not cover."""
    regions = [
        [to_pixels(plane, point) for point in (points[-1], *points)]
        for alliance in plane.alliances
        for points in (alliance.ellipse_50, alliance.ellipse_90)
        if points and has_region(points, plane)
    ]
    x, y = to_pixels(plane, (plane.cut_vertical, plane.cut_horizontal))
    cuts = [[(0.0, y), (SIDE, y)], [(x, 0.0), (x, SIDE)]]
    return Surroundings(
        frame=Box(left=0, top=0, right=SIDE, bottom=SIDE),
        cells=tuple(
            Box(left=left, top=top, right=right, bottom=bottom)
            for top, bottom in ((0.0, y), (y, SIDE))
            for left, right in ((0.0, x), (x, SIDE))
        ),
        taken=(*(box for _, box in cell_boxes(plane)), *_stars(plane)),
        dots=tuple(
            to_pixels(plane, expert) for alliance in plane.alliances for expert in alliance.experts
        ),
        lines=tuple(point for path in (*regions, *cuts) for point in _sampled(path)),
    )


def _stars(plane: PhasePlane) -> list[Box]:
    marks = [to_pixels(plane, each.own) for each in plane.alliances if each.own]
    return [Box.around(x, y, 2 * STAR_RADIUS, 2 * STAR_RADIUS) for x, y in marks]


def _sampled(path: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Give points along a path, some pixels apart, by which to see how much of it is covered."""
    points: list[tuple[float, float]] = []
    since = _SAMPLED_EVERY
    for (ax, ay), (bx, by) in pairwise(path):
        length = hypot(bx - ax, by - ay)
        steps = max(1, round(length / _SAMPLED_EVERY))
        since += length
        if since >= _SAMPLED_EVERY:
            since = 0
            points += [
                (ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps)
                for step in range(steps)
            ]
    return points
