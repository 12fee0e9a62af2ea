"""Piping: an earlier answer, in the words of the expert's language, in the text of a later question."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.answers import Answer
    from surveys.model.asking import Conditions
    from surveys.model.items import Item
    from surveys.model.pages import Asked
    from surveys.model.pages import Block

_PREFIX = "answer."
_MARK = re.compile(r"\{answer\.([A-Za-z0-9_-]+)\}")
_NOT_GIVEN = "…"


def piped_items(text: Text) -> frozenset[str]:
    """Return the ids of the items whose answers a text repeats."""
    return frozenset(item for _, words in text.words for item in _MARK.findall(words))


def pipe(
    asked: Asked,
    items: Mapping[str, Item],
    conditions: Conditions,
    answers: Mapping[str, Answer],
) -> Asked:
    """Put the answers that a question's text repeats in their places.

    What stands in the answer itself is never taken for a mark, since all marks are filled at once.
    """
    names = piped_items(asked.text)
    if not names:
        return asked
    values = {}
    for name in names:
        other = conditions.referred(asked.question, name)
        answer = answers.get(other.id) if other else None
        values[_PREFIX + name] = _in_words(items[name], answer, asked.text)
    return replace(asked, text=asked.text.fill(values))


def _in_words(item: Item, answer: Answer | None, text: Text) -> Text:
    if answer is None or answer.missing is not None:
        return Text(tuple((language, _NOT_GIVEN) for language, _ in text.words))
    shown = ((language, item.kind.show(answer.value, language)) for language, _ in text.words)
    return Text(tuple(shown))


def part_at_piping(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Divide a page so that no text on it repeats an answer that is given on the same page."""
    page: list[Block] = []
    for block in blocks:
        piece: tuple[Asked, ...] = ()
        for asked in block.asked:
            before = {each.item.id for done in page for each in done.asked}
            if piped_items(asked.item.text) & (before | {each.item.id for each in piece}):
                if piece:
                    page.append(replace(block, asked=piece))
                yield tuple(page)
                page, piece = [], ()
            piece += (asked,)
        page.append(replace(block, asked=piece))
    yield tuple(page)
