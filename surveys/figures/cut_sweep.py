"""Which phase an alliance has as the cut points of both axes are moved: a map of phases."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.figures.cut_sweep_drawing import draw_cut_sweep
from surveys.figures.cut_sweep_words import WORDS
from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole


@dataclass(frozen=True, slots=True, kw_only=True)
class CutSweep:
    """The phases of one alliance over a grid of cut points.

    Cuts ascend. ``cells[row][column]`` is the place in ``phases`` of the phase at the vertical cut of that row and
    the horizontal cut of that column. ``phases`` come in the order in which the plane is read (top left, top right,
    bottom left, bottom right). ``stated`` and ``anchored`` are (vertical, horizontal) cuts: those of the study file,
    and those that the boundary vignettes give.
    """

    alliance: str
    n: int
    vertical_title: str
    horizontal_title: str
    vertical_cuts: tuple[float, ...]
    horizontal_cuts: tuple[float, ...]
    phases: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    stated: tuple[float, float]
    anchored: tuple[float, float] | None
    position: tuple[float, float]
    notes: tuple[str, ...]
    language: str


def cut_sweep_figure(sweep: CutSweep) -> Figure:
    """Make the whole figure."""
    return whole(
        title=WORDS.to(sweep.language)("title", alliance=sweep.alliance),
        description=describe(sweep),
        notes=sweep.notes,
        language=sweep.language,
        draw=lambda page: draw_cut_sweep(sweep, page),
        table=table(sweep),
    )


def describe(sweep: CutSweep) -> str:
    """Say at how many of the pairs of cuts the alliance has which phase."""
    say = WORDS.to(sweep.language)
    found = [place for row in sweep.cells for place in row]
    counts = [(found.count(place), name) for place, name in enumerate(sweep.phases)]
    listed = say("joined").join(
        say("count", name=name, count=count, total=len(found))
        for count, name in sorted(counts, key=lambda each: -each[0])
        if count
    )
    return say("description", alliance=sweep.alliance, n=sweep.n, listed=listed)


def table(sweep: CutSweep) -> Table:
    """Give each pair of cuts with its phase."""
    say = WORDS.to(sweep.language)
    return Table(
        columns=(
            say("cut", axis=sweep.vertical_title),
            say("cut", axis=sweep.horizontal_title),
            say("phase"),
        ),
        rows=tuple(
            (vertical, horizontal, sweep.phases[sweep.cells[row][column]])
            for row, vertical in enumerate(sweep.vertical_cuts)
            for column, horizontal in enumerate(sweep.horizontal_cuts)
        ),
    )
