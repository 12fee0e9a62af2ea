"""Names beside the marks of a square, where there is room for them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.labels import MARK_RADIUS
from surveys.figures.labels import Surroundings
from surveys.figures.labels import Wanted
from surveys.figures.labels import leader
from surveys.figures.labels import place_labels
from surveys.figures.lettering import width
from surveys.figures.marks import line_height
from surveys.figures.palette import PAPER
from surveys.figures.palette import PLATE_OPACITY
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import rectangles
from surveys.figures.values import segments
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.figures.marks import Layer
    from surveys.figures.plane import Position
    from surveys.figures.square import Square
    from surveys.figures.values import Point

_STEPS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Lines that stand beside a mark: the first of them is the name."""

    position: Position
    lines: tuple[str, ...]
    colour: str
    size: float
    bold: bool = True
    region: tuple[Position, ...] = ()


def surroundings(
    square: Square, marks: Sequence[Position], lines: Sequence[Sequence[Position]]
) -> Surroundings:
    """List what labels keep clear of: names of cells and marks; and what they had better not cover: lines."""
    taken = [box for _, box in square.names]
    taken += [Box.around(*square.at(mark), 2 * MARK_RADIUS, 2 * MARK_RADIUS) for mark in marks]
    sampled = [
        (ax + (bx - ax) * step / _STEPS, ay + (by - ay) * step / _STEPS)
        for line in lines
        for (ax, ay), (bx, by) in pairwise([square.at(point) for point in line])
        for step in range(_STEPS if len(line) == 2 else 1)  # noqa: PLR2004 - a straight line
    ]
    return Surroundings(
        frame=square.box, cells=square.cells, taken=tuple(taken), dots=(), lines=tuple(sampled)
    )


def label_layers(
    square: Square, labels: Sequence[Label], around: Surroundings
) -> tuple[list[Layer], Surroundings, tuple[Label, ...]]:
    """Place labels, all or as many as there is room for; give also what is taken now, and those left out."""
    wanted = [_wanted(square, label) for label in labels]
    boxes = place_labels(wanted, around)
    if boxes is not None:
        placed = list(zip(labels, wanted, boxes, strict=True))
    else:
        placed = _one_by_one(labels, wanted, around)
    layers: list[Layer] = []
    for label, want, box in placed:
        led = leader(want, box, [other for other in wanted if other is not want])
        layers += _drawn(label, box, led)
    around = replace(around, taken=(*around.taken, *(box for *_, box in placed)))
    kept = [id(label) for label, *_ in placed]
    return layers, around, tuple(label for label in labels if id(label) not in kept)


def _one_by_one(
    labels: Sequence[Label], wanted: Sequence[Wanted], around: Surroundings
) -> list[tuple[Label, Wanted, Box]]:
    placed = []
    for label, want in zip(labels, wanted, strict=True):
        found = place_labels([want], around)
        if found:
            placed.append((label, want, found[0]))
            around = replace(around, taken=(*around.taken, found[0]))
    return placed


def _wanted(square: Square, label: Label) -> Wanted:
    x, y = square.at(label.position)
    return Wanted(
        x=x,
        y=y,
        width=max(width(line, label.size, bold=label.bold) for line in label.lines),
        height=len(label.lines) * line_height(label.size),
        region=tuple(square.at(point) for point in label.region),
    )


def _drawn(label: Label, box: Box, led: tuple[Point, Point] | None) -> list[Layer]:
    middle = (box.left + box.right) / 2
    layers: list[Layer] = []
    if led:
        layers += segments("leader", [Segment(start=led[0], end=led[1], colour=label.colour)])
    layers += rectangles("plate", [Rectangle(box=box, fill=PAPER)], opacity=PLATE_OPACITY)
    words = [Words(at=(middle, box.top + 1), lines=label.lines[:1], colour=label.colour)]
    layers += writing("label", words, size=label.size, bold=label.bold, align="center")
    more = [
        Words(
            at=(middle, box.top + 1 + line_height(label.size)),
            lines=label.lines[1:],
        )
    ]
    return [*layers, *writing("detail", more, size=label.size, align="center")]
