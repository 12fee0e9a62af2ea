"""How an estimate with its interval is written beside its mark, and said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.interval_words import WORDS
from surveys.figures.numerals import decimal
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from surveys.figures.intervals import Estimate
    from surveys.figures.intervals import Intervals


def written(cell: Estimate) -> str:
    """Write an estimate with its interval.

    Examples
    --------
    >>> from surveys.figures.intervals import Estimate
    >>> written(Estimate(estimate=4.812, low=4.4, high=5.2))
    '4.81 [4.40, 5.20]'
    """
    if cell.estimate is None:
        return "–"
    if cell.low is None or cell.high is None:
        return decimal(cell.estimate)
    return f"{decimal(cell.estimate)} [{decimal(cell.low)}, {decimal(cell.high)}]"


def said(intervals: Intervals, section: str, row: str, column: str, cell: Estimate) -> str:
    """Say an estimate with all that is known of it."""
    say = SHARED.to(intervals.language)
    name = say("listed").join(
        part
        for part, several in (
            (section, len(intervals.sections) > 1),
            (row, True),
            (column, len(intervals.columns) > 1),
        )
        if several and part
    )
    facts = [written(cell)] if cell.estimate is not None else [cell.why or "–"]
    if cell.n is not None:
        facts.append(say("n", n=cell.n))
    if cell.chance is not None:
        facts.append(WORDS.to(intervals.language)("chance", value=decimal(cell.chance)))
    return say("colon", name=name, what=say("aside").join(facts))
