"""Read a composed report: all its words, and its tables by their captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.model.documents import Bullets
from surveys.model.documents import Facts
from surveys.model.documents import Picture
from surveys.model.documents import Sheet

if TYPE_CHECKING:
    from surveys.model.documents import Document


def words_of(document: Document) -> list[str]:
    words = [document.title, document.subtitle, document.head]
    for piece in document.pieces:
        if isinstance(piece, Facts):
            words += [each for row in piece.rows for each in row]
        elif isinstance(piece, Bullets):
            words += piece.items
        elif isinstance(piece, Sheet):
            words += [piece.caption, *piece.columns, piece.note]
            words += [cell for row in piece.rows for cell in row]
        elif isinstance(piece, Picture):
            words += [piece.alternative, *re.findall(r">([^<>]+)<", piece.wide)]
        else:
            words.append(getattr(piece, "text", ""))
    return words


def sheet(document: Document, caption: str) -> Sheet:
    return next(
        each for each in document.pieces if isinstance(each, Sheet) and each.caption == caption
    )
