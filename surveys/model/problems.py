"""One thing that is wrong with a file that a person handed in, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What is wrong at a line of a file; ``line`` 0 means the file as a whole."""

    line: int
    message: str
    where: str = ""

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.message}"
