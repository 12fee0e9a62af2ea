"""One bar for each reading, divided by phase; letters and numbers say what the colours say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.lettering import shorten
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.numerals import probability
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import PHASE_FILLS
from surveys.figures.phase_letters import phase_letters
from surveys.figures.phase_letters import phase_swatch
from surveys.figures.values import Rectangle
from surveys.figures.values import Words
from surveys.figures.values import rectangles
from surveys.figures.values import writing
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page
    from surveys.figures.phase_bars import PhaseBars
    from surveys.figures.phase_bars import PhaseReading

_BAR = 26.0
_AROUND = 12.0
_WIDEST_LABEL = 210.0
_GAP = 12.0
_SMALL = 13.0
_LEAST_ROOM = 6.0


def draw_phase_bars(bars: PhaseBars, page: Page) -> dict[str, Any]:
    """Draw the bars below each other, from 0 to 1; names stand above them on a phone."""
    left = 0.0 if page.is_narrow else _label_width(bars)
    layers: list[Layer] = []
    y = 0.0
    for each in bars.readings:
        more, y = _reading(bars, each, (left, page.room), y)
        layers += more
    letters = phase_letters(bars.phases)
    entries = [
        Entry(words=name, draw=partial(phase_swatch, place, letters[place]))
        for place, name in enumerate(bars.phases)
    ]
    more, y = legend(entries, page.room, y + 4)
    return page.around([*layers, *more], y)


def _label_width(bars: PhaseBars) -> float:
    lines = [line for each in bars.readings for line in _label(bars, each, _WIDEST_LABEL)]
    return max((width(line, TEXT, bold=True) for line in lines), default=0.0) + _GAP


def _label(bars: PhaseBars, reading: PhaseReading, room: float) -> tuple[str, ...]:
    shared = SHARED.to(bars.language)
    n = shared("n", n=reading.n)
    together = shared("aside").join((reading.name, n))
    if width(together, TEXT, bold=True) <= room:
        return (together,)
    return (*shorten(reading.name, room / 1.1, TEXT, 2), n)


def _reading(
    bars: PhaseBars, reading: PhaseReading, ends: tuple[float, float], y: float
) -> tuple[list[Layer], float]:
    left, right = ends
    label = _label(bars, reading, left - _GAP if left else right)
    if left:
        high = max(_BAR, len(label) * line_height(TEXT)) + _AROUND
        middle = y + high / 2
        top = middle - len(label) * line_height(TEXT) / 2 + 1
    else:
        top = y + 4
        middle = top + len(label) * line_height(TEXT) + 2 + _BAR / 2
        high = middle + _BAR / 2 + 8 - y
    layers = writing("reading", [Words(at=(0, top), lines=label)], bold=reading.is_main)
    if reading.shares is None:
        why = wrap(reading.why or "–", right - left, TEXT)[:2]
        at = (left, middle - len(why) * line_height(TEXT) / 2)
        return [*layers, *writing("why", [Words(at=at, lines=why, colour=MUTED)])], y + high
    return [*layers, *_bar(bars, reading, ends, middle)], y + high


def _bar(
    bars: PhaseBars, reading: PhaseReading, ends: tuple[float, float], middle: float
) -> list[Layer]:
    shared = SHARED.to(bars.language)
    letters = phase_letters(bars.phases)
    x, whole = ends[0], ends[1] - ends[0]
    pieces, words = [], []
    for place, share in enumerate(reading.shares or ()):
        box = Box(left=x, top=middle - _BAR / 2, right=x + whole * share, bottom=middle + _BAR / 2)
        x = box.right
        if not share:
            continue
        number = probability(share)
        what = shared("aside").join((f"{bars.phases[place]} {number}", shared("n", n=reading.n)))
        said = shared("colon", name=reading.name, what=what)
        pieces.append(Rectangle(box=box, fill=PHASE_FILLS[place % 4], said=said))
        for written in (f"{letters[place]} {number}", letters[place]):
            if width(written, _SMALL) + _LEAST_ROOM <= box.right - box.left:
                words.append(Words(at=box.middle, lines=(written,)))
                break
    return [
        *rectangles("bar", pieces, stroke=PAPER),
        *writing("in bar", words, size=_SMALL, align="center", baseline="middle"),
    ]
