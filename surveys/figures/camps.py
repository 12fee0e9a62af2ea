"""Two camps among the experts on one alliance: where each stands, and how large it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from surveys.figures.camps_drawing import draw_camps
from surveys.figures.camps_words import WORDS
from surveys.figures.camps_words import camp_said
from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.numerals import decimal
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.figures.plane import Position
    from surveys.figures.square import SquareAxes

#: From how many experts on a plane may be shown in bins to those who may not see single experts.
LEAST_BINNED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """Experts who stand together: their average, their number, and the phase it lies in."""

    n: int
    position: Position
    phase_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """How many experts stand in a square of the plane; ``position`` is its middle."""

    position: Position
    side: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Camps:
    """One alliance with its camps, and the average of all.

    ``dots`` are single experts as (position, place of the camp): only for those who may see them. ``bins`` are for
    everybody else, from `binned`.
    """

    alliance: str
    axes: SquareAxes
    panel: Position
    phase_name: str
    camps: tuple[Camp, ...]
    notes: tuple[str, ...]
    language: str
    dots: tuple[tuple[Position, int], ...] = ()
    bins: tuple[Bin, ...] = ()

    @property
    def n(self) -> int:
        """All experts."""
        return sum(camp.n for camp in self.camps)


def binned(positions: Iterable[Position], axes: SquareAxes, side: float = 1.0) -> tuple[Bin, ...]:
    """Count experts in squares of the plane; nothing where so few are there that one might be recognised.

    Examples
    --------
    >>> from surveys.figures.square import SquareAxes
    >>> axes = SquareAxes(
    ...     vertical_title="", horizontal_title="", minimum=1, maximum=7, cut_vertical=4, cut_horizontal=4
    ... )
    >>> [(each.position, each.count) for each in binned([(5.2, 6.0)] * 11 + [(7, 7)], axes)]
    [((5.5, 6.5), 11), ((6.5, 6.5), 1)]
    >>> binned([(5.2, 6.0)] * 9, axes)
    ()
    """
    found = list(positions)
    if len(found) < LEAST_BINNED:
        return ()
    steps = round((axes.maximum - axes.minimum) / side)
    places = Counter(
        tuple(min(floor((value - axes.minimum) / side), steps - 1) for value in position)
        for position in found
    )
    return tuple(
        Bin(
            position=(
                axes.minimum + (vertical + 0.5) * side,
                axes.minimum + (horizontal + 0.5) * side,
            ),
            side=side,
            count=count,
        )
        for (vertical, horizontal), count in sorted(places.items())
    )


def camps_figure(camps: Camps) -> Figure:
    """Make the whole figure."""
    return whole(
        title=WORDS.to(camps.language)("title", alliance=camps.alliance),
        description=describe(camps),
        notes=camps.notes,
        language=camps.language,
        draw=lambda page: draw_camps(camps, page),
        table=table(camps),
    )


def describe(camps: Camps) -> str:
    """Say where each camp stands and how many are in it: the average of all hides both."""
    say, shared = WORDS.to(camps.language), SHARED.to(camps.language)
    return say(
        "description",
        alliance=camps.alliance,
        n=camps.n,
        vertical=decimal(camps.panel[0]),
        horizontal=decimal(camps.panel[1]),
        phase=camps.phase_name,
        listed=shared("joined").join(camp_said(camps, place) for place in range(len(camps.camps))),
    )


def table(camps: Camps) -> Table:
    """Give the average of all and of each camp, with their shares of the panel."""
    say, shared = WORDS.to(camps.language), SHARED.to(camps.language)
    return Table(
        columns=(
            say("who"),
            camps.axes.vertical_title,
            camps.axes.horizontal_title,
            shared("phase"),
            shared("experts"),
            say("share"),
        ),
        rows=(
            (say("panel"), *camps.panel, camps.phase_name, camps.n, 1.0),
            *(
                (
                    say("camp", letter=letter),
                    *camp.position,
                    camp.phase_name,
                    camp.n,
                    camp.n / camps.n,
                )
                for letter, camp in zip("ABCDEFGH", camps.camps, strict=False)
            ),
        ),
    )
