"""One thing that is wrong with a file that a person handed in, and where."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What is wrong at a line of a file; ``line`` 0 means the file as a whole.

    ``path`` are the keys and positions that lead to it, where they are known: ``("items", 3, "text", "en")``.
    """

    line: int
    message: str
    where: str = ""
    path: tuple[str | int, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.message}"
