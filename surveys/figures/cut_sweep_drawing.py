"""The squares of the cut sweep, with a letter of the phase in each, so that no colour is needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.cut_sweep_words import WORDS
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.marks import plate
from surveys.figures.marks import text
from surveys.figures.numerals import decimal
from surveys.figures.numerals import short
from surveys.figures.palette import INK
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import PHASE_FILLS
from surveys.figures.phase_letters import phase_letters
from surveys.figures.phase_letters import phase_swatch
from surveys.figures.values import Dot
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import dots
from surveys.figures.values import rectangles
from surveys.figures.values import segments
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.cut_sweep import CutSweep
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page

_LARGEST_CELL = 40.0
_GAP = 8.0


def draw_cut_sweep(sweep: CutSweep, page: Page) -> dict[str, Any]:
    """Draw a square for each pair of cuts; a thick line is where the phase changes."""
    grid = _grid(sweep, page)
    layers = [
        *rectangles("cells", list(_cells(sweep, grid)), stroke=PAPER),
        *segments("borders", list(_borders(sweep, grid)), width=2),
        *_letters(sweep, grid),
        *_marks(sweep, grid),
        *_axes(sweep, grid, page.room),
    ]
    y = grid.bottom + (1 + len(_horizontal(sweep, page.room))) * line_height(TEXT) + 14
    more, y = legend(list(_entries(sweep)), page.room, y)
    return page.around([*layers, *more], y)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    left: float
    top: float
    side: float
    rows: int
    columns: int

    @property
    def right(self) -> float:
        return self.left + self.side * self.columns

    @property
    def bottom(self) -> float:
        return self.top + self.side * self.rows

    def box(self, row: int, column: int) -> Box:
        """Find a cell; the lowest cut is the lowest row."""
        left, bottom = self.left + column * self.side, self.bottom - row * self.side
        return Box(left=left, top=bottom - self.side, right=left + self.side, bottom=bottom)


def _grid(sweep: CutSweep, page: Page) -> _Grid:
    left = max(width(decimal(cut, 1), TEXT) for cut in sweep.vertical_cuts) + _GAP
    columns = len(sweep.horizontal_cuts)
    return _Grid(
        left=left,
        top=len(wrap(_vertical(sweep), page.room, TEXT, bold=True)) * line_height(TEXT) + 10,
        side=min(_LARGEST_CELL, (page.room - left - 2) / columns),
        rows=len(sweep.vertical_cuts),
        columns=columns,
    )


def _each(sweep: CutSweep) -> Iterator[tuple[int, int, int]]:
    """Go through the cells as one reads: from the highest row down."""
    for row in reversed(range(len(sweep.vertical_cuts))):
        for column in range(len(sweep.horizontal_cuts)):
            yield row, column, sweep.cells[row][column]


def _cells(sweep: CutSweep, grid: _Grid) -> Iterator[Rectangle]:
    say = WORDS.to(sweep.language)
    for row, column, place in _each(sweep):
        said = say(
            "cell",
            vertical=short(sweep.vertical_cuts[row]),
            horizontal=short(sweep.horizontal_cuts[column]),
            vertical_title=sweep.vertical_title,
            horizontal_title=sweep.horizontal_title,
            phase=sweep.phases[place],
        )
        yield Rectangle(box=grid.box(row, column), fill=PHASE_FILLS[place % 4], said=said)


def _borders(sweep: CutSweep, grid: _Grid) -> Iterator[Segment]:
    """Draw a line wherever the phase changes from a cell to the next."""
    for row, column, place in _each(sweep):
        box = grid.box(row, column)
        if column + 1 < grid.columns and sweep.cells[row][column + 1] != place:
            yield Segment(start=(box.right, box.top), end=(box.right, box.bottom))
        if row + 1 < grid.rows and sweep.cells[row + 1][column] != place:
            yield Segment(start=(box.left, box.top), end=(box.right, box.top))


def _letters(sweep: CutSweep, grid: _Grid) -> list[Layer]:
    letters = phase_letters(sweep.phases)
    words = [
        Words(at=grid.box(row, column).middle, lines=(letters[place],))
        for row, column, place in _each(sweep)
    ]
    size = min(TEXT, grid.side * 0.5)
    return writing("letters", words, size=size, align="center", baseline="middle")


def _marks(sweep: CutSweep, grid: _Grid) -> list[Layer]:
    layers: list[Layer] = []
    vertical, horizontal = sweep.stated
    if vertical in sweep.vertical_cuts and horizontal in sweep.horizontal_cuts:
        box = grid.box(sweep.vertical_cuts.index(vertical), sweep.horizontal_cuts.index(horizontal))
        layers.append(_frame(box))
    if sweep.anchored and _is_on(sweep, sweep.anchored):
        at = _between(sweep, grid, sweep.anchored)
        said = _anchored_words(sweep, sweep.anchored)
        layers += dots(
            "anchored", [Dot(at=at, fill=INK, shape="diamond", size=130, said=said)], stroke=PAPER
        )
    return layers


def _frame(box: Box) -> Layer:
    layer = plate(box, name="stated", fill=PAPER, opacity=0, stroke=INK, corner=0)
    layer["mark"]["strokeWidth"] = 3
    return layer


def _is_on(sweep: CutSweep, cuts: tuple[float, float]) -> bool:
    sides = (sweep.vertical_cuts, sweep.horizontal_cuts)
    return all(side[0] <= cut <= side[-1] for cut, side in zip(cuts, sides, strict=True))


def _between(sweep: CutSweep, grid: _Grid, cuts: tuple[float, float]) -> tuple[float, float]:
    vertical, horizontal = (
        (cut - side[0]) / ((side[-1] - side[0]) or 1) * (len(side) - 1)
        for cut, side in zip(cuts, (sweep.vertical_cuts, sweep.horizontal_cuts), strict=True)
    )
    return (
        grid.left + (horizontal + 0.5) * grid.side,
        grid.bottom - (vertical + 0.5) * grid.side,
    )


def _axes(sweep: CutSweep, grid: _Grid, room: float) -> list[Layer]:
    every = 1 if grid.side > 2 * TEXT else 2
    rows = [
        Words(
            at=(grid.left - _GAP, grid.box(row, 0).middle[1]),
            lines=(decimal(cut, 1),),
            colour=MUTED,
        )
        for row, cut in enumerate(sweep.vertical_cuts)
    ]
    columns = [
        Words(
            at=(grid.box(0, column).middle[0], grid.bottom + 5),
            lines=(decimal(cut, 1),),
            colour=MUTED,
        )
        for column, cut in enumerate(sweep.horizontal_cuts)
        if (column - len(sweep.horizontal_cuts) // 2) % every == 0
    ]
    return [
        *writing("vertical cuts", rows, align="right", baseline="middle"),
        *writing("horizontal cuts", columns, align="center"),
        text(
            wrap(_vertical(sweep), room, TEXT, bold=True),
            0,
            0,
            name="vertical title",
            bold=True,
        ),
        text(
            _horizontal(sweep, room),
            0,
            grid.bottom + line_height(TEXT) + 8,
            name="horizontal title",
            bold=True,
        ),
    ]


def _horizontal(sweep: CutSweep, room: float) -> tuple[str, ...]:
    words = WORDS.to(sweep.language)("horizontal", axis=sweep.horizontal_title)
    return wrap(words, room, TEXT, bold=True)


def _vertical(sweep: CutSweep) -> str:
    return WORDS.to(sweep.language)("vertical", axis=sweep.vertical_title)


def _anchored_words(sweep: CutSweep, anchored: tuple[float, float]) -> str:
    vertical, horizontal = anchored
    return WORDS.to(sweep.language)(
        "anchored", vertical=f"{vertical:.2f}", horizontal=f"{horizontal:.2f}"
    )


def _entries(sweep: CutSweep) -> Iterator[Entry]:
    say = WORDS.to(sweep.language)
    for place, (name, letter) in enumerate(
        zip(sweep.phases, phase_letters(sweep.phases), strict=True)
    ):
        yield Entry(words=name, draw=partial(phase_swatch, place, letter))
    vertical, horizontal = sweep.stated
    yield Entry(
        words=say("stated", vertical=short(vertical), horizontal=short(horizontal)),
        draw=lambda x, y: [_frame(Box.around(x, y, 16, 16))],
    )
    if sweep.anchored:
        yield Entry(
            words=_anchored_words(sweep, sweep.anchored),
            draw=lambda x, y: dots(
                "sample anchored", [Dot(at=(x, y), fill=INK, shape="diamond", size=110)]
            ),
        )
