"""Words of the expert's own, in one line or in several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.kinds.kind import Column
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.kind import only
from surveys.model.kinds.meanings import meaning

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Cell
    from surveys.model.kinds.kind import Posted

_LINE_BREAK = re.compile(r"\r\n?")
#: How many characters there is room for where a study file says nothing.
SHORT, LONG = 200, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeText:
    """The value is the words themselves, at most ``longest`` characters; ``is_long`` gives several lines."""

    name: ClassVar[str] = "text"
    longest: int = SHORT
    is_long: bool = False

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the words; too many of them are refused and never cut."""
        words = self._plain(only(posted, name))
        if len(words) > self.longest:
            raise Unreadable(
                "Please shorten this to %(longest)s characters; it has %(length)s.",
                longest=self.longest,
                length=len(words),
            )
        return Answer(value=words) if words else None

    def _plain(self, words: str) -> str:
        """Keep line breaks where there are several lines, and make spaces of them where there is one."""
        return _LINE_BREAK.sub("\n", words) if self.is_long else " ".join(words.split())

    def check(self, value: Any) -> None:
        """Accept words of a bounded length."""
        if not isinstance(value, str) or not 0 < len(value) <= self.longest:
            raise ValueError(f"{value!r} are no words of at most {self.longest} characters.")
        if value != self._plain(value.strip()):
            raise ValueError(f"{value!r} has space around it, or line breaks of another kind.")

    def show(self, value: Any, language: str) -> str:
        """Say the words."""
        return str(value)

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the words."""
        return {name: [answer.value]} if answer and answer.missing is None else {}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the one input."""
        return (name,)

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe the words."""
        return (Column(name=name, meaning=meaning("written")),)

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the words."""
        return (value,)
