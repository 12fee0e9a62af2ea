"""Bars of shares around the middle of the scale; those who could not judge are counted apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.diverging_bars import around_middle
from surveys.figures.diverging_bars import point_colours
from surveys.figures.item_bars_words import WORDS
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.lettering import shorten
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.numerals import decimal
from surveys.figures.palette import BAR_APART
from surveys.figures.palette import INK
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import rectangles
from surveys.figures.values import segments
from surveys.figures.values import writing
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.item_bars import ItemBar
    from surveys.figures.item_bars import ItemBars
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page

_BAR = 20.0
_AROUND = 10.0
_WIDEST_LABEL = 200.0
_GAP = 10.0
_SMALL = 13.0
_COUNT = 12.0
_SWATCH = 28.0
_APART = 34.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Where bars lie: names to their left or above them, numbers and those apart to their right."""

    left: float
    right: float
    zero: float
    scale: float
    labels: float
    room: float


def draw_item_bars(bars: ItemBars, page: Page) -> dict[str, Any]:
    """Draw a bar for each item, alliance by alliance; half of the middle point stands on either side."""
    layout = _layout(bars, page)
    layers, y = _key(bars, page.room)
    say = WORDS.to(bars.language)
    if layout.labels:
        heads = Words(at=(layout.right + _GAP, y), lines=(say("heading"),), colour=MUTED)
        layers += writing("heading", [heads], size=_SMALL)
        y += line_height(_SMALL) + 2
    for each in bars.alliances:
        lines = wrap(each.alliance, page.room, TEXT, bold=True)
        layers += writing("alliance", [Words(at=(0, y + 4), lines=lines)], bold=True)
        y += len(lines) * line_height(TEXT) + 8
        for bar in each.bars:
            more, y = _row(bars, each.alliance, bar, layout, y)
            layers += more
    entries = [
        Entry(words=say("middle"), draw=_middle_sample),
        Entry(words=say("cannot judge"), draw=_apart_sample),
    ]
    more, y = legend(entries, page.room, y + 6)
    return page.around([*layers, *more], y)


def _layout(bars: ItemBars, page: Page) -> _Layout:
    every = [bar for each in bars.alliances for bar in each.bars]
    shares = [around_middle(bar.counts) for bar in every]
    low = max((each for each, _ in shares), default=0.0)
    high = max((each for _, each in shares), default=0.0)
    labels = numbers = 0.0
    if not page.is_narrow:
        lines = [line for bar in every for line in shorten(bar.item, _WIDEST_LABEL, TEXT, 2)]
        labels = max((width(line, TEXT) for line in lines), default=0.0) + _GAP
        numbers = max(width(_facts(bars, bar), _SMALL) for bar in every) + _GAP
    right = page.room - numbers - _APART - _GAP
    scale = (right - labels) / ((low + high) or 1.0)
    return _Layout(
        left=labels,
        right=right,
        zero=labels + scale * low,
        scale=scale,
        labels=labels,
        room=page.room,
    )


def _facts(bars: ItemBars, bar: ItemBar) -> str:
    mean = "–" if bar.mean is None else decimal(bar.mean)
    return WORDS.to(bars.language)("facts", mean=mean, n=bar.n)


def _row(
    bars: ItemBars, alliance: str, bar: ItemBar, layout: _Layout, y: float
) -> tuple[list[Layer], float]:
    facts = _facts(bars, bar)
    if layout.labels:
        lines = shorten(bar.item, layout.labels - _GAP, TEXT, 2)
        high = max(_BAR, len(lines) * line_height(TEXT)) + _AROUND
        middle = y + high / 2
        top = middle - len(lines) * line_height(TEXT) / 2 + 1
        at = Words(at=(layout.right + _GAP, middle), lines=(facts,))
        layers = writing("facts", [at], size=_SMALL, baseline="middle")
    else:
        room = layout.room - width(facts, _SMALL) - _GAP
        lines = shorten(bar.item, room, TEXT, 2)
        top = y + 2
        middle = top + len(lines) * line_height(TEXT) + 2 + _BAR / 2
        high = middle + _BAR / 2 + 6 - y
        at = Words(at=(layout.room, top), lines=(facts,))
        layers = writing("facts", [at], size=_SMALL, align="right")
    layers += writing("item", [Words(at=(0, top), lines=lines)])
    name = SHARED.to(bars.language)("listed").join((alliance, bar.item))
    return [
        *layers,
        *_bar(bars, name, bar, layout, middle),
        *_apart(bars, name, bar, layout, middle),
    ], y + high


def _bar(bars: ItemBars, name: str, bar: ItemBar, layout: _Layout, middle: float) -> list[Layer]:
    say, total = WORDS.to(bars.language), bar.n
    x = layout.zero - layout.scale * around_middle(bar.counts)[0]
    parts, counts = [], []
    for point, count, fill in zip(
        bars.points, bar.counts, point_colours(len(bars.points)), strict=True
    ):
        if not count:
            continue
        box = Box(
            left=x,
            top=middle - _BAR / 2,
            right=x + layout.scale * count / total,
            bottom=middle + _BAR / 2,
        )
        x = box.right
        said = say("said", name=name, point=point, count=count, n=total)
        parts.append(Rectangle(box=box, fill=fill, said=said))
        if width(str(count), _COUNT) + 4 <= box.right - box.left:
            counts.append(Words(at=box.middle, lines=(str(count),)))
    line = Segment(
        start=(layout.zero, middle - _BAR / 2 - 4),
        end=(layout.zero, middle + _BAR / 2 + 4),
        colour=INK,
    )
    return [
        *segments("middle", [line], dash=(2, 3)),
        *rectangles("bar", parts, stroke=PAPER),
        *writing("counts", counts, size=_COUNT, align="center", baseline="middle"),
    ]


def _apart(bars: ItemBars, name: str, bar: ItemBar, layout: _Layout, middle: float) -> list[Layer]:
    """Draw at the right end, in another grey and with an edge, how many could not judge."""
    if not bar.cannot_judge:
        return []
    box = Box.around(layout.room - _APART / 2, middle, _APART, _BAR)
    said = WORDS.to(bars.language)("said apart", name=name, count=bar.cannot_judge)
    number = Words(at=box.middle, lines=(str(bar.cannot_judge),))
    return [
        *rectangles("apart", [Rectangle(box=box, fill=BAR_APART, said=said)], stroke=MUTED),
        *writing("apart count", [number], size=_COUNT, align="center", baseline="middle"),
    ]


def _key(bars: ItemBars, room: float) -> tuple[list[Layer], float]:
    """Show the points in a row, and below it what the ends mean."""
    say = WORDS.to(bars.language)
    swatches, numbers = [], []
    for place, (point, fill) in enumerate(
        zip(bars.points, point_colours(len(bars.points)), strict=True)
    ):
        box = Box(left=place * _SWATCH, top=0, right=(place + 1) * _SWATCH, bottom=_BAR)
        swatches.append(Rectangle(box=box, fill=fill))
        numbers.append(Words(at=box.middle, lines=(str(point),)))
    y = _BAR + 6
    ends = []
    for point, words in zip((bars.points[0], bars.points[-1]), bars.ends, strict=True):
        lines = wrap(say("end", point=point, words=words), room, TEXT)
        ends.append(Words(at=(0, y), lines=lines, colour=MUTED))
        y += len(lines) * line_height(TEXT)
    return [
        *rectangles("point", swatches, stroke=PAPER),
        *writing("point number", numbers, size=_COUNT, align="center", baseline="middle"),
        *writing("ends", ends),
    ], y + 8


def _middle_sample(x: float, y: float) -> list[Layer]:
    line = Segment(start=(x, y - 9), end=(x, y + 9), colour=INK)
    return segments("sample middle", [line], dash=(2, 3))


def _apart_sample(x: float, y: float) -> list[Layer]:
    box = Box.around(x, y, 22, 15)
    return rectangles("sample apart", [Rectangle(box=box, fill=BAR_APART)], stroke=MUTED)
