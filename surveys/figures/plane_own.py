"""The word beside the star of the reader's own placement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.labels import MARK_RADIUS
from surveys.figures.labels import Wanted
from surveys.figures.labels import leader
from surveys.figures.labels import place_labels
from surveys.figures.lettering import width
from surveys.figures.marks import TEXT
from surveys.figures.marks import line
from surveys.figures.marks import line_height
from surveys.figures.marks import plate
from surveys.figures.marks import text
from surveys.figures.palette import INK
from surveys.figures.palette import PAPER
from surveys.figures.palette import PLATE_OPACITY
from surveys.figures.plane_labels import place_alliances
from surveys.figures.plane_scale import to_pixels
from surveys.figures.plane_surroundings import surroundings
from surveys.figures.words import say

if TYPE_CHECKING:
    from surveys.figures.marks import Layer
    from surveys.figures.plane import PhasePlane
    from surveys.figures.plane import Position


def own_labels(plane: PhasePlane) -> list[Layer]:
    """Write “you” beside each star, where there is room; the legend says what a star is in any case."""
    word = say("you", plane.language)
    owned = [(index, each.own) for index, each in enumerate(plane.alliances) if each.own]
    if not owned:
        return []
    wanted = [_wanted(plane, own, word) for _, own in owned]
    placed, _ = place_alliances(plane)
    means = [to_pixels(plane, alliance.position) for alliance in plane.alliances]
    around = surroundings(plane)
    around = replace(
        around,
        taken=(
            *around.taken,
            *(label.box for label in placed),
            *(Box.around(x, y, 2 * MARK_RADIUS, 2 * MARK_RADIUS) for x, y in means),
        ),
    )
    boxes = place_labels(wanted, around) or ()
    layers: list[Layer] = []
    for (index, _), want, box in zip(owned, wanted, boxes, strict=False):
        others = [each for each in wanted if each is not want]
        layers += _label(word, index, box, leader(want, box, others))
    return layers


def _wanted(plane: PhasePlane, own: Position, word: str) -> Wanted:
    x, y = to_pixels(plane, own)
    return Wanted(x=x, y=y, width=width(word, TEXT, bold=True), height=line_height(TEXT))


def _label(
    word: str,
    index: int,
    box: Box,
    led: tuple[tuple[float, float], tuple[float, float]] | None,
) -> list[Layer]:
    number = index + 1
    middle = (box.left + box.right) / 2
    layers = [
        plate(box, name=f"own plate {number}", fill=PAPER, opacity=PLATE_OPACITY),
        text(
            (word,),
            middle,
            box.top + 1,
            name=f"own label {number}",
            colour=INK,
            bold=True,
            align="center",
        ),
    ]
    return [line(*led, name=f"own leader {number}", colour=INK), *layers] if led else layers
