"""A whole number between two bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.kind import only

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Posted

_LONGEST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A whole number, both bounds included."""

    name: ClassVar[str] = "number"
    minimum: int
    maximum: int

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read a whole number within the bounds."""
        given = only(posted, name)
        if not given:
            return None
        digits = given.removeprefix("-")
        if not digits.isdecimal() or len(digits) > _LONGEST:
            raise self._unreadable()
        value = int(given)
        if not self.minimum <= value <= self.maximum:
            raise self._unreadable()
        return Answer(value=value)

    def _unreadable(self) -> Unreadable:
        sentence = "Please give a whole number between %(minimum)s and %(maximum)s."
        return Unreadable(sentence, minimum=self.minimum, maximum=self.maximum)

    def check(self, value: Any) -> None:
        """Accept whole numbers within the bounds only."""
        if type(value) is not int or not self.minimum <= value <= self.maximum:
            raise ValueError(f"{value!r} is not between {self.minimum} and {self.maximum}.")

    def show(self, value: Any, language: str) -> str:
        """Say the number."""
        return str(value)

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the number's digits."""
        return {name: [str(answer.value)]} if answer and answer.missing is None else {}
