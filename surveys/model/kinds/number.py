"""A number between two bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.column_types import Measure
from surveys.model.kinds.kind import Column
from surveys.model.kinds.kind import only

if TYPE_CHECKING:
    from surveys.model.kinds.bounds import Bounds
    from surveys.model.kinds.kind import Cell
    from surveys.model.kinds.kind import Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """The value is a whole number, or one with a point where the bounds have decimals."""

    name: ClassVar[str] = "number"
    bounds: Bounds

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read a number within the bounds."""
        given = only(posted, name)
        return Answer(value=self.bounds.read(given)) if given else None

    def check(self, value: Any) -> None:
        """Accept numbers within the bounds only."""
        if not self.bounds.has(value):
            raise ValueError(f"{value!r} is no number {self.bounds.described()}.")

    def show(self, value: Any, language: str) -> str:
        """Say the number, with its unit."""
        return self.bounds.show(value, language)

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the number's digits."""
        if answer is None or answer.missing is not None:
            return {}
        return {name: [self.bounds.typed(answer.value)]}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the one input."""
        return (name,)

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe the number."""
        return (
            Column(
                name=name,
                meaning=self.bounds.meaning("number"),
                type=self.bounds.type,
                measure=Measure.SCALE,
                bounds=(self.bounds.minimum, self.bounds.maximum),
            ),
        )

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the number."""
        return (value,)
