"""Bars one below the other, each made of the same parts: where experts stop, and what they leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.lettering import shorten
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import TITLE
from surveys.figures.marks import line
from surveys.figures.marks import line_height
from surveys.figures.marks import plate
from surveys.figures.marks import sheet
from surveys.figures.marks import text
from surveys.figures.palette import COLOURS
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.figures.marks import Layer

_WIDE = 480.0
_EDGE = 10.0
_BAR = 16.0
_AROUND = 10.0
_WIDEST_LABEL = 230.0
_MOST_LINES = 2
_GAP = 8.0
_SWATCH = 14.0
_KEY_ROW = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What stands on the left, how long each part is, and what stands at the end."""

    label: str
    lengths: tuple[float, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedBars:
    """Bars over the same parts, which a key names where there are several."""

    title: str
    description: str
    parts: tuple[str, ...]
    bars: tuple[Bar, ...]
    footnote: str
    language: str


def stacked_bars_spec(figure: StackedBars) -> dict[str, Any]:
    """Draw one bar for each row; parts stand apart by a gap as well as by colour."""
    labels = [shorten(bar.label, _WIDEST_LABEL, TEXT, _MOST_LINES) for bar in figure.bars]
    left = max((width(each, TEXT) for lines in labels for each in lines), default=0.0) + _GAP
    right = max((width(bar.words, TEXT) for bar in figure.bars), default=0.0) + _GAP
    longest = max((sum(bar.lengths) for bar in figure.bars), default=0.0) or 1.0
    scale = (_WIDE - left - right) / longest
    layers, y = _key(figure.parts)
    start = y
    for number, (bar, lines) in enumerate(zip(figure.bars, labels, strict=True), 1):
        high = max(_BAR, len(lines) * line_height(TEXT)) + _AROUND
        layers += _row(bar, lines, (left, y + high / 2), scale, number)
        y += high
    if figure.bars:
        layers.append(line((left, start), (left, y), name="zero", colour=RULE))
    return _page(figure, layers, y)


def _key(parts: Sequence[str]) -> tuple[list[Layer], float]:
    """Name the parts above the bars, one a line; a single one needs no key."""
    if len(parts) < 2:  # noqa: PLR2004 - one part is named by the title
        return [], 0.0
    layers: list[Layer] = []
    for index, name in enumerate(parts):
        y = index * _KEY_ROW
        swatch = Box(left=0, top=y, right=_SWATCH, bottom=y + _SWATCH)
        layers += [
            plate(swatch, name=f"swatch {index + 1}", fill=COLOURS[index], corner=2),
            text((name,), _SWATCH + _GAP, y, name=f"key {index + 1}"),
        ]
    return layers, len(parts) * _KEY_ROW + _GAP


def _row(
    bar: Bar, lines: Sequence[str], middle: tuple[float, float], scale: float, number: int
) -> Iterator[Layer]:
    x, y = middle
    top = y - len(lines) * line_height(TEXT) / 2 + 1
    yield text(lines, x - _GAP, top, name=f"label {number}", align="right")
    for index, length in enumerate(bar.lengths):
        if not length:
            continue
        box = Box(left=x, top=y - _BAR / 2, right=x + scale * length, bottom=y + _BAR / 2)
        name = f"bar {number} part {index + 1}"
        yield plate(box, name=name, fill=COLOURS[index], stroke=PAPER, corner=0)
        x = box.right
    yield text((bar.words,), x + 5, y - TEXT / 2, name=f"words {number}", bold=False)


def _page(figure: StackedBars, layers: list[Layer], bottom: float) -> dict[str, Any]:
    """Put a title above and the footnote below."""
    title = wrap(figure.title, _WIDE, TITLE, bold=True)
    footnote = wrap(figure.footnote, _WIDE, TEXT)
    top = len(title) * line_height(TITLE) + 10
    below = 6 + len(footnote) * line_height(TEXT)
    return sheet(
        [
            *layers,
            text(title, 0, -top, name="title", size=TITLE, bold=True),
            text(footnote, 0, bottom + 6, name="footnote", colour=MUTED),
        ],
        description=figure.description,
        language=figure.language,
        size=(_WIDE, bottom),
        margins={"left": _EDGE, "right": _EDGE, "top": top + _EDGE, "bottom": below + _EDGE},
    )
