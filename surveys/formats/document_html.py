"""Write a document as one HTML file that needs no other: no script, no address, readable on a phone and in print."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from surveys.formats.typesetting.widths import width_of
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
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.documents import Document
    from surveys.model.documents import Piece

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; font-size: 1.35rem; border-bottom: 2px solid; }
h3 { margin: 1.8rem 0 0.3rem; font-size: 1.05rem; }
p { margin: 0.3rem 0; }
.note { font-size: 0.92rem; opacity: 0.85; }
.subtitle { font-size: 1.1rem; font-weight: 600; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2rem 0.6rem 0.2rem 0; border-bottom: 1px solid #8888; text-align: start; vertical-align: top; }
th { white-space: nowrap; }
.number { text-align: end; white-space: nowrap; }
blockquote { margin: 0.5rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid #8888; }
footer { margin-top: 3rem; font-size: 0.85rem; }
.running { font-size: 0.85rem; border-bottom: 1px solid #8888; padding-bottom: 0.4rem; }
.warned { border: 2px solid; padding: 0.6rem 0.9rem; margin: 0.8rem 0; font-weight: 600; }
li { margin: 0.3rem 0; }
.sheet { overflow-x: auto; overflow-wrap: break-word; margin: 1.3rem 0 0.4rem; }
.sheet:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
.sheet table { margin: 0; font-size: 0.92rem; }
.sheet thead th { white-space: normal; border-bottom: 2px solid; vertical-align: bottom; }
.sheet tbody th { white-space: normal; font-weight: 500; min-width: 5.5rem; }
.sheet td { min-width: 3.5rem; }
.sheet .name { min-width: 7.5rem; }
.sheet .words { min-width: 14rem; }
:lang(ja) :is(th, td) { word-break: auto-phrase; }
:lang(ko) :is(th, td) { word-break: keep-all; }
caption { text-align: start; font-weight: 600; padding-bottom: 0.4rem; }
figure { margin: 1.6rem 0; background: #fff; color: #000; }
figure svg { display: block; max-width: 100%; height: auto; }
.narrow { display: none; }
@media (max-width: 40rem) {
  .wide { display: none; }
  .narrow { display: block; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  h2, h3 { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  .sheet { overflow: visible; }
}
"""
#: From so many columns on a cell is a name, or words to read, and is kept from becoming a narrow pillar of them: Chinese and
#: Japanese break at any character.
_NAME, _WORDS = 9, 25
#: How many experts a number rests on: what it says stays on one line.
_COUNT = re.compile(r"\bn = (?=\d)")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def document_html(document: Document) -> bytes:
    """Write the document in UTF-8, with a list of its parts above them."""
    places = {
        place: f"part-{place}"
        for place, piece in enumerate(document.pieces)
        if isinstance(piece, Heading) and piece.level == 1
    }
    return "\n".join(_lines(document, places)).encode("utf-8", "replace")


def _lines(document: Document, places: dict[int, str]) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{escape(document.language)}">'
    yield '<head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{_said(_one_line(document), ' ')}</title>"
    yield f"<style>{_STYLE}</style></head>"
    yield "<body><header>"
    if document.head:
        yield f'<p class="running">{_said(document.head, " ")}</p>'
    yield f"<h1>{_said(document.title)}</h1>"
    if document.subtitle:
        yield f'<p class="subtitle">{_said(document.subtitle)}</p>'
    yield "</header>"
    if places:
        yield "<nav><ul>"
        for place, name in places.items():
            yield f'<li><a href="#{name}">{_said(_heading(document.pieces[place]))}</a></li>'
        yield "</ul></nav>"
    yield "<main>"
    for place, piece in enumerate(document.pieces):
        yield from _piece(piece, places.get(place, ""))
    yield f"</main><footer>{_said(document.foot)}</footer></body></html>\n"


def _one_line(document: Document) -> str:
    """Name the document as a tab does; two reports of a study differ in what stands below their titles."""
    subtitle = document.subtitle.partition("\n")[0] if document.head else ""
    return " – ".join(filter(None, (document.title, subtitle)))


def _heading(piece: Piece) -> str:
    return piece.text if isinstance(piece, Heading) else ""


def _piece(piece: Piece, name: str) -> Iterator[str]:  # noqa: C901 - one case for each piece
    match piece:
        case Heading():
            named = f' id="{name}"' if name else ""
            level = piece.level + 1
            yield f"<h{level}{named}>{_said(piece.text)}</h{level}>"
        case Paragraph():
            yield f"<p>{_said(piece.text)}</p>"
        case Note():
            yield f'<p class="note">{_said(piece.text)}</p>'
        case Description():
            yield f"<blockquote><p>{_said(piece.text)}</p></blockquote>"
        case Bullets():
            kind = "ol" if piece.is_numbered else "ul"
            language = f' lang="{escape(piece.language)}"' if piece.language else ""
            yield f"<{kind}{language}>"
            yield from (f"<li>{_said(item)}</li>" for item in piece.items)
            yield f"</{kind}>"
        case Facts():
            yield "<dl>"
            yield from (
                f"<dt>{_said(term)}</dt><dd>{_said(words)}</dd>" for term, words in piece.rows
            )
            yield "</dl>"
        case Table():
            yield from _table(piece)
        case Warned():
            yield f'<p class="warned">{_said(piece.text)}</p>'
        case Sheet():
            yield from _sheet(piece)
        case Picture():
            yield from _picture(piece)
        case NewPage():
            yield "<hr>"


def _sheet(sheet: Sheet) -> Iterator[str]:
    # Whoever uses a keyboard can scroll a wide table, too, and hears what it is.
    yield f'<div class="sheet" role="region" tabindex="0" aria-label="{_said(sheet.caption, " ")}">'
    yield f"<table><caption>{_said(sheet.caption)}</caption><thead><tr>"
    for place, column in enumerate(sheet.columns):
        number = ' class="number"' if place in sheet.numbers else ""
        yield f'<th scope="col"{number}>{_said(column)}</th>'
    yield "</tr></thead><tbody>"
    for row in sheet.rows:
        cells = "".join(_cell(sheet, place, cell) for place, cell in enumerate(row) if place)
        yield f'<tr><th scope="row">{_said(row[0])}</th>{cells}</tr>'
    yield "</tbody></table></div>"
    if sheet.note:
        yield f'<p class="note">{_said(sheet.note)}</p>'


def _cell(sheet: Sheet, place: int, cell: str) -> str:
    kind = "number" if place in sheet.numbers else _kind(cell)
    named = f' class="{kind}"' if kind else ""
    return f"<td{named}>{_said(cell)}</td>"


def _kind(cell: str) -> str:
    width = max(map(width_of, cell.split("\n")))
    if width > _WORDS:
        return "words"
    return "name" if width > _NAME else ""


def _picture(picture: Picture) -> Iterator[str]:
    """Put the drawings in as they are: they are ours, and say themselves what they show."""
    if picture.narrow == picture.wide:
        yield f"<figure>{picture.wide}</figure>"
        return
    yield f'<figure><div class="wide">{picture.wide}</div>'
    yield f'<div class="narrow">{picture.narrow}</div></figure>'


def _table(table: Table) -> Iterator[str]:
    yield "<table><thead>"
    yield _row(table.header, table.widest, 'th scope="col"', "th")
    yield "</thead><tbody>"
    for row in table.rows:
        yield _row(row, table.widest, "td", "td")
    yield "</tbody></table>"


def _row(cells: Sequence[str], widest: int, opened: str, closed: str) -> str:
    number = ' class="number"'
    inside = "".join(
        f"<{opened}{number if place > widest else ''}>{_said(cell)}</{closed}>"
        for place, cell in enumerate(cells)
    )
    return f"<tr>{inside}</tr>"


def _said(text: str, line_break: str = "<br>") -> str:
    shown = "".join(each for each in text if each == "\n" or each >= " ")
    together = _COUNT.sub("n&nbsp;=&nbsp;", escape(shown))
    return together.replace("\n", line_break)
