"""What a trajectory is drawn of on a plane: regions, arrows, stations, numbers of events, and names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from surveys.figures.lettering import width
from surveys.figures.lettering import wrap_evenly
from surveys.figures.marks import TEXT
from surveys.figures.palette import INK
from surveys.figures.palette import PAPER
from surveys.figures.palette import shape
from surveys.figures.regions import arrow
from surveys.figures.regions import filled
from surveys.figures.regions import outlined
from surveys.figures.square_labels import Label
from surveys.figures.square_labels import label_layers
from surveys.figures.square_labels import surroundings
from surveys.figures.trajectory_phrases import station_said
from surveys.figures.values import Dot
from surveys.figures.values import Words
from surveys.figures.values import dots
from surveys.figures.values import writing
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.figures.marks import Layer
    from surveys.figures.plane import Position
    from surveys.figures.square import Square
    from surveys.figures.trajectories import Event
    from surveys.figures.trajectories import Trajectories
    from surveys.figures.trajectories import Trajectory

_EVENT_NUMBER = 11.0
_WHEN = 12.0
#: A name takes at most this share of a side.
_WIDEST = 0.32


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """Areas of marks, and how far from their middles arrows end."""

    latest: float
    past: float
    event: float
    latest_radius: float
    past_radius: float


_LARGE = _Sizes(latest=170.0, past=60.0, event=150.0, latest_radius=9.0, past_radius=6.0)
_SMALL = _Sizes(latest=90.0, past=36.0, event=120.0, latest_radius=6.5, past_radius=4.5)


def _sizes(square: Square) -> _Sizes:
    return _SMALL if square.is_small else _LARGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A trajectory with its colour and shape; its name stands beside it or above the plane."""

    trajectory: Trajectory
    ink: str
    place: int
    is_named: bool


def draw_on(
    square: Square, shown: Trajectories, drawn: Sequence[Drawn]
) -> tuple[list[Layer], bool]:
    """Draw trajectories on a plane, from the back to the front; say whether all names had room."""
    layers: list[Layer] = []
    for each in drawn:
        layers += _regions(square, each)
    for each in drawn:
        layers += [*_arrows(square, each), *_events(square, shown, each)]
    for each in drawn:
        layers += _stations(square, shown, each)
    more, is_complete = _labels(square, shown, drawn)
    return [*layers, *more], is_complete


def _regions(square: Square, drawn: Drawn) -> list[Layer]:
    *past, latest = drawn.trajectory.stations
    layers = [
        layer
        for station in past
        for layer in outlined(square, station.ellipse_90, drawn.ink, is_faint=True)
    ]
    return [
        *layers,
        *filled(square, latest.ellipse_50, drawn.ink),
        *outlined(square, latest.ellipse_90, drawn.ink),
    ]


def _arrows(square: Square, drawn: Drawn) -> list[Layer]:
    stations, sizes = drawn.trajectory.stations, _sizes(square)
    layers = []
    for place, (start, end) in enumerate(pairwise(stations), 2):
        after = sizes.latest_radius if place == len(stations) else sizes.past_radius
        layers += arrow(
            square.at(start.position),
            square.at(end.position),
            drawn.ink,
            before=sizes.past_radius,
            after=after + 1,
        )
    return layers


def _placed_events(trajectory: Trajectory) -> Iterator[tuple[Event, Position]]:
    """Find where events stand: evenly along the arrow during which they happened."""
    stations = trajectory.stations
    for place, (start, end) in enumerate(pairwise(stations)):
        here = sorted(
            (event for event in trajectory.events if event.after == place),
            key=lambda event: (event.when, event.label),
        )
        for count, event in enumerate(here, 1):
            share = count / (len(here) + 1)
            vertical, horizontal = (
                begins + share * (ends - begins)
                for begins, ends in zip(start.position, end.position, strict=True)
            )
            yield event, (vertical, horizontal)


def _events(square: Square, shown: Trajectories, drawn: Drawn) -> list[Layer]:
    numbers = {event: str(number) for number, event in enumerate(shown.events, 1)}
    marks, words = [], []
    for event, position in _placed_events(drawn.trajectory):
        at = square.at(position)
        said = SHARED.to(shown.language)("colon", name=event.when, what=event.label)
        marks.append(Dot(at=at, fill=PAPER, size=_sizes(square).event, said=said))
        words.append(Words(at=at, lines=(numbers[event.when, event.label],)))
    return [
        *dots("event", marks, stroke=drawn.ink, stroke_width=1.5),
        *writing("event number", words, size=_EVENT_NUMBER, align="center", baseline="middle"),
    ]


def _stations(square: Square, shown: Trajectories, drawn: Drawn) -> list[Layer]:
    stations, sizes = drawn.trajectory.stations, _sizes(square)
    marks = [
        Dot(
            at=square.at(station.position),
            fill=drawn.ink,
            shape=shape(drawn.place),
            size=sizes.latest if place == len(stations) else sizes.past,
            said=station_said(shown, drawn.trajectory.alliance, station),
        )
        for place, station in enumerate(stations, 1)
    ]
    return dots("station", marks, stroke=PAPER)


def _labels(
    square: Square, shown: Trajectories, drawn: Sequence[Drawn]
) -> tuple[list[Layer], bool]:
    marks = [station.position for each in drawn for station in each.trajectory.stations]
    marks += [at for each in drawn for _, at in _placed_events(each.trajectory)]
    lines = [
        (start.position, end.position)
        for each in drawn
        for start, end in pairwise(each.trajectory.stations)
    ]
    outlines = [
        station.ellipse_90[::3]
        for each in drawn
        for station in each.trajectory.stations[-1:]
        if station.ellipse_90
    ]
    around = surroundings(square, marks, [*lines, *outlines])
    names = [_name(square, shown, each) for each in drawn if each.is_named]
    layers, around, left_out = label_layers(square, names, around)
    whens = [
        Label(position=station.position, lines=(station.when,), colour=INK, size=_WHEN, bold=False)
        for each in drawn
        for station in each.trajectory.stations[: None if not each.is_named else -1]
        if station.when and len(each.trajectory.stations) > 1
    ]
    more, *_ = label_layers(square, whens, around)
    return [*layers, *more], not left_out


def _name(square: Square, shown: Trajectories, drawn: Drawn) -> Label:
    latest = drawn.trajectory.stations[-1]
    shared = SHARED.to(shown.language)
    n = shared("n", n=latest.n)
    detail = [part for part in (latest.when, latest.phase_name) if part]
    lines = [" · ".join([*detail, n])]
    widest = _WIDEST * square.side
    if width(lines[0], TEXT) > widest:
        lines = [*wrap_evenly(" · ".join(detail), widest, TEXT), n]
    return Label(
        position=latest.position,
        lines=(drawn.trajectory.alliance, *lines),
        colour=drawn.ink,
        size=TEXT,
        region=latest.ellipse_90 or (),
    )
