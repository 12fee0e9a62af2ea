"""A document to read or print: headings, paragraphs, tables and figures in an order, and nothing about how they look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; 1 is the highest level below the document's title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; line breaks in it stay."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A paragraph about what is printed, apart from it: a condition, a hint."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list whose order does not matter, or does where ``is_numbered``.

    ``language`` is that of its items where it is not the document's, such as that of publications.
    """

    items: tuple[str, ...]
    is_numbered: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Terms, each with what is said about it: a question with its answer, for instance."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header; the column ``widest`` has words, and those behind it numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A text that is shown set apart, such as that of a hypothetical alliance."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A sentence that nobody may overlook."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with a caption, and a note below it; the first cell of a row is its heading.

    The columns ``numbers`` are set to the right.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A figure as SVG of our own making, with its title in it: for wide pages, and for narrow ones.

    ``alternative`` says what it shows, to whoever does not see it.
    """

    alternative: str
    wide: str
    narrow: str


Piece = (
    Heading
    | Paragraph
    | Note
    | Bullets
    | Facts
    | Table
    | Description
    | NewPage
    | Warned
    | Sheet
    | Picture
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document in one language; ``head`` stands above every page, ``foot`` below it, beside the page's number."""

    title: str
    subtitle: str
    language: str
    author: str
    foot: str
    pieces: tuple[Piece, ...]
    head: str = ""
