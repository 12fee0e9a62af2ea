"""Where the labels of the plane go, so that none lies on another, on a mark or on a cell's name.

Every label is tried all around its mark at growing distances; of the places that are free the
one that covers least and is nearest wins. The labels then give way to each other in a few
rounds. Nothing is left to chance: the same figure is always laid out alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos
from math import hypot
from math import pi
from math import sin
from typing import TYPE_CHECKING

from surveys.figures.boxes import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]

MARK_RADIUS = 9.0
LEADER_FROM = 18.0
_BESIDE_REGION = 14.0
_ALONE = 60.0
_GAPS = (13.0, 18.0, 24.0, 32.0, 42.0, 54.0, 68.0, 84.0, 104.0, 128.0, 156.0, 190.0)
_DIRECTIONS = tuple(step * pi / 8 for step in range(16))
_PASSES = 3
_MOST_ORDERED = 6
_CLEARANCE = 3.0
_LEADER_CROSSES_LABEL = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A label to place: its mark, the region around the mark, and the room that it takes."""

    x: float
    y: float
    width: float
    height: float
    region: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is already drawn: boxes that may not be covered, and points that had better not be."""

    frame: Box
    cells: tuple[Box, ...]
    taken: tuple[Box, ...]
    dots: tuple[Point, ...]
    lines: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    box: Box
    leader: tuple[Point, Point]
    cost: float


def place_labels(wanted: Sequence[Wanted], around: Surroundings) -> tuple[Box, ...] | None:
    """Find a box for each label, or say with None that they do not all fit."""
    marks = tuple(
        Box.around(label.x, label.y, 2 * MARK_RADIUS, 2 * MARK_RADIUS) for label in wanted
    )
    choices = [_places(label, marks, around) for label in wanted]
    settled = [_settle(choices, order) for order in _orders(len(wanted))]
    complete = [places for places in settled if None not in places]
    best = min(complete, key=_total, default=None)
    return None if best is None else tuple(place.box for place in best if place)


def leader(label: Wanted, box: Box, others: Sequence[Wanted]) -> tuple[Point, Point] | None:
    """Draw a line from a mark to its label, unless it is plain which of the marks it belongs to."""
    beside_mark = box.distance(label.x, label.y) < LEADER_FROM
    beside_region = any(box.distance(*point) < _BESIDE_REGION for point in label.region)
    alone = all(hypot(other.x - label.x, other.y - label.y) > _ALONE for other in others)
    if beside_mark or (beside_region and alone):
        return None
    return (label.x, label.y), box.nearest(label.x, label.y)


def _orders(count: int) -> list[tuple[int, ...]]:
    """List in which orders the labels may choose: who comes first takes the best place."""
    forth = tuple(range(count))
    if not 0 < count <= _MOST_ORDERED:
        return [forth]
    turns = [forth[turn:] + forth[:turn] for turn in range(count)]
    return [*turns, *(turn[::-1] for turn in turns)]


def _settle(choices: list[list[_Place]], order: tuple[int, ...]) -> list[_Place | None]:
    chosen: list[_Place | None] = [None] * len(choices)
    for _ in range(_PASSES):
        for index in order:
            others = [place for at, place in enumerate(chosen) if place and at != index]
            chosen[index] = _best(choices[index], others)
    return chosen


def _total(places: list[_Place | None]) -> float:
    placed = [place for place in places if place]
    return sum(_cost(place, [other for other in placed if other is not place]) for place in placed)


def _places(label: Wanted, marks: tuple[Box, ...], around: Surroundings) -> list[_Place]:
    places = []
    for gap in _GAPS:
        for direction in _DIRECTIONS:
            box = _beside(label, gap, direction).moved_into(around.frame, _CLEARANCE)
            if _is_free(box, marks, around):
                places.append(_weigh(label, box, gap, direction, marks, around))
    return places


def _beside(label: Wanted, gap: float, direction: float) -> Box:
    right, up = cos(direction), sin(direction)
    return Box.around(
        label.x + right * gap + _side(right) * label.width / 2,
        label.y - up * gap - _side(up) * label.height / 2,
        label.width,
        label.height,
    )


def _side(share: float) -> float:
    return max(-1.0, min(1.0, share * 1.5))


def _is_free(box: Box, marks: tuple[Box, ...], around: Surroundings) -> bool:
    return box.within(around.frame, _CLEARANCE) and not any(
        box.overlaps(other, _CLEARANCE) for other in (*marks, *around.taken)
    )


def _weigh(
    label: Wanted,
    box: Box,
    gap: float,
    direction: float,
    marks: tuple[Box, ...],
    around: Surroundings,
) -> _Place:
    line = ((label.x, label.y), box.nearest(label.x, label.y))
    covered = sum(box.holds(*dot) for dot in around.dots)
    crossed = sum(box.holds(*point) for point in around.lines)
    passed = sum(mark.crossed_by(*line) for mark in marks) - 1
    written_over = sum(box.crossed_by(*line) for box in around.taken)
    own_cell = any(
        cell.holds(*box.middle) and cell.holds(label.x, label.y) for cell in around.cells
    )
    nearer = sum(
        mark.distance(*box.middle) < box.distance(label.x, label.y)
        for mark in marks
        if not mark.holds(label.x, label.y)
    )
    # Right of the mark, and level with it, is where a reader looks first.
    habit = 1.5 * (1 - cos(direction)) + 1.5 * abs(sin(direction))
    lines = 60 * (passed + written_over)
    foreign = 10 * nearer + (0 if own_cell else 40)
    cost = gap + 9 * covered + 4 * crossed + lines + foreign + habit
    return _Place(box=box, leader=line, cost=round(cost, 6))


def _best(places: list[_Place], others: list[_Place]) -> _Place | None:
    free = [
        place
        for place in places
        if not any(place.box.overlaps(other.box, _CLEARANCE) for other in others)
    ]
    return min(free, key=lambda place: _cost(place, others), default=None)


def _cost(place: _Place, others: list[_Place]) -> float:
    crossings = sum(
        other.box.crossed_by(*place.leader) + place.box.crossed_by(*other.leader)
        for other in others
    )
    return place.cost + _LEADER_CROSSES_LABEL * crossings
