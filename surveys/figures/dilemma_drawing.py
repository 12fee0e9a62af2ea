"""The planes of the two fears: beside each other on a desk, below each other on a phone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.dilemma_words import WORDS
from surveys.figures.dilemma_words import point_said
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.lettering import shorten
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import colour
from surveys.figures.palette import shape
from surveys.figures.region_samples import half_sample
from surveys.figures.region_samples import most_sample
from surveys.figures.regions import filled
from surveys.figures.regions import outlined
from surveys.figures.square import LEFT
from surveys.figures.square import NUMBERS
from surveys.figures.square import Square
from surveys.figures.square import horizontal_words
from surveys.figures.square import vertical_words
from surveys.figures.square_labels import Label
from surveys.figures.square_labels import label_layers
from surveys.figures.square_labels import surroundings
from surveys.figures.values import Dot
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import dots
from surveys.figures.values import segments
from surveys.figures.values import writing
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.dilemma import Dilemma
    from surveys.figures.dilemma import DilemmaState
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page

_LARGEST = 300.0
_BETWEEN = 18.0
_MEAN = 150.0


def draw_dilemma(dilemma: Dilemma, page: Page) -> dict[str, Any]:
    """Draw a plane for each state, the first one first; a mark keeps its shape from state to state."""
    columns = 1 if page.is_narrow else min(2, len(dilemma.states))
    step = (page.room + _BETWEEN) / columns
    side = min(step - _BETWEEN - LEFT, _LARGEST)
    head = line_height(TEXT) + 6
    tall = head + side + NUMBERS + 12
    places = {name: place for place, name in enumerate(_alliances(dilemma))}
    layers, y = vertical_words(dilemma.axes, page.room, 0)
    for place, state in enumerate(dilemma.states):
        row, column = divmod(place, columns)
        left, top = column * step + LEFT, y + row * tall + head
        name = shorten(state.name, side, TEXT, 1)
        layers += writing("state", [Words(at=(left, top - head), lines=name)], bold=True)
        square = Square(
            axes=dilemma.axes, box=Box(left=left, top=top, right=left + side, bottom=top + side)
        )
        layers += _state(dilemma, state, square, places)
    rows = (len(dilemma.states) + columns - 1) // columns
    more, y = horizontal_words(dilemma.axes, page.room, y + rows * tall - 8)
    layers += more
    more, y = legend(list(_entries(dilemma)), page.room, y + 2)
    return page.around([*layers, *more], y)


def _alliances(dilemma: Dilemma) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(point.alliance for state in dilemma.states for point in state.points)
    )


def _state(
    dilemma: Dilemma, state: DilemmaState, square: Square, places: dict[str, int]
) -> list[Layer]:
    axes = square.axes
    diagonal = Segment(
        start=square.at((axes.minimum, axes.minimum)),
        end=square.at((axes.maximum, axes.maximum)),
        colour=MUTED,
    )
    layers = [*square.layers(), *segments("diagonal", [diagonal], dash=(4, 3), width=1.2)]
    for point in state.points:
        ink = colour(places[point.alliance])
        layers += filled(square, point.ellipse_50, ink)
        layers += outlined(square, point.ellipse_90, ink)
    marks = [
        Dot(
            at=square.at(point.position),
            fill=colour(places[point.alliance]),
            shape=shape(places[point.alliance]),
            size=_MEAN,
            said=point_said(dilemma, state.name, point),
        )
        for point in state.points
    ]
    n = SHARED.to(dilemma.language)
    labels = [
        Label(
            position=point.position,
            lines=(point.alliance, n("n", n=point.n)),
            colour=colour(places[point.alliance]),
            size=TEXT,
            region=point.ellipse_90 or (),
        )
        for point in state.points
    ]
    outlines = [point.ellipse_90[::3] for point in state.points if point.ellipse_90]
    around = surroundings(square, [point.position for point in state.points], outlines)
    named, *_ = label_layers(square, labels, around)
    return [*layers, *dots("fears", marks, stroke=PAPER), *named]


def _entries(dilemma: Dilemma) -> Iterator[Entry]:
    say = WORDS.to(dilemma.language)
    points = [point for state in dilemma.states for point in state.points]
    for place, name in enumerate(_alliances(dilemma)):
        dot = Dot(at=(0, 0), fill=colour(place), shape=shape(place), size=110)
        yield Entry(words=name, draw=partial(_mark, dot))
    yield Entry(words=say("diagonal"), draw=_diagonal)
    if any(point.ellipse_50 for point in points):
        yield Entry(words=say("half"), draw=half_sample)
    if any(point.ellipse_90 for point in points):
        yield Entry(words=say("most"), draw=most_sample)


def _mark(dot: Dot, x: float, y: float) -> list[Layer]:
    return dots("sample alliance", [Dot(at=(x, y), fill=dot.fill, shape=dot.shape, size=dot.size)])


def _diagonal(x: float, y: float) -> list[Layer]:
    line = Segment(start=(x - 9, y + 7), end=(x + 9, y - 7), colour=MUTED)
    return segments("sample diagonal", [line], dash=(4, 3), width=1.2)
