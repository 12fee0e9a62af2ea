"""The alliances' own labels, beside their marks.

Up to six alliances are named beside their marks; more, or six that stand too close for their
names, are numbered there and named in a key below the plane.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.labels import Wanted
from surveys.figures.labels import leader
from surveys.figures.labels import place_labels
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.lettering import wrap_evenly
from surveys.figures.marks import NAME
from surveys.figures.marks import TEXT
from surveys.figures.marks import line
from surveys.figures.marks import line_height
from surveys.figures.marks import plate
from surveys.figures.marks import text
from surveys.figures.palette import INK
from surveys.figures.palette import PAPER
from surveys.figures.palette import PLATE_OPACITY
from surveys.figures.palette import colour
from surveys.figures.plane_cells import cell_layers
from surveys.figures.plane_scale import to_pixels
from surveys.figures.plane_surroundings import region_around
from surveys.figures.plane_surroundings import surroundings

if TYPE_CHECKING:
    from surveys.figures.boxes import Box
    from surveys.figures.marks import Layer
    from surveys.figures.plane import PhasePlane
    from surveys.figures.plane import PlaneAlliance

MOST_NAMED = 6
_WIDEST = 164.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A label's bold lines, the plain lines under them, and the mark that it stands by."""

    name: tuple[str, ...]
    detail: tuple[str, ...]
    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLabel:
    """A label's lines where they stand."""

    name: tuple[str, ...]
    detail: tuple[str, ...]
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None


def label_layers(plane: PhasePlane) -> tuple[list[Layer], bool]:
    """Write every name on the plane; the second value says whether marks are only numbered."""
    placed, numbered = place_alliances(plane)
    layers = cell_layers(plane)
    for index, label in enumerate(placed):
        layers += _layers(label, index)
    return layers, numbered


def place_alliances(plane: PhasePlane) -> tuple[tuple[PlacedLabel, ...], bool]:
    """Place a label for each alliance: its name where there is room, else its number."""
    if len(plane.alliances) <= MOST_NAMED:
        named = _place(plane, [_named(plane, alliance) for alliance in plane.alliances])
        if named is not None:
            return named, False
    numbers = [_numbered(plane, index) for index in range(len(plane.alliances))]
    return _place(plane, numbers) or (), True


def detail(alliance: PlaneAlliance) -> str:
    """Say the phase and the number of experts behind it."""
    return " · ".join(part for part in (alliance.phase_name, _count(alliance)) if part)


def _count(alliance: PlaneAlliance) -> str:
    return f"n = {alliance.n}"


def _detail_lines(alliance: PlaneAlliance) -> tuple[str, ...]:
    """Write phase and number on one line where they fit, else the number on a line of its own."""
    together = detail(alliance)
    if width(together, TEXT) <= _WIDEST:
        return (together,)
    return (*wrap(alliance.phase_name, _WIDEST, TEXT), _count(alliance))


def _named(plane: PhasePlane, alliance: PlaneAlliance) -> _Label:
    name = wrap_evenly(alliance.label, _WIDEST, NAME, bold=True)
    more = _detail_lines(alliance)
    x, y = to_pixels(plane, alliance.position)
    wide = max(
        *(width(each, NAME, bold=True) for each in name), *(width(each, TEXT) for each in more)
    )
    high = len(name) * line_height(NAME) + len(more) * line_height(TEXT)
    return _Label(
        name=name,
        detail=more,
        wanted=Wanted(x=x, y=y, width=wide, height=high, region=region_around(plane, alliance)),
    )


def _numbered(plane: PhasePlane, index: int) -> _Label:
    number = str(index + 1)
    x, y = to_pixels(plane, plane.alliances[index].position)
    wide = width(number, NAME, bold=True)
    region = region_around(plane, plane.alliances[index])
    wanted = Wanted(x=x, y=y, width=wide, height=line_height(NAME) - 3, region=region)
    return _Label(name=(number,), detail=(), wanted=wanted)


def _place(plane: PhasePlane, labels: list[_Label]) -> tuple[PlacedLabel, ...] | None:
    boxes = place_labels([label.wanted for label in labels], surroundings(plane))
    if boxes is None:
        return None
    return tuple(
        PlacedLabel(
            name=label.name,
            detail=label.detail,
            box=box,
            leader=leader(
                label.wanted, box, [other.wanted for other in labels if other is not label]
            ),
        )
        for label, box in zip(labels, boxes, strict=True)
    )


def _layers(label: PlacedLabel, index: int) -> list[Layer]:
    box, ink = label.box, colour(index)
    number = index + 1
    layers = [plate(box, name=f"plate {number}", fill=PAPER, opacity=PLATE_OPACITY)]
    if label.leader:
        layers.insert(0, line(*label.leader, name=f"leader {number}", colour=ink))
    x = (box.left + box.right) / 2
    layers.append(
        text(
            label.name,
            x,
            box.top + 1,
            name=f"label {number}",
            size=NAME,
            colour=ink,
            bold=True,
            align="center",
        )
    )
    if label.detail:
        y = box.top + len(label.name) * line_height(NAME)
        layers.append(text(label.detail, x, y, name=f"detail {number}", colour=INK, align="center"))
    return layers
