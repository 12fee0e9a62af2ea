"""A comment in the expert's own words, with what may be quoted of it."""

from __future__ import annotations

import re
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
    from surveys.model.texts import Text


_LINE_BREAK = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """The value is ``{"text": words, "quotation": id}``; nothing may be quoted unless the expert says so."""

    name: ClassVar[str] = "comment"
    quotation: Text
    quotations: tuple[Option, ...]
    longest: int = 5000

    def read(self, posted: Posted, name: str) -> Answer | None:
        """Read the words and the permission; without words there is no answer."""
        words = _LINE_BREAK.sub("\n", only(posted, name))
        if not words:
            return None
        if len(words) > self.longest:
            raise Unreadable(
                "Please shorten the comment to %(longest)s characters; it has %(length)s.",
                longest=self.longest,
                length=len(words),
            )
        given = only(posted, f"{name}-quotation")
        quotation = find(self.quotations, given) if given else self.quotations[0]
        return Answer(value={"text": words, "quotation": quotation.id})

    def check(self, value: Any) -> None:
        """Accept words of a bounded length with a known permission."""
        if not isinstance(value, dict) or value.keys() != {"text", "quotation"}:
            raise ValueError("A comment has words and a permission, and nothing else.")
        words = value["text"]
        if not isinstance(words, str) or not 0 < len(words) <= self.longest:
            raise ValueError("A comment has words, and not too many of them.")
        if words != _LINE_BREAK.sub("\n", words).strip():
            raise ValueError("A comment has no space around it, and plain line breaks.")
        if value.get("quotation") not in [option.id for option in self.quotations]:
            raise ValueError(f"{value.get('quotation')!r} is no permission to quote.")

    def show(self, value: Any, language: str) -> str:
        """Say the words and the permission."""
        permission = find(self.quotations, value["quotation"]).text.to(language)
        return f"{value['text']}\n({self.quotation.to(language)} {permission})"

    def fields(self, name: str, answer: Answer | None) -> dict[str, list[str]]:
        """Post the words and the permission's id."""
        if answer is None or answer.missing:
            return {}
        return {name: [answer.value["text"]], f"{name}-quotation": [answer.value["quotation"]]}

    def inputs(self, name: str) -> tuple[str, ...]:
        """List the words and the permission."""
        return (name, f"{name}-quotation")

    def columns(self, name: str) -> tuple[Column, ...]:
        """Describe the words, and what may be quoted of them."""
        return (
            Column(name=name, meaning=meaning("comment")),
            Column(
                name=f"{name}:quotation",
                meaning=meaning("quotation"),
                values=labels(self.quotations),
            ),
        )

    def cells(self, value: Any) -> tuple[Cell, ...]:
        """Give the words and the permission's id."""
        return (value["text"], value["quotation"])
