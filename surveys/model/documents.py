"""A document to print: headings, paragraphs and lists in an order, and nothing about how they look."""

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
    """A list whose order does not matter, or does where ``is_numbered``."""

    items: tuple[str, ...]
    is_numbered: bool = False


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


Piece = Heading | Paragraph | Note | Bullets | Facts | Table | Description | NewPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document in one language; ``foot`` stands at the foot of every page, beside the page's number."""

    title: str
    subtitle: str
    language: str
    author: str
    foot: str
    pieces: tuple[Piece, ...]
