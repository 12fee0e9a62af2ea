"""What every kind of question can do, and the options that some of them offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar
from typing import Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.answers import Answer
    from surveys.model.answers import Missing
    from surveys.model.texts import Text


class Posted(Protocol):
    """A posted form: several values under one name."""

    def getlist(self, key: str) -> list[str]:
        """Return every value that was posted under a name."""
        ...


class Unreadable(ValueError):
    """What was posted is no answer to the question; the sentence says what would be one.

    ``sentence`` keeps its ``%(name)s`` marks, so that a page can translate it before filling in ``values``.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence % values if values else sentence)
        self.sentence = sentence
        self.values = values


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose; ``missing`` marks a way of not answering, ``year`` asks for a year beside it."""

    id: str
    text: Text
    missing: Missing | None = None
    year: Text | None = None


class Kind(Protocol):
    """A kind of question, with the settings of one item."""

    name: ClassVar[str]

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the answer posted under a field's name, or None where nothing was given.

        Raises
        ------
        Unreadable
            When something was given that is no answer to this question.
        """
        ...

    def check(self, value: Any) -> None:
        """Raise ``ValueError`` unless a stored value is one that :meth:`read` can have made."""
        ...

    def show(self, value: Any, language: str) -> str:
        """Say a value in words, for a review page or an own copy."""
        ...

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Give the posted form that would be read as this answer: how a page is shown filled in."""
        ...


def only(posted: Posted, name: str) -> str:
    """Return the last value posted under a name, without white space around it."""
    values = posted.getlist(name)
    return values[-1].strip() if values else ""


def find(options: Sequence[Option], option_id: str) -> Option:
    """Find an option by its id.

    Raises
    ------
    Unreadable
        When there is no such option.
    """
    for option in options:
        if option.id == option_id:
            return option
    raise Unreadable("Please choose one of the answers shown.")
