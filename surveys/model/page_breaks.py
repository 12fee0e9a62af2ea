"""How the questions of a part are spread over pages: broken between blocks, and within one only where it is too long."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.pages import Asked
    from surveys.model.pages import Block


def spread(blocks: Sequence[Block], most: int) -> tuple[tuple[Block, ...], ...]:
    """Put as many whole blocks on each page as fit."""
    pages: list[list[Block]] = []
    for piece in (piece for block in blocks for piece in _pieces(block, most)):
        if pages and _length([*pages[-1], piece]) <= most:
            pages[-1].append(piece)
        else:
            pages.append([piece])
    return tuple(tuple(page) for page in pages)


def _length(blocks: Sequence[Block]) -> int:
    return sum(_questions(block.asked) for block in blocks)


def _questions(asked: Sequence[Asked]) -> int:
    """Count questions; a reason that may be given for an answer belongs to it."""
    return sum(not ask.item.companion_of for ask in asked)


def _pieces(block: Block, most: int) -> Iterator[Block]:
    """Divide a block that no page can hold evenly; a described block stays with its description."""
    if block.text or _questions(block.asked) <= most:
        yield block
        return
    questions = _questions(block.asked)
    size = math.ceil(questions / math.ceil(questions / most))
    piece: tuple[Asked, ...] = ()
    for together in _inseparable(block.asked):
        if piece and _questions((*piece, *together)) > size:
            yield replace(block, asked=piece)
            piece = ()
        piece += together
    yield replace(block, asked=piece)


def _inseparable(asked: Sequence[Asked]) -> Iterator[tuple[Asked, ...]]:
    """Group what asks the same of other times or in other eyes, and for the reason: it is answered together."""
    for _, group in itertools.groupby(
        asked, lambda ask: (ask.own_item, ask.question.target, ask.question.threat)
    ):
        yield tuple(group)
