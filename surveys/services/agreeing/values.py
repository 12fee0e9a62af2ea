"""Ratings as numbers or as words; what is neither, or off the scale, is listed by its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.formats.rating_tables import RatingColumn

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The columns of a table that have ratings, row by row, less what stands for a gap."""

    columns: Sequence[RatingColumn]
    lines: Sequence[int]
    gaps: frozenset[str]

    @property
    def words(self) -> set[str]:
        """Every different rating."""
        return {
            word
            for column in self.columns
            for word in column.words
            if word.lower() not in self.gaps
        }

    def listed(self) -> Iterator[tuple[int, str]]:
        """Give each rating with its line."""
        for line, *row in zip(self.lines, *self.columns, strict=True):
            yield from ((line, cell) for cell in row if cell.lower() not in self.gaps)


def read_values(
    cells: Cells, categories: tuple[str, ...] | None, level: str, said: list[str]
) -> tuple[Mapping[str, float] | Mapping[str, str], Sequence[float] | Sequence[str] | None]:
    """Say what each rating is: a number where all of them are, else a word; the scale in the same way."""
    known = _with_decimal_commas({cell: read_number(cell) for cell in cells.words}, level, said)
    numbers = {cell: number for cell, number in known.items() if number is not None}
    words = {cell: cell for cell in known}
    scale = [read_number(each) for each in categories or ()]
    if categories and None not in scale:
        points = [each for each in scale if each is not None]
        _refuse(
            cells,
            {cell for cell, number in known.items() if number not in points},
            "is no point of the declared scale",
        )
        return numbers, points
    if categories:
        _refuse(cells, known.keys() - set(categories), "is no point of the declared scale")
        return _ranked(categories, said) if level not in {"", "nominal"} else (words, categories)
    odd = known.keys() - numbers.keys()
    if len(odd) < len(known) and level != "nominal":
        _refuse(cells, odd, "is no number, and others are")
    return (words if odd else numbers), None


def _with_decimal_commas(
    known: dict[str, float | None], level: str, said: list[str]
) -> dict[str, float | None]:
    """Read 3,5 as 3.5 where all that is no number is written so; 1,234 may be a thousand, and is none."""
    odd = sorted(cell for cell, number in known.items() if number is None)
    may_be = all(map(_DECIMAL_COMMA.fullmatch, odd)) and not all(map(_THOUSANDS.fullmatch, odd))
    if not odd or level == "nominal" or not may_be or any("." in cell for cell in known):
        return known
    said.append(
        f"Commas read as decimal points: {odd[0]} is {odd[0].replace(',', '.')} (--level nominal takes all as labels)."
    )
    return known | {cell: float(cell.replace(",", ".")) for cell in odd}


def _refuse(cells: Cells, odd: Collection[str], what: str) -> None:
    """List by their lines the ratings that are not what they should be, if there are any."""
    if not odd:
        return
    n, n_odd, shown = 0, 0, []
    for line, cell in cells.listed():
        n += 1
        if cell in odd:
            n_odd += 1
            if n_odd <= _MOST_SHOWN:
                shown.append(Problem(line=line, message=f"“{cell}” {what}."))
    more = f" The first {_MOST_SHOWN} are listed." if n_odd > _MOST_SHOWN else ""
    raise Invalid(
        f"The ratings cannot be used: {n_odd} of {n} {'is' if n_odd == 1 else 'are'} not as "
        f"the others. What stands for a gap is named with --missing, and --level nominal takes all as "
        f"labels.{more}",
        tuple(shown),
    )


def _ranked(
    categories: tuple[str, ...], said: list[str]
) -> tuple[Mapping[str, float], Sequence[float]]:
    """Read words as their places on the scale that was declared."""
    places = {word: float(place) for place, word in enumerate(categories, start=1)}
    said.append(
        "Words read as their places on the scale: "
        + ", ".join(f"{word} = {place:.0f}" for word, place in places.items())
        + "."
    )
    return places, list(places.values())


def read_number(text: str) -> float | None:
    """Read a number as people write one: 1_0, inf and nan are none."""
    return float(text) if _NUMBER.fullmatch(text) else None
