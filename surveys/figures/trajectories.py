"""How the alliances moved on the plane over periods or rounds, with what happened in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.numerals import decimal
from surveys.figures.trajectories_drawing import draw_trajectories
from surveys.figures.trajectory_phrases import station_said
from surveys.figures.trajectory_words import WORDS
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.plane import Position
    from surveys.figures.square import SquareAxes


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Where an alliance stood in one period or round; ``phase_name`` is as its label says it, “ironclad .97”."""

    when: str
    position: Position
    phase_name: str
    n: int
    ellipse_50: tuple[Position, ...] | None = None
    ellipse_90: tuple[Position, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened ``after`` the station of that place, counted from 0, and before the next one."""

    when: str
    label: str
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """An alliance's stations, the earliest first, and the events between them."""

    alliance: str
    stations: tuple[Station, ...]
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectories:
    """All alliances: up to four on one plane, more on a small plane each."""

    axes: SquareAxes
    trajectories: tuple[Trajectory, ...]
    notes: tuple[str, ...]
    language: str

    @property
    def events(self) -> tuple[tuple[str, str], ...]:
        """Each event once, (when, label), in the order of time: its number is its place."""
        found = {(event.when, event.label) for each in self.trajectories for event in each.events}
        return tuple(sorted(found))


def trajectories_figure(shown: Trajectories) -> Figure:
    """Make the whole figure."""
    is_moving = any(len(each.stations) > 1 for each in shown.trajectories)
    return whole(
        title=WORDS.to(shown.language)("title" if is_moving else "places title"),
        description=describe(shown),
        notes=shown.notes,
        language=shown.language,
        draw=lambda page: draw_trajectories(shown, page),
        table=table(shown),
    )


def describe(shown: Trajectories) -> str:
    """Say where each alliance began and where it is now."""
    return " ".join(_described(shown))


def table(shown: Trajectories) -> Table:
    """Give every station, with the events that followed it."""
    say, shared = WORDS.to(shown.language), SHARED.to(shown.language)
    has_events = bool(shown.events)
    return Table(
        columns=(
            shared("alliance"),
            say("when"),
            shown.axes.vertical_title,
            shown.axes.horizontal_title,
            shared("phase"),
            shared("experts"),
            *([say("events")] * has_events),
        ),
        rows=tuple(
            (
                each.alliance,
                station.when,
                *station.position,
                station.phase_name,
                station.n,
                *([_after(shown, each, place)] * has_events),
            )
            for each in shown.trajectories
            for place, station in enumerate(each.stations)
        ),
    )


def _described(shown: Trajectories) -> Iterator[str]:
    say = WORDS.to(shown.language)
    for each in shown.trajectories:
        last = each.stations[-1]
        if len(each.stations) == 1:
            yield say("stays", said=station_said(shown, each.alliance, last))
            continue
        first = each.stations[0]
        yield say(
            "moves",
            alliance=each.alliance,
            first=first.when,
            last=last.when,
            first_vertical=decimal(first.position[0]),
            first_horizontal=decimal(first.position[1]),
            first_phase=first.phase_name,
            vertical=decimal(last.position[0]),
            horizontal=decimal(last.position[1]),
            phase=last.phase_name,
            n=last.n,
        )


def _after(shown: Trajectories, trajectory: Trajectory, place: int) -> str:
    shared = SHARED.to(shown.language)
    return shared("joined").join(
        f"{event.when} {event.label}" for event in trajectory.events if event.after == place
    )
