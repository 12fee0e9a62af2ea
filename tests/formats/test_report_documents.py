"""Tables with captions, figures and warnings of a document: in HTML and Markdown, with what somebody typed as it was typed."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from surveys.formats.document_html import document_html
from surveys.formats.document_markdown import document_markdown
from surveys.formats.typesetting.widths import is_kept_whole
from surveys.formats.typesetting.widths import widths_of
from surveys.model.documents import Document
from surveys.model.documents import Paragraph
from surveys.model.documents import Picture
from surveys.model.documents import Sheet
from surveys.model.documents import Warned

HOSTILE = ["<script>alert(1)</script> & <img src=x>", "\"quoted\" 'twice' </style></table> -->"]
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="{width}"><title>drawn</title></svg>'


def document(words: str) -> Document:
    return Document(
        title=words,
        subtitle=words,
        language="en",
        author=words,
        foot=words,
        head=words,
        pieces=(
            Warned(text=words),
            Sheet(
                caption=words,
                columns=(words, "n"),
                rows=((words, "7"),),
                numbers=(1,),
                note=words,
            ),
            Picture(
                alternative=words, wide=DRAWN.format(width=680), narrow=DRAWN.format(width=340)
            ),
        ),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_html_shows_what_was_typed_and_runs_nothing(words: str) -> None:
    page: Any = html.document_fromstring(document_html(document(words)).decode())
    for path in (
        "p[@class='warned']",
        "p[@class='running']",
        "caption",
        "tbody//th",
        "p[@class='note']",
    ):
        (found,) = page.xpath(f"//{path}")
        assert found.text_content() == words
    assert page.xpath("//script | //img") == []
    assert [each.get("aria-label") for each in page.xpath("//div[@role='region']")] == [words]


def test_html_tables_name_their_rows_and_columns() -> None:
    page: Any = html.document_fromstring(document_html(document("words")).decode())
    assert [each.get("scope") for each in page.xpath("//th")] == ["col", "col", "row"]
    assert [each.text for each in page.xpath("//td[@class='number']")] == ["7"]


def test_html_has_both_drawings_and_one_where_they_are_the_same() -> None:
    both = document_html(document("words")).decode()
    assert both.count("<svg") == 2
    alone = Picture(alternative="", wide=DRAWN, narrow=DRAWN)
    page = Document(title="", subtitle="", language="en", author="", foot="", pieces=(alone,))
    assert document_html(page).decode().count("<svg") == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_keeps_tables_whole_and_says_what_a_figure_shows(words: str) -> None:
    text = document_markdown(document(words)).decode()
    assert "<script>" not in text
    assert " 7 |" in text


def test_columns_are_as_wide_as_their_words_and_letters_of_two_columns_count_twice() -> None:
    table = Sheet(caption="", columns=("alliance", "同盟の"), rows=(("US–Japan", "日米"),))
    assert widths_of(table) == [11, 9]
    assert widths_of(Paragraph(text="words")) is None
    # Names keep the room that they need, and sentences share what is left of the line.
    names = ("US–Japan", "The United States", "a sentence to be read " * 8)
    crowded = Sheet(caption="", columns=("", "", ""), rows=(names,))
    assert widths_of(crowded)[:2] == [11, 20]  # type: ignore[index]
    tall = Picture(
        alternative="",
        wide=DRAWN.format(width=500).replace(" width", ' height="1420" width'),
        narrow="",
    )
    assert widths_of(tall) == pytest.approx(155, abs=1)
    picture = Picture(alternative="", wide=DRAWN.format(width=500), narrow="")
    assert widths_of(picture) == pytest.approx(310)


@pytest.mark.parametrize(("rows", "whole"), [(3, True), (60, False)])
def test_only_a_table_that_fits_a_page_is_kept_whole(rows: int, *, whole: bool) -> None:
    table = Sheet(caption="", columns=("a", "b"), rows=(("US–Japan", "words " * 30),) * rows)
    assert is_kept_whole(table) is whole
    assert not is_kept_whole(Paragraph(text="words"))
