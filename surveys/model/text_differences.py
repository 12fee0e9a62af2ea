"""What is different between two texts, word by word; where words have no spaces between them, letter by letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Letters of scripts that put no spaces between words stand alone; Korean does put them.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|\s+|[^\w\s]"
)
# Beyond this many words, a text is shown as replaced: comparing takes time that grows with the square.
_MOST = 4_000


class PieceKind(StrEnum):
    """Whether a piece of text stayed, came or went."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a text that was changed."""

    kind: PieceKind
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in their order: what stayed, what went, what came.

    Examples
    --------
    >>> [(piece.kind.value, piece.text) for piece in differences("How alike are they?", "How close are they?")]
    [('same', 'How '), ('removed', 'alike'), ('added', 'close'), ('same', ' are they?')]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > _MOST:
        return _pieces((PieceKind.REMOVED, before), (PieceKind.ADDED, after))
    found: list[tuple[PieceKind, str]] = []
    for _, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[first:last] == new[start:end]:
            found.append((PieceKind.SAME, "".join(old[first:last])))
            continue
        found.append((PieceKind.REMOVED, "".join(old[first:last])))
        found.append((PieceKind.ADDED, "".join(new[start:end])))
    return _pieces(*found)


def _pieces(*found: tuple[PieceKind, str]) -> tuple[Piece, ...]:
    return tuple(Piece(kind=kind, text=text) for kind, text in found if text)
