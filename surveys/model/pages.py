"""The pages of a questionnaire for one expert: each a part, or a piece of one, with its questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.items import Part

if TYPE_CHECKING:
    from surveys.model.items import Item
    from surveys.model.questions import Question
    from surveys.model.texts import Text

#: What an alliance cannot be called, because a page of every questionnaire has that address.
RESERVED_ADDRESSES = frozenset(
    {
        "consent",
        "review",
        "receipt",
        "submit",
        "reopen",
        "withdraw",
        "own-copy",
        "come-back",
        "paused",
    }
    | {"placement", "language"}
    | {"withdraw-answers", "your-consent", "decline", "take-part", "what-can-be-learned"}
    | {part.value for part in Part}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the words in which it is put to an expert; ``options`` is their order where it was dealt."""

    question: Question
    item: Item
    text: Text
    options_reversed: bool = False
    options: tuple[str, ...] = ()

    @property
    def own_item(self) -> str:
        """The item that is asked here, or whose answer is explained here."""
        return self.item.companion_of or self.item.id

    @property
    def id(self) -> str:
        """The question's id, which is the name of its field too."""
        return self.question.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Questions that belong together; ``text`` describes the ``number``-th hypothetical alliance of ``count``."""

    asked: tuple[Asked, ...]
    text: Text | None = None
    number: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page stands: in which part of how many, and on which page of that part."""

    part: int
    parts: int
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; ``id`` is part of its address, and ``section`` the id of the first page of its part."""

    id: str
    section: str
    part: Part
    title: Text
    introduction: Text | None
    blocks: tuple[Block, ...]
    place: Place

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every question of the page."""
        return tuple(asked for block in self.blocks for asked in block.asked)
