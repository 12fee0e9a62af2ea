"""Ratings as numbers or as words; what is neither, or off the scale, is listed by its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?")
_MOST_SHOWN = 20


def read_values(
    cells: list[str],
    lines: Sequence[int],
    categories: tuple[str, ...] | None,
    level: str,
    said: list[str],
) -> tuple[Sequence[float] | Sequence[str], Sequence[float] | Sequence[str] | None]:
    """Read ratings as numbers where all of them are, else as words; the scale in the same way."""
    known = {cell: read_number(cell) for cell in set(cells)}
    scale = [read_number(each) for each in categories or ()]
    if categories and None not in scale:
        points = [each for each in scale if each is not None]
        _refuse(
            cells,
            lines,
            {cell for cell, number in known.items() if number not in points},
            "is no point of the declared scale",
        )
        return [float(cell) for cell in cells], points
    if categories:
        _refuse(cells, lines, known.keys() - set(categories), "is no point of the declared scale")
        return (
            _ranked(cells, categories, said)
            if level not in {"", "nominal"}
            else (cells, categories)
        )
    odd = {cell for cell, number in known.items() if number is None}
    if len(odd) < len(known) and level != "nominal":
        _refuse(cells, lines, odd, "is no number, and others are")
    return (cells if odd else [float(cell) for cell in cells]), None


def _refuse(cells: Sequence[str], lines: Sequence[int], odd: Collection[str], what: str) -> None:
    """List by their lines the ratings that are not what they should be, if there are any."""
    if not odd:
        return
    found = [
        Problem(line=line, message=f"“{cell}” {what}.")
        for cell, line in zip(cells, lines, strict=True)
        if cell in odd
    ]
    more = f" The first {_MOST_SHOWN} are listed." if len(found) > _MOST_SHOWN else ""
    raise Invalid(
        f"The ratings cannot be used: {len(found)} of {len(cells)} {'is' if len(found) == 1 else 'are'} not as "
        f"the others. What stands for a gap is named with --missing, and --level nominal takes all as "
        f"labels.{more}",
        tuple(found[:_MOST_SHOWN]),
    )


def _ranked(
    cells: list[str], categories: tuple[str, ...], said: list[str]
) -> tuple[Sequence[float], Sequence[float]]:
    """Read words as their places on the scale that was declared."""
    places = {word: float(place) for place, word in enumerate(categories, start=1)}
    said.append(
        "Words read as their places on the scale: "
        + ", ".join(f"{word} = {place:.0f}" for word, place in places.items())
        + "."
    )
    return [places[cell] for cell in cells], list(places.values())


def read_number(text: str) -> float | None:
    """Read a number as people write one: 1_0, inf and nan are none."""
    return float(text) if _NUMBER.fullmatch(text) else None
