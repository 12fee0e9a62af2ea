"""The answers to every item about every alliance, leaning to the side on which the experts are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.item_bars_drawing import draw_item_bars
from surveys.figures.item_bars_words import WORDS
from surveys.figures.numerals import decimal
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBar:
    """How many chose each point, from low to high, and how many could not judge; reversed items are turned."""

    item: str
    counts: tuple[int, ...]
    cannot_judge: int
    mean: float | None

    @property
    def n(self) -> int:
        """Those who rated."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsOfAlliance:
    """One alliance with the items about it."""

    alliance: str
    bars: tuple[ItemBar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBars:
    """Items of one axis or construct on one scale; ``ends`` say what its low and its high end mean."""

    construct: str
    points: tuple[int, ...]
    ends: tuple[str, str]
    alliances: tuple[ItemsOfAlliance, ...]
    notes: tuple[str, ...]
    language: str


def item_bars_figure(bars: ItemBars) -> Figure:
    """Make the whole figure."""
    return whole(
        title=WORDS.to(bars.language)("title", construct=bars.construct),
        description=describe(bars),
        notes=bars.notes,
        language=bars.language,
        draw=lambda page: draw_item_bars(bars, page),
        table=table(bars),
    )


def describe(bars: ItemBars) -> str:
    """Say for each alliance between which means its items lie, and how many could not judge."""
    return " ".join(_described(bars))


def table(bars: ItemBars) -> Table:
    """Give every count; those who could not judge stand apart from those who rated."""
    say, shared = WORDS.to(bars.language), SHARED.to(bars.language)
    return Table(
        columns=(
            shared("alliance"),
            say("item"),
            *(str(point) for point in bars.points),
            say("mean"),
            say("rated"),
            say("cannot judge"),
        ),
        rows=tuple(
            (each.alliance, bar.item, *bar.counts, bar.mean, bar.n, bar.cannot_judge)
            for each in bars.alliances
            for bar in each.bars
        ),
    )


def _described(bars: ItemBars) -> Iterator[str]:
    say = WORDS.to(bars.language)
    for each in bars.alliances:
        means = [bar.mean for bar in each.bars if bar.mean is not None]
        if means:
            yield say(
                "description",
                alliance=each.alliance,
                count=len(each.bars),
                low=decimal(min(means)),
                high=decimal(max(means)),
                apart=sum(bar.cannot_judge for bar in each.bars),
            )
