"""What the marks on the plane mean, and who the numbers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import Layer
from surveys.figures.marks import line
from surveys.figures.marks import line_height
from surveys.figures.marks import symbol
from surveys.figures.marks import text
from surveys.figures.palette import ELLIPSE_OPACITY
from surveys.figures.palette import INK
from surveys.figures.palette import MUTED
from surveys.figures.palette import colour
from surveys.figures.palette import shape
from surveys.figures.plane_labels import detail
from surveys.figures.plane_marks import DASH
from surveys.figures.plane_marks import DOT_OPACITY
from surveys.figures.plane_marks import DOT_SIZE
from surveys.figures.plane_marks import MEAN_SIZE
from surveys.figures.plane_marks import STAR
from surveys.figures.plane_marks import STAR_SIZE
from surveys.figures.plane_marks import has_region
from surveys.figures.words import say

if TYPE_CHECKING:
    from surveys.figures.boxes import Box
    from surveys.figures.plane import PhasePlane
    from surveys.figures.words import Phrase

_SAMPLE = 30.0
_BETWEEN = 18.0
_ROW = line_height(TEXT) + 3
_NUMBER = 22.0


def legend_layers(plane: PhasePlane, area: Box, y: float) -> tuple[list[Layer], float]:
    """Say what shapes, regions and dots mean, as far as they are drawn; give where it ends."""
    x = area.left
    layers: list[Layer] = []
    for phrase in _shown(plane):
        words = say(phrase, plane.language)
        needed = _SAMPLE + width(words, TEXT)
        if x > area.left and x + needed > area.right:
            x, y = area.left, y + _ROW
        layers += [
            *_sample(phrase, x, y + line_height(TEXT) / 2 - 2),
            text((words,), x + _SAMPLE, y, name=f"legend {phrase}", colour=MUTED),
        ]
        x += needed + _BETWEEN
    y += _ROW
    if _lacks_region(plane):
        lines = wrap(say("none", plane.language), area.right - area.left, TEXT)
        layers.append(text(lines, area.left, y, name="legend none", colour=MUTED))
        y += len(lines) * line_height(TEXT)
    return layers, y


def key_layers(plane: PhasePlane, area: Box, y: float) -> tuple[list[Layer], float]:
    """Name the numbered alliances, in two columns where they fit; give where the key ends."""
    entries = [(alliance.label, detail(alliance)) for alliance in plane.alliances]
    gap = width("  ", TEXT)
    names = max(width(name, TEXT, bold=True) for name, _ in entries) + gap
    room = names + max(width(more, TEXT) for _, more in entries)
    two = 2 * (_SAMPLE + _NUMBER + room) + _BETWEEN <= area.right - area.left
    rows = (len(entries) + 1) // 2 if two else len(entries)
    layers: list[Layer] = []
    for index, (name, more) in enumerate(entries):
        column = index // rows
        x = area.left + column * (area.right - area.left + _BETWEEN) / 2
        layers += _entry(index, name, x, y + (index % rows) * _ROW)
        layers.append(
            _entry_detail(index, more, x + _NUMBER + _SAMPLE - 6 + names, y + (index % rows) * _ROW)
        )
    return layers, y + rows * _ROW


def _shown(plane: PhasePlane) -> list[Phrase]:
    shown: dict[Phrase, bool] = {
        "mean": True,
        "own": any(alliance.own for alliance in plane.alliances),
        "expert": any(alliance.experts for alliance in plane.alliances),
        "half": any(has_region(alliance.ellipse_50, plane) for alliance in plane.alliances),
        "most": any(has_region(alliance.ellipse_90, plane) for alliance in plane.alliances),
    }
    return [phrase for phrase, is_shown in shown.items() if is_shown]


def _lacks_region(plane: PhasePlane) -> bool:
    return any(
        not has_region(alliance.ellipse_50, plane) and not has_region(alliance.ellipse_90, plane)
        for alliance in plane.alliances
    )


def _sample(phrase: Phrase, x: float, y: float) -> list[Layer]:
    """Draw in grey what a phrase speaks of."""
    name = f"sample {phrase}"
    middle = x + 11
    if phrase == "most":
        return [line((x, y), (x + 24, y), name=name, colour=MUTED, dash=DASH, width=1.5)]
    if phrase == "own":
        return [symbol(middle, y, name=name, shape=STAR, fill=MUTED, size=STAR_SIZE * 0.8)]
    size, opacity = {
        "mean": (MEAN_SIZE * 0.8, 1.0),
        "expert": (DOT_SIZE, DOT_OPACITY * 1.4),
        "half": (MEAN_SIZE * 1.3, ELLIPSE_OPACITY * 1.6),
    }[phrase]
    return [symbol(middle, y, name=name, shape="circle", fill=MUTED, size=size, opacity=opacity)]


def _entry(index: int, name: str, x: float, y: float) -> list[Layer]:
    ink = colour(index)
    after = x + _NUMBER + _SAMPLE - 6
    return [
        text(
            (str(index + 1),),
            x + _NUMBER - 6,
            y,
            name=f"key number {index + 1}",
            colour=ink,
            bold=True,
            align="right",
        ),
        symbol(
            x + _NUMBER + 9,
            y + 6,
            name=f"key mark {index + 1}",
            shape=shape(index),
            fill=ink,
            size=MEAN_SIZE * 0.6,
        ),
        text((name,), after, y, name=f"key {index + 1}", colour=ink, bold=True),
    ]


def _entry_detail(index: int, more: str, x: float, y: float) -> Layer:
    return text((more,), x, y, name=f"key detail {index + 1}", colour=INK)
