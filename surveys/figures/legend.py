"""A key of samples and words, in as many rows as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.palette import MUTED
from surveys.figures.values import Words
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from surveys.figures.marks import Layer

SAMPLE = 28.0
_BETWEEN = 18.0
_ROW = line_height(TEXT) + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a sample means; ``draw`` makes the sample around a point."""

    words: str
    draw: Callable[[float, float], list[Layer]]


def legend(entries: Sequence[Entry], room: float, y: float) -> tuple[list[Layer], float]:
    """Write the key from a height on, and give where it ends."""
    layers: list[Layer] = []
    said: list[Words] = []
    x = 0.0
    for each in entries:
        lines = wrap(each.words, room - SAMPLE, TEXT)
        needed = SAMPLE + max((width(line, TEXT) for line in lines), default=0.0)
        if x and x + needed > room:
            x, y = 0.0, y + _ROW
        layers += each.draw(x + SAMPLE / 2 - 3, y + line_height(TEXT) / 2 - 2)
        said.append(Words(at=(x + SAMPLE, y), lines=lines, colour=MUTED))
        if len(lines) > 1:
            y += (len(lines) - 1) * line_height(TEXT)
            x = room
        else:
            x += needed + _BETWEEN
    return [*layers, *writing("legend", said)], y + (_ROW if entries else 0)
