"""The first letters of the phases, by which they are told apart where there is no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.palette import INK
from surveys.figures.palette import PHASE_FILLS
from surveys.figures.values import Rectangle
from surveys.figures.values import Words
from surveys.figures.values import rectangles
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.figures.marks import Layer

_LONGEST = 2
_HIGH = 17.0
_WIDE = 21.0
_SMALL = 12.0


def phase_letters(phases: Sequence[str]) -> tuple[str, ...]:
    """Give as few first letters as tell the phases apart; numbers where two of them do not.

    Examples
    --------
    >>> phase_letters(["Drifting", "Ironclad", "In danger", "Stable"])
    ('Dr', 'Ir', 'In', 'St')
    >>> phase_letters(["漂流期", "鐵板期", "危險期", "平穩期"])
    ('漂', '鐵', '危', '平')
    >>> phase_letters(["Phase one", "Phase two"])
    ('1', '2')
    """
    for count in range(1, _LONGEST + 1):
        letters = tuple(name[:count].strip() for name in phases)
        if len(set(letters)) == len(phases) and all(letters):
            return letters
    return tuple(str(number) for number in range(1, len(phases) + 1))


def phase_swatch(place: int, letter: str, x: float, y: float) -> list[Layer]:
    """Draw a sample of a phase's colour with its letter around a point."""
    box = Box.around(x, y, _WIDE, _HIGH)
    return [
        *rectangles(f"swatch {place + 1}", [Rectangle(box=box, fill=PHASE_FILLS[place % 4])]),
        *writing(
            f"swatch letter {place + 1}",
            [Words(at=(x, y), lines=(letter,), colour=INK)],
            size=_SMALL,
            align="center",
            baseline="middle",
        ),
    ]
