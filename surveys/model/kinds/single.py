"""One option of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.kinds.kind import find
from surveys.model.kinds.kind import only

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice:
    """A choice; an option that is a way of not answering is stored as its missing code."""

    name: ClassVar[str] = "single"
    options: tuple[Option, ...]

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the chosen option."""
        given = only(posted, name)
        if not given:
            return None
        option = find(self.options, given)
        return Answer(missing=option.missing) if option.missing else Answer(value=option.id)

    def check(self, value: Any) -> None:
        """Accept the ids of options only."""
        if value not in [option.id for option in self.options if option.missing is None]:
            raise ValueError(f"{value!r} is not one of the options.")

    def show(self, value: Any, language: str) -> str:
        """Say the option's text."""
        return find(self.options, value).text.to(language)

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the option's id."""
        if answer is None:
            return {}
        if answer.missing is None:
            return {name: [str(answer.value)]}
        return {name: [option.id for option in self.options if option.missing is answer.missing]}
