"""Fear of abandonment against fear of entrapment, state by state (Snyder's alliance security dilemma)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.dilemma_drawing import draw_dilemma
from surveys.figures.dilemma_words import WORDS
from surveys.figures.dilemma_words import point_said
from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.plane import Position
    from surveys.figures.square import SquareAxes


@dataclass(frozen=True, slots=True, kw_only=True)
class DilemmaPoint:
    """A state's two fears in one alliance, (abandonment, entrapment), with regions in the same order."""

    alliance: str
    position: Position
    n: int
    ellipse_50: tuple[Position, ...] | None = None
    ellipse_90: tuple[Position, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DilemmaState:
    """One state, or the allies of the first one together; fears of two states are never averaged."""

    name: str
    points: tuple[DilemmaPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilemma:
    """States beside each other, A of the alliances first; the vertical axis is abandonment."""

    axes: SquareAxes
    states: tuple[DilemmaState, ...]
    notes: tuple[str, ...]
    language: str


def dilemma_figure(dilemma: Dilemma) -> Figure:
    """Make the whole figure."""
    return whole(
        title=WORDS.to(dilemma.language)("title"),
        description=describe(dilemma),
        notes=dilemma.notes,
        language=dilemma.language,
        draw=lambda page: draw_dilemma(dilemma, page),
        table=table(dilemma),
    )


def describe(dilemma: Dilemma) -> str:
    """Say both fears of each state in each alliance."""
    say = WORDS.to(dilemma.language)
    return " ".join(
        say("sentence", said=point_said(dilemma, state.name, point))
        for state in dilemma.states
        for point in state.points
    )


def table(dilemma: Dilemma) -> Table:
    """Give both fears and their difference; above zero, abandonment is feared more."""
    say, shared = WORDS.to(dilemma.language), SHARED.to(dilemma.language)
    return Table(
        columns=(
            say("state"),
            shared("alliance"),
            dilemma.axes.vertical_title,
            dilemma.axes.horizontal_title,
            say("difference"),
            shared("experts"),
        ),
        rows=tuple(
            (
                state.name,
                point.alliance,
                *point.position,
                point.position[0] - point.position[1],
                point.n,
            )
            for state in dilemma.states
            for point in state.points
        ),
    )
