"""The PDF of a report, as a program reads it that reads it aloud: tags, fonts and bookmarks."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from surveys.model.documents import Bullets
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import Picture
from surveys.model.documents import Sheet
from surveys.services.composing import report_file
from tests.formats.tagged_pdf import tags_of
from tests.workspaces import AUTUMN

if TYPE_CHECKING:
    from surveys.model.documents import Piece
    from surveys.services.workspace import Workspace
    from tests.services.composing.conftest import Report


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_screen_reader_goes_through_the_pdf_as_through_the_document(
    reported: Workspace, report: Report, language: str
) -> None:
    document = report(language)
    tags = tags_of(report_file(reported, AUTUMN, "pdf", language))

    outermost = [tag for tag in tags if not {"L", "Table"} & set(tag.parents)]
    read = [tag.kind for tag in outermost if re.fullmatch(r"H\d|L|Table|Figure", tag.kind)]
    assert read == [kind for piece in document.pieces if (kind := _tag_of(piece))]
    levels = [int(tag.kind[1]) for tag in tags if re.fullmatch(r"H\d", tag.kind)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    # Typst sets a space where the document has one that does not break, or the other way round.
    said = [" ".join(tag.alternative.split()) for tag in tags if tag.kind == "Figure"]
    pictures = [each for each in document.pieces if isinstance(each, Picture)]
    assert said == [" ".join(each.alternative.split()) for each in pictures]
    assert all(said)
    heads = [tag for tag in tags if tag.kind == "TH"]
    assert {tag.scope for tag in heads} == {"Column"}
    sheets = [each for each in document.pieces if isinstance(each, Sheet)]
    assert len(heads) == sum(len(each.columns) for each in sheets)
    assert [tag.kind for tag in tags].count("Caption") == len(sheets)
    # Publications are in English, in whatever language the report is.
    assert {tag.language for tag in tags} == ({""} if language == "en" else {"", "en"})


def _tag_of(piece: Piece) -> str:
    match piece:
        case Heading():
            return f"H{piece.level}"
        case Sheet():
            return "Table"
        case Picture():
            return "Figure"
        case Bullets() | Facts():
            return "L"
    return ""


def test_the_fonts_of_the_pdf_are_in_it_and_its_bookmarks_are_its_headings(
    reported: Workspace, report: Report
) -> None:
    content = report_file(reported, AUTUMN, "pdf", "en")
    fonts = re.findall(rb"/Type/FontDescriptor.*?>>", content, re.DOTALL)
    assert fonts
    assert all(re.search(rb"/FontFile[23]? \d+ 0 R", font) for font in fonts)
    headings = [each for each in report("en").pieces if isinstance(each, Heading)]
    # The document has a title, too.
    assert len(re.findall(rb"/Title[(<]", content)) == len(headings) + 1
    assert b"/ViewerPreferences" in content
