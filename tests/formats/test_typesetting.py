from __future__ import annotations

import shutil
import subprocess
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from surveys.formats.typesetting import typeset
from surveys.model.documents import Bullets
from surveys.model.documents import Description
from surveys.model.documents import Document
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import NewPage
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Table

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 23, 9, 30, 0, 1, tzinfo=UTC)
FONTS = ("Liberation Sans", "DejaVu Sans")
HOSTILE = [
    '#panic("no")',
    '#read("/etc/passwd")',
    "$ x^2 $ *bold* _italic_ `code`",
    "= No heading\n- no list\n+ none either\n/ term: none",
    "@nobody <nowhere> // no comment /* none */",
    "\\ ] [ { } #{ 1 + 1 } \" ' ~ --- ...",
    "&lt;b&gt; <script>alert(1)</script> {{ 7 * 7 }}",
    "null \x00 bell \x07 turned \u202e round, half \ud800",
    "a box: \U0010fffd",
]


def document(*words: str, language: str = "en") -> Document:
    first = words[0]
    return Document(
        title=first,
        subtitle=first,
        language=language,
        author=first,
        foot=first,
        pieces=(
            Heading(text=first),
            Heading(text=first, level=2),
            *(Paragraph(text=each) for each in words),
            Note(text=first),
            Bullets(items=words),
            Bullets(items=words, is_numbered=True),
            Facts(rows=((first, first),)),
            Description(text=first),
            Table(header=(first, "n"), rows=((first, "1"),)),
            NewPage(),
            Paragraph(text="the end"),
        ),
    )


def text_of(content: bytes, folder: Path) -> str:
    """Read a PDF as a reader program does."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    file = folder / "printed.pdf"
    file.write_bytes(content)
    run = subprocess.run([program, "-layout", file, "-"], capture_output=True, check=True)
    return run.stdout.decode()


@pytest.mark.parametrize("words", HOSTILE)
def test_what_somebody_typed_is_printed_as_it_was_typed(words: str, tmp_path: Path) -> None:
    content = typeset(document(words), FONTS, AT)
    assert content.startswith(b"%PDF-")
    printed = " ".join(text_of(content, tmp_path).split())
    assert "the end" in printed
    for word in words.split():
        if word.isascii() and word.isprintable():
            assert word in printed


def test_it_is_tagged_and_meets_the_standard_for_accessible_pdf() -> None:
    content = typeset(document("Plain words"), FONTS, AT)
    assert b"pdfuaid:part" in content
    assert b"StructTreeRoot" in content


def test_a_letter_that_no_font_has_is_no_reason_to_print_nothing() -> None:
    content = typeset(document("a box: \U0010fffd"), FONTS, AT)
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid:part" not in content


def test_the_same_document_gives_the_same_bytes() -> None:
    assert typeset(document("Twice"), FONTS, AT) == typeset(document("Twice"), FONTS, AT)


@pytest.mark.parametrize(("language", "tag"), [("zh-Hant", b"zh-TW"), ("ja", b"ja"), ("ko", b"ko")])
def test_the_file_says_its_language(language: str, tag: bytes) -> None:
    assert b"/Lang" in (content := typeset(document("Words", language=language), FONTS, AT))
    assert tag in content
