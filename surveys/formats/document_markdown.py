"""Write a document as Markdown: whatever a text says, it is shown as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.model.documents import Bullets
from surveys.model.documents import Description
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import NewPage
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Picture
from surveys.model.documents import Sheet
from surveys.model.documents import Table
from surveys.model.documents import Warned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.documents import Document
    from surveys.model.documents import Piece

_MEANT = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_BEGINS_A_BLOCK = re.compile(r"^(\s*)([-+=](?=[\s=-]|$)|\d+(?=[.)](?:\s|$)))", re.MULTILINE)


def document_markdown(document: Document) -> bytes:
    """Write the document in UTF-8."""
    head = (f"# {_line(document.title)}", _block(document.subtitle))
    parts = [*head, *map(_piece, document.pieces), f"*{_line(document.foot)}*"]
    return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8", "replace")


def _piece(piece: Piece) -> str:  # noqa: C901, PLR0911 - one kind of piece each
    match piece:
        case Heading():
            return f"{'#' * (piece.level + 1)} {_line(piece.text)}"
        case Paragraph() | Note():
            return _block(piece.text)
        case Description():
            return "\n".join(f"> {line}" for line in _block(piece.text).splitlines())
        case Bullets():
            marks = range(1, len(piece.items) + 1)
            return "\n".join(
                f"{f'{mark}.' if piece.is_numbered else '-'} {_line(item)}"
                for mark, item in zip(marks, piece.items, strict=True)
            )
        case Facts():
            return "\n".join(f"- **{_line(term)}**: {_line(said)}" for term, said in piece.rows)
        case Table():
            return _table(piece)
        case Warned():
            return f"**{_line(piece.text)}**"
        case Sheet():
            return _sheet(piece)
        case Picture():
            return f"*{_line(piece.alternative)}*"
        case NewPage():
            return "---"


def _sheet(sheet: Sheet) -> str:
    rule = ["---:" if place in sheet.numbers else "---" for place in range(len(sheet.columns))]
    rows = [[_line(cell) for cell in row] for row in (sheet.columns, *sheet.rows)]
    table = "\n".join(map(_row, (rows[0], rule, *rows[1:])))
    return "\n\n".join(filter(None, (f"**{_line(sheet.caption)}**", table, _block(sheet.note))))


def _table(table: Table) -> str:
    rule = ["---:" if place > table.widest else "---" for place in range(len(table.header))]
    rows = [[_line(cell) for cell in row] for row in (table.header, *table.rows)]
    return "\n".join(map(_row, (rows[0], rule, *rows[1:])))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _block(text: str) -> str:
    return _escaped(text.strip()).replace("\n", "  \n")


def _line(text: str) -> str:
    return " ".join(_escaped(text).split())


def _escaped(text: str) -> str:
    return _BEGINS_A_BLOCK.sub(_unblocked, _MEANT.sub(r"\\\1", text.replace("\r\n", "\n")))


def _unblocked(found: re.Match[str]) -> str:
    # A digit cannot be escaped; the dot or bracket behind it is what makes a list of it.
    return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"
