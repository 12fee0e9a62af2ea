"""Camps on the plane: their averages, and the experts as dots or counted in squares."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.camps_words import WORDS
from surveys.figures.camps_words import camp_said
from surveys.figures.contrast import blend
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.marks import TEXT
from surveys.figures.numerals import decimal
from surveys.figures.numerals import short
from surveys.figures.palette import INK
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import colour
from surveys.figures.palette import shape
from surveys.figures.square import LEFT
from surveys.figures.square import NUMBERS
from surveys.figures.square import Square
from surveys.figures.square import horizontal_words
from surveys.figures.square import vertical_words
from surveys.figures.square_labels import Label
from surveys.figures.square_labels import label_layers
from surveys.figures.square_labels import surroundings
from surveys.figures.values import Dot
from surveys.figures.values import Rectangle
from surveys.figures.values import Words
from surveys.figures.values import dots
from surveys.figures.values import rectangles
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.camps import Bin
    from surveys.figures.camps import Camps
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page

_LARGEST = 440.0
_SMALLEST_MEAN, _ALL = 120.0, 420.0
_PANEL = 130.0
_COUNT = 12.0
_STAR = "cross"
_FAINTEST, _DARKEST = 0.08, 0.3


def draw_camps(camps: Camps, page: Page) -> dict[str, Any]:
    """Draw the plane with the camps on it."""
    layers, y = vertical_words(camps.axes, page.room, 0)
    side = min(_LARGEST, page.room - LEFT - 6)
    square = Square(axes=camps.axes, box=Box(left=LEFT, top=y, right=LEFT + side, bottom=y + side))
    layers += [*square.layers(_bins(camps, square)), *_experts(camps, square)]
    layers += [*_means(camps, square), *_names(camps, square)]
    more, y = horizontal_words(camps.axes, page.room, y + side + NUMBERS + 4)
    layers += more
    more, y = legend(list(_entries(camps)), page.room, y + 2)
    return page.around([*layers, *more], y)


def _bins(camps: Camps, square: Square) -> list[Layer]:
    most = max((each.count for each in camps.bins), default=1)
    marks, counts = [], []
    for each in camps.bins:
        box = _box(each, square)
        shade = _FAINTEST + (_DARKEST - _FAINTEST) * each.count / most
        fill = blend(MUTED, shade, PAPER)
        marks.append(Rectangle(box=box, fill=fill, said=_bin_said(camps, each)))
        counts.append(Words(at=(box.right - 4, box.bottom - 3), lines=(str(each.count),)))
    return [
        *rectangles("bin", marks, stroke=PAPER),
        *writing("bin count", counts, size=_COUNT, align="right", baseline="bottom"),
    ]


def _box(each: Bin, square: Square) -> Box:
    vertical, horizontal = each.position
    half = each.side / 2
    left, top = square.at((vertical + half, horizontal - half))
    right, bottom = square.at((vertical - half, horizontal + half))
    return Box(left=left, top=top, right=right, bottom=bottom)


def _bin_said(camps: Camps, each: Bin) -> str:
    vertical, horizontal = each.position
    half = each.side / 2
    return WORDS.to(camps.language)(
        "bin said",
        count=each.count,
        low=short(vertical - half),
        high=short(vertical + half),
        left=short(horizontal - half),
        right=short(horizontal + half),
    )


def _experts(camps: Camps, square: Square) -> list[Layer]:
    marks = [
        Dot(at=square.at(position), fill=colour(camp), shape=shape(camp), size=34)
        for position, camp in camps.dots
    ]
    return dots("expert", marks, opacity=0.55)


def _means(camps: Camps, square: Square) -> list[Layer]:
    marks = [
        Dot(
            at=square.at(camp.position),
            fill=colour(place),
            shape=shape(place),
            size=_SMALLEST_MEAN + (_ALL - _SMALLEST_MEAN) * camp.n / camps.n,
            said=camp_said(camps, place),
        )
        for place, camp in enumerate(camps.camps)
    ]
    said = WORDS.to(camps.language)(
        "panel said",
        vertical=decimal(camps.panel[0]),
        horizontal=decimal(camps.panel[1]),
        phase=camps.phase_name,
        n=camps.n,
    )
    panel = Dot(at=square.at(camps.panel), fill=INK, shape=_STAR, size=_PANEL, said=said)
    return [*dots("camp", marks, stroke=PAPER), *dots("panel", [panel], stroke=PAPER)]


def _names(camps: Camps, square: Square) -> list[Layer]:
    say = WORDS.to(camps.language)
    labels = [
        Label(
            position=camp.position,
            lines=(
                say("camp", letter="ABCDEFGH"[place]),
                say("count", count=camp.n, total=camps.n),
                camp.phase_name,
            ),
            colour=colour(place),
            size=TEXT,
        )
        for place, camp in enumerate(camps.camps)
    ]
    labels.append(Label(position=camps.panel, lines=(say("panel"),), colour=INK, size=TEXT))
    marks = [camps.panel, *(camp.position for camp in camps.camps)]
    around = surroundings(square, marks, ())
    numbers = [
        Box.around(_box(each, square).right - 11, _box(each, square).bottom - 10, 18, 16)
        for each in camps.bins
    ]
    around = type(around)(
        frame=around.frame,
        cells=around.cells,
        taken=(*around.taken, *numbers),
        dots=tuple(square.at(position) for position, _ in camps.dots),
        lines=around.lines,
    )
    layers, *_ = label_layers(square, labels, around)
    return layers


def _entries(camps: Camps) -> Iterator[Entry]:
    say = WORDS.to(camps.language)
    yield Entry(
        words=say("camp key"),
        draw=lambda x, y: dots("sample camp", [Dot(at=(x, y), fill=MUTED, size=170)]),
    )
    yield Entry(
        words=say("panel"),
        draw=lambda x, y: dots(
            "sample panel", [Dot(at=(x, y), fill=INK, shape=_STAR, size=_PANEL)]
        ),
    )
    if camps.dots:
        yield Entry(
            words=say("expert"),
            draw=lambda x, y: dots(
                "sample expert", [Dot(at=(x, y), fill=MUTED, size=34)], opacity=0.55
            ),
        )
    if camps.bins:
        fill = blend(MUTED, _DARKEST, PAPER)
        yield Entry(
            words=say("bin"),
            draw=lambda x, y: rectangles(
                "sample bin", [Rectangle(box=Box.around(x, y, 18, 18), fill=fill)]
            ),
        )
