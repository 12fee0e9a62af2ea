"""One option, or a few words of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar

from surveys.model.answers import Answer
from surveys.model.kinds.kind import Column
from surveys.model.kinds.kind import Unreadable
from surveys.model.kinds.kind import find
from surveys.model.kinds.kind import labels
from surveys.model.kinds.kind import only
from surveys.model.kinds.meanings import meaning

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Cell
    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceOrText:
    """The value is ``{"chosen": id}`` or ``{"text": words}``, and never both: nobody’s refusal is overruled by words."""

    name: ClassVar[str] = "choice_or_text"
    options: tuple[Option, ...]
    longest: int = 200

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the words or the chosen option."""
        words = only(posted, f"{name}-text")
        if len(words) > self.longest:
            raise Unreadable(
                "Please shorten what you wrote to %(longest)s characters; it has %(length)s.",
                longest=self.longest,
                length=len(words),
            )
        given = only(posted, name)
        option = find(self.options, given) if given else None
        if words and option:
            raise Unreadable(
                "You wrote “%(words)s” and also chose “%(chosen)s”. "
                "Please take the words out, or clear this answer and write them again.",
                words=words,
                chosen=option.text,
            )
        if words:
            return Answer(value={"text": words})
        if option is None:
            return None
        return (
            Answer(missing=option.missing)
            if option.missing
            else Answer(value={"chosen": option.id})
        )

    def check(self, value: Any) -> None:
        """Accept either words of a bounded length or a known option."""
        if not isinstance(value, dict) or len(value) != 1:
            raise ValueError(f"{value!r} is neither an option nor words.")
        words = value.get("text")
        known = [option.id for option in self.options if option.missing is None]
        if not (
            (isinstance(words, str) and 0 < len(words.strip()) == len(words) <= self.longest)
            or value.get("chosen") in known
        ):
            raise ValueError(f"{value!r} is neither a known option nor words of a bounded length.")

    def show(self, value: Any, language: str) -> str:
        """Say the words or the option's text."""
        return (
            str(value["text"])
            if "text" in value
            else find(self.options, value["chosen"]).text.to(language)
        )

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the words or the option's id."""
        if answer is None:
            return {}
        if answer.missing:
            return {
                name: [option.id for option in self.options if option.missing is answer.missing]
            }
        if "text" in answer.value:
            return {f"{name}-text": [answer.value["text"]]}
        return {name: [answer.value["chosen"]]}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the choice and the words."""
        return (name, f"{name}-text")

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe the chosen option, and the words in its place."""
        return (
            Column(name=name, meaning=meaning("chosen"), values=labels(self.options)),
            Column(name=f"{name}:words", meaning=meaning("instead")),
        )

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the option's id or the words."""
        return (value.get("chosen"), value.get("text"))
