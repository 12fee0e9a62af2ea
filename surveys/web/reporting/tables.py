"""Tables of the results page: plain rows of words, and how a number is written in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import Self

import analysis

if TYPE_CHECKING:
    from surveys.services.reporting import RoundResults

NONE = "–"
_LEAST = 0.0005  # what three digits would round to 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption; the first cell of a row is its heading, ``numbers`` are set to the right.

    Cells of a table ``has_lines`` are of several lines.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    note: str = ""
    has_lines: bool = False


class Written(str):
    """A number as a page writes it, which keeps every digit for files."""

    __slots__ = ("value",)
    value: float

    def __new__(cls, words: str, value: float) -> Self:
        """Write a value in words."""
        made = super().__new__(cls, words)
        made.value = value
        return made


def number(value: float | None, digits: int = 2) -> str:
    """Write a number with a true minus sign, or a dash where there is none."""
    return NONE if value is None else Written(f"{value:.{digits}f}".replace("-", "−"), value)


def p_in_words(p: float | None) -> str:
    """Write the p of a test, or a dash where there is none."""
    if p is None:
        return NONE
    return Written("below 0.001" if p < _LEAST else f"{p:.3f}", p)


def share(value: float | None) -> str:
    """Write a share in percent."""
    return NONE if value is None else Written(f"{100 * value:.0f} %", value)


def interval(found: dict[str, Any] | None) -> str:
    """Write an interval with its level, which may be above the one asked for."""
    if found is None:
        return NONE
    return f"{number(found['low'])} to {number(found['high'])} ({share(found['level'])})"


def why_not(statistic: dict[str, Any]) -> str:
    """Say why a statistic is undefined, or what to be careful of."""
    codes = [statistic["reason"]] if statistic["reason"] else statistic.get("warnings", ())
    return " ".join(analysis.sentence(code) for code in codes)


def axes_of(computed: RoundResults) -> tuple[tuple[str, str], ...]:
    """List the axes with their names, the vertical one first."""
    study = computed.study
    return tuple(
        (axis.id, study.construct(axis.id).name.to(study.languages[0]))
        for axis in study.framework.axes
    )
