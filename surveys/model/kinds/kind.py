"""What every kind of question can do, and what their settings are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any
from typing import ClassVar
from typing import Protocol

from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.answers import Answer
    from surveys.model.answers import Missing

_LINE_BREAK = re.compile(r"\r\n?")

#: What one cell of an export holds; None where there is nothing.
Cell = str | int | float | None


class Posted(Protocol):
    """A posted form: several values under one name."""

    def getlist(self, key: str) -> list[str]:
        """Return every value that was posted under a name."""
        ...


class Unreadable(ValueError):
    """What was posted is no answer to the question; the sentence says what would be one.

    ``sentence`` keeps its ``%(name)s`` marks, so that a page can translate it before filling in the values.
    It is written as a literal in the call, where the catalogues of translations find it. A value may be a
    :class:`Text`, which is said in the reader's language.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(sentence % self.said_in("") if values else sentence)

    def said_in(self, language: str) -> dict[str, object]:
        """Return the values with their texts in a language."""
        return {
            name: value.to(language) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose; ``missing`` marks a way of not answering, ``year`` asks for a year beside it.

    With ``is_other`` an expert can say beside it in a few words what else; ``is_exclusive`` goes with no other.
    """

    id: str
    text: Text
    missing: Missing | None = None
    year: Text | None = None
    is_other: bool = False
    is_exclusive: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is an answer like the others, and may stand anywhere among them."""
        return self.missing is None and not self.is_other and not self.is_exclusive


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of an export, as its codebook explains it.

    ``meaning`` is a sentence for researchers, without the question's own text, which the codebook puts beside it. ``values`` says what each code stands for where the column has codes, and is empty where it has
    numbers or words; ``bounds`` are the least and the greatest number, where there are such.
    """

    name: str
    meaning: Text
    values: Mapping[str, Text] = field(default_factory=dict)
    type: ColumnType = ColumnType.TEXT
    measure: Measure = Measure.NOMINAL
    bounds: tuple[int, int] | None = None


class Kind(Protocol):
    """A kind of question, with the settings of one item.

    ``name`` is what study files call it, and the name of its template in ``templates/macros/kinds``.
    A value is plain JSON. Names of inputs are the question's own name, or begin with it and a dash.
    """

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

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the names of every input that :meth:`read` looks at, the question's own name first."""
        ...

    def columns(self, name: str) -> tuple[Column, ...]:
        """List the columns that answers fill in an export; they follow from the settings, never from answers.

        Where one column says all it has the question's own ``name``. Parts of an answer are called ``name:part``,
        and what there is of each option ``name=option``. Missing codes have columns of their own, ``name:missing``
        and ``name:reason``, which the export adds.
        """
        ...

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the cells of a checked value, one for each of :meth:`columns`, in their order."""
        ...


def only(posted: Posted, name: str) -> str:
    """Return the last value posted under a name, without white space around it; lines end with LF.

    No keyboard types U+0000, and R, SPSS and Stata end a text there: as in HTML it becomes U+FFFD.
    """
    values = posted.getlist(name)
    plain = values[-1].replace("\0", "\N{REPLACEMENT CHARACTER}") if values else ""
    return _LINE_BREAK.sub("\n", plain).strip()


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


def labels(options: Sequence[Option]) -> dict[str, Text]:
    """Say what the ids of options stand for, ways of not answering left out."""
    return {option.id: option.text for option in options if option.missing is None}
