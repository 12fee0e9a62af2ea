"""One option of several."""

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
from surveys.model.kinds.other import are_words
from surveys.model.kinds.other import other_column
from surveys.model.kinds.other import other_input
from surveys.model.kinds.other import other_of
from surveys.model.kinds.other import read_other

if TYPE_CHECKING:
    from surveys.model.kinds.kind import Cell
    from surveys.model.kinds.kind import Option
    from surveys.model.kinds.kind import Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice:
    """A choice; an option that is a way of not answering is stored as its missing code.

    The value is the option's id; with words beside “Other” it is ``{"chosen": id, "other": words}``.
    """

    name: ClassVar[str] = "single"
    options: tuple[Option, ...]

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the chosen option; words beside “Other” choose it, unless another one is chosen."""
        given = only(posted, name)
        words = read_other(posted, name, self.options)
        other = other_of(self.options)
        option = find(self.options, given) if given else (other if words else None)
        if option is None:
            return None
        if not words or other is None:
            return Answer(missing=option.missing) if option.missing else Answer(value=option.id)
        if option is not other:
            raise Unreadable(
                "You chose “%(chosen)s”, and there are words beside “%(other)s”. "
                "Please choose “%(other)s”, or take the words out.",
                chosen=option.text,
                other=other.text,
            )
        return Answer(value={"chosen": option.id, "other": words})

    def check(self, value: Any) -> None:
        """Accept the ids of options only, and words of a bounded length beside “Other” only."""
        chosen, words = value, None
        if isinstance(value, dict):
            other = other_of(self.options)
            chosen, words = value.get("chosen"), value.get("other")
            if value.keys() != {"chosen", "other"} or other is None or chosen != other.id:
                raise ValueError(f"{value!r} is not one of the options.")
            if not are_words(words):
                raise ValueError(f"{words!r} are no words of a bounded length.")
        if chosen not in [option.id for option in self.options if option.missing is None]:
            raise ValueError(f"{value!r} is not one of the options.")

    def show(self, value: Any, language: str) -> str:
        """Say the option's text, and the words beside it in brackets."""
        chosen, words = _parts(value)
        text = find(self.options, chosen).text.to(language)
        return f"{text} ({words})" if words else text

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the option's id, and the words beside it."""
        if answer is None:
            return {}
        if answer.missing is not None:
            ids = [option.id for option in self.options if option.missing is answer.missing]
            return {name: ids}
        if isinstance(answer.value, dict):
            return {
                name: [answer.value["chosen"]],
                other_input(name): [answer.value["other"]],
            }
        return {name: [str(answer.value)]}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the choice, and the input beside “Other”."""
        return (name, other_input(name)) if other_of(self.options) else (name,)

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe the chosen option, and the words beside “Other”."""
        chosen = Column(name=name, meaning=meaning("chosen"), values=labels(self.options))
        return (chosen, other_column(name)) if other_of(self.options) else (chosen,)

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the option's id, and the words."""
        chosen, words = _parts(value)
        return (chosen, words or None) if other_of(self.options) else (chosen,)


def _parts(value: Any) -> tuple[str, str]:
    return (value["chosen"], value["other"]) if isinstance(value, dict) else (value, "")
