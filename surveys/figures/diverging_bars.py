"""Answers on one scale, question by question: bars that lean to the side on which the experts are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.contrast import blend
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
from surveys.figures.palette import HIGH_END
from surveys.figures.palette import LOW_END
from surveys.figures.palette import MIDDLE
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.figures.marks import Layer

_WIDE = 480.0
_EDGE = 10.0
_BAR = 18.0
_AROUND = 12.0
_WIDEST_LABEL = 180.0
_MOST_LINES = 3
_GAP = 8.0
_SWATCH = 26.0
_HEADING = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergingBar:
    """How many chose each point of a question, from low to high; ``words`` stand at its end."""

    label: str
    counts: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergingBars:
    """Questions on one scale; ``ends`` say what its low and its high end mean, ``heading`` what stands at the right."""

    title: str
    description: str
    ends: tuple[str, str]
    heading: str
    points: tuple[int, ...]
    bars: tuple[DivergingBar, ...]
    footnote: str
    language: str


def diverging_bars_spec(figure: DivergingBars) -> dict[str, Any]:
    """Draw one bar of shares for each question; half of those on the middle point stand on either side."""
    labels = [shorten(bar.label, _WIDEST_LABEL, TEXT, _MOST_LINES) for bar in figure.bars]
    left = max((width(each, TEXT) for lines in labels for each in lines), default=0.0) + _GAP
    right = max(width(words, TEXT) for words in (figure.heading, *_words(figure))) + _GAP
    shares = [around_middle(bar.counts) for bar in figure.bars]
    low = max((each for each, _ in shares), default=0.0)
    high = max((each for _, each in shares), default=0.0)
    scale = (_WIDE - left - right) / ((low + high) or 1.0)
    zero = left + scale * low
    layers, y = _key(figure)
    layers.append(
        text((figure.heading,), _WIDE, y, name="heading", colour=MUTED, align="right"),
    )
    start = y = y + _HEADING
    for number, (bar, lines) in enumerate(zip(figure.bars, labels, strict=True), 1):
        tall = max(_BAR, len(lines) * line_height(TEXT)) + _AROUND
        middle = y + tall / 2
        top = middle - len(lines) * line_height(TEXT) / 2 + 1
        layers.append(text(lines, left - _GAP, top, name=f"label {number}", align="right"))
        layers += _bar(bar, (zero, middle), scale, number)
        words = text((bar.words,), _WIDE, middle - TEXT / 2, name=f"words {number}", align="right")
        layers.append(words)
        y += tall
    # Behind the bars, so that it crosses no number.
    middle_line = line((zero, start), (zero, y), name="middle", colour=RULE, dash=(2, 3))
    return _page(figure, [middle_line, *layers], y)


def point_colours(points: int) -> tuple[str, ...]:
    """Give a colour for each point: the ends differ most, and the middle is grey.

    Examples
    --------
    >>> point_colours(3) == (LOW_END, MIDDLE, HIGH_END)
    True
    """
    middle = (points - 1) / 2
    return tuple(
        blend(LOW_END if point < middle else HIGH_END, abs(point - middle) / middle, MIDDLE)
        if middle
        else MIDDLE
        for point in range(points)
    )


def _words(figure: DivergingBars) -> Iterator[str]:
    return (bar.words for bar in figure.bars)


def around_middle(counts: Sequence[int]) -> tuple[float, float]:
    """Give the shares left and right of the middle of the scale.

    Examples
    --------
    >>> around_middle([1, 2, 1])
    (0.5, 0.5)
    """
    total, half = sum(counts), len(counts) / 2
    if not total:
        return 0.0, 0.0
    low = sum(count * min(max(half - point, 0), 1) for point, count in enumerate(counts))
    return low / total, (total - low) / total


def _bar(
    bar: DivergingBar, start: tuple[float, float], scale: float, number: int
) -> Iterator[Layer]:
    zero, middle = start
    total = sum(bar.counts)
    x = zero - scale * around_middle(bar.counts)[0]
    for index, (count, fill) in enumerate(
        zip(bar.counts, point_colours(len(bar.counts)), strict=True), 1
    ):
        if not count:
            continue
        box = Box(
            left=x,
            top=middle - _BAR / 2,
            right=x + scale * count / total,
            bottom=middle + _BAR / 2,
        )
        name = f"bar {number} point {index}"
        yield plate(box, name=name, fill=fill, stroke=PAPER, corner=0)
        if width(str(count), TEXT) + 4 <= box.right - box.left:
            yield text(
                (str(count),),
                *box.middle,
                name=f"count {number} point {index}",
                align="center",
                baseline="middle",
            )
        x = box.right


def _key(figure: DivergingBars) -> tuple[list[Layer], float]:
    """Show the points in a row, and below it what the ends mean."""
    layers: list[Layer] = []
    for index, (point, fill) in enumerate(
        zip(figure.points, point_colours(len(figure.points)), strict=True)
    ):
        box = Box(left=index * _SWATCH, top=0, right=(index + 1) * _SWATCH, bottom=_BAR + 2)
        layers += [
            plate(box, name=f"swatch {point}", fill=fill, stroke=PAPER, corner=0),
            text(
                (str(point),),
                *box.middle,
                name=f"key {point}",
                align="center",
                baseline="middle",
            ),
        ]
    y = _BAR + 8
    for name, point, words in zip(
        ("low", "high"), (figure.points[0], figure.points[-1]), figure.ends, strict=True
    ):
        lines = wrap(f"{point}: {words}", _WIDE, TEXT)
        layers.append(text(lines, 0, y, name=f"{name} end", colour=MUTED))
        y += len(lines) * line_height(TEXT)
    return layers, y + _GAP


def _page(figure: DivergingBars, layers: list[Layer], bottom: float) -> dict[str, Any]:
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
