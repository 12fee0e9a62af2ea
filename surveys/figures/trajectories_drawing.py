"""Arrows from station to station: on one plane for up to four alliances, on a small one each for more."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.legend import legend
from surveys.figures.lettering import shorten
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.palette import MUTED
from surveys.figures.palette import colour
from surveys.figures.square import LEFT
from surveys.figures.square import NUMBERS
from surveys.figures.square import Square
from surveys.figures.square import horizontal_words
from surveys.figures.square import vertical_words
from surveys.figures.trajectory_legend import entries
from surveys.figures.trajectory_marks import Drawn
from surveys.figures.trajectory_marks import draw_on
from surveys.figures.trajectory_words import WORDS
from surveys.figures.values import Words
from surveys.figures.values import writing
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page
    from surveys.figures.trajectories import Trajectories

MOST_TOGETHER = 4
_LARGEST = 480.0
_BETWEEN = 14.0
_DETAIL = 12.0
_HEAD = 2 * line_height(TEXT) + 6


def draw_trajectories(shown: Trajectories, page: Page) -> dict[str, Any]:
    """Draw the planes, then what their marks mean, and the events by their numbers."""
    layers, y = vertical_words(shown.axes, page.room, 0)
    together = _together(shown, page, y) if len(shown.trajectories) <= MOST_TOGETHER else None
    more, y = together or _apart(shown, page, y)
    layers += more
    more, y = horizontal_words(shown.axes, page.room, y)
    layers += more
    more, y = legend(entries(shown), page.room, y + 2)
    layers += more
    more, y = _events(shown, page, y)
    return page.around([*layers, *more], y)


def _together(shown: Trajectories, page: Page, y: float) -> tuple[list[Layer], float] | None:
    """Draw all on one plane, unless there is no room on it for all names."""
    side = min(_LARGEST, page.room - LEFT - 6)
    square = Square(axes=shown.axes, box=Box(left=LEFT, top=y, right=LEFT + side, bottom=y + side))
    drawn = [
        Drawn(trajectory=each, ink=colour(place), place=place, is_named=True)
        for place, each in enumerate(shown.trajectories)
    ]
    layers, is_complete = draw_on(square, shown, drawn)
    return ([*square.layers(), *layers], y + side + NUMBERS + 4) if is_complete else None


def _apart(shown: Trajectories, page: Page, y: float) -> tuple[list[Layer], float]:
    """Give each alliance a plane of its own, in rows, with its name above it."""
    columns = min(2 if page.is_narrow else 3, len(shown.trajectories))
    step = (page.room + _BETWEEN) / columns
    side = min(step - _BETWEEN - LEFT, _LARGEST)
    layers: list[Layer] = []
    for place, each in enumerate(shown.trajectories):
        row, column = divmod(place, columns)
        left = column * step + LEFT
        top = y + row * (_HEAD + side + NUMBERS + 12) + _HEAD
        square = Square(
            axes=shown.axes, box=Box(left=left, top=top, right=left + side, bottom=top + side)
        )
        latest = each.stations[-1]
        name = shorten(each.alliance, side + LEFT - 8, TEXT, 1)
        n = SHARED.to(shown.language)("n", n=latest.n)
        detail = shorten(f"{latest.phase_name} · {n}", side + LEFT, _DETAIL, 1)
        layers += writing(
            "alliance",
            [Words(at=(left - LEFT, top - _HEAD), lines=name, colour=colour(place))],
            bold=True,
        )
        layers += writing(
            "phase",
            [Words(at=(left - LEFT, top - _HEAD + line_height(TEXT)), lines=detail)],
            size=_DETAIL,
        )
        drawn = Drawn(trajectory=each, ink=colour(place), place=place, is_named=False)
        layers += [*square.layers(), *draw_on(square, shown, [drawn])[0]]
    rows = (len(shown.trajectories) + columns - 1) // columns
    return layers, y + rows * (_HEAD + side + NUMBERS + 12) - 4


def _events(shown: Trajectories, page: Page, y: float) -> tuple[list[Layer], float]:
    """List the events, whose numbers stand on the arrows."""
    say = WORDS.to(shown.language)
    words = []
    for number, (when, label) in enumerate(shown.events, 1):
        lines = wrap(say("event", number=number, when=when, label=label), page.room, TEXT)
        words.append(Words(at=(0, y), lines=lines, colour=MUTED))
        y += len(lines) * line_height(TEXT) + 2
    return writing("events", words), y
