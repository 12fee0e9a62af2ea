"""The probability of each phase by every reading of the same thing: items, chips, direct choice, map points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.numerals import probability
from surveys.figures.phase_bars_drawing import draw_phase_bars
from surveys.figures.phase_bars_words import WORDS
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseReading:
    """What one reading gives for each phase, in their order; without numbers ``why`` says why."""

    name: str
    n: int
    shares: tuple[float, ...] | None
    why: str = ""
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBars:
    """One alliance; ``phases`` come in the order in which the plane is read."""

    alliance: str
    phases: tuple[str, ...]
    readings: tuple[PhaseReading, ...]
    notes: tuple[str, ...]
    language: str


def phase_bars_figure(bars: PhaseBars) -> Figure:
    """Make the whole figure."""
    return whole(
        title=WORDS.to(bars.language)("title", alliance=bars.alliance),
        description=describe(bars),
        notes=bars.notes,
        language=bars.language,
        draw=lambda page: draw_phase_bars(bars, page),
        table=table(bars),
    )


def describe(bars: PhaseBars) -> str:
    """Say which phase is the likeliest by each reading."""
    say, shared = WORDS.to(bars.language), SHARED.to(bars.language)
    return say(
        "description",
        alliance=bars.alliance,
        listed=shared("joined").join(_likeliest(bars)),
    )


def table(bars: PhaseBars) -> Table:
    """Give the probability of each phase by each reading."""
    say, shared = WORDS.to(bars.language), SHARED.to(bars.language)
    has_reasons = any(each.why for each in bars.readings)
    return Table(
        columns=(
            say("reading"),
            *bars.phases,
            shared("experts"),
            *([shared("why")] * has_reasons),
        ),
        rows=tuple(
            (
                each.name,
                *(each.shares or (None,) * len(bars.phases)),
                each.n,
                *([each.why] * has_reasons),
            )
            for each in bars.readings
        ),
    )


def _likeliest(bars: PhaseBars) -> Iterator[str]:
    shared = SHARED.to(bars.language)
    for each in bars.readings:
        if each.shares is None:
            what = each.why.rstrip(".。") or "–"
        else:
            place = max(range(len(bars.phases)), key=lambda at: (each.shares or ())[at])
            what = f"{bars.phases[place]} {probability(each.shares[place])}"
        n = shared("n", n=each.n)
        yield shared("colon", name=each.name, what=shared("aside").join((what, n)))
