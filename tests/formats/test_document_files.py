"""Documents as Markdown and as one HTML file: what somebody typed is shown as it was typed, and does nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import etree
from lxml import html

from surveys.formats.document_html import document_html
from surveys.formats.document_markdown import document_markdown
from surveys.model.documents import Bullets
from surveys.model.documents import Description
from surveys.model.documents import Document
from surveys.model.documents import Facts
from surveys.model.documents import Heading
from surveys.model.documents import NewPage
from surveys.model.documents import Note
from surveys.model.documents import Paragraph
from surveys.model.documents import Table

HOSTILE = [
    "<script>alert(1)</script> & <img src=x onerror=alert(1)>",
    "*bold* _italic_ `code` [link](http://x) ![image](http://x) | pipe",
    "\"quoted\" 'twice' </style></title></table> -->",
    "漂流期 동맹 \U0001f30f",
    "~struck~ $x^2$ \\escaped &amp;",
]
LINES = ["# none", "- none", "1. none", "> none", "---", "===", "+ none", "    none"]


def document(words: str, language: str = "en") -> Document:
    return Document(
        title=words,
        subtitle=words,
        language=language,
        author=words,
        foot=words,
        pieces=(
            Heading(text=words),
            Heading(text=words, level=2),
            Paragraph(text=words),
            Note(text=words),
            Description(text=words),
            Bullets(items=(words, words)),
            Bullets(items=(words,), is_numbered=True),
            Facts(rows=((words, words),)),
            Table(header=("code", words, "n"), rows=((words, words, "7"),), widest=1),
            NewPage(),
        ),
    )


def parsed(words: str, language: str = "en") -> Any:
    return html.document_fromstring(document_html(document(words, language)).decode())


@pytest.mark.parametrize("words", HOSTILE)
def test_html_shows_what_was_typed_and_runs_nothing(words: str) -> None:
    page = parsed(words)
    for path in ("h1", "h2", "h3", "title", "footer", "blockquote", "dt", "dd", "ol/li", "nav//a"):
        (found,) = page.xpath(f"//{path}")
        assert found.text_content() == words
    assert page.xpath("//script | //img | //main//a | //iframe | //link") == []
    allowed = {"lang", "charset", "name", "content", "http-equiv", "id", "class", "scope", "href"}
    assert {name for each in page.iter(etree.Element) for name in each.attrib} <= allowed


def test_html_stands_alone_and_says_its_language() -> None:
    page = parsed("words", "zh-Hant")
    assert page.get("lang") == "zh-Hant"
    assert page.xpath("//meta[@name='viewport']")
    assert "@media print" in page.findtext(".//style")
    assert [each.get("href") for each in page.xpath("//*[@href]")] == ["#part-0"]
    assert page.get_element_by_id("part-0").tag == "h2"
    assert page.xpath("//*[@src]") == []
    assert "url(" not in page.findtext(".//style")


def test_html_tables_have_headers_and_numbers_to_the_right() -> None:
    page = parsed("words")
    assert [each.get("scope") for each in page.xpath("//th")] == ["col"] * 3
    assert [each.text for each in page.xpath("//td[@class='number']")] == ["7"]


def test_html_leaves_out_what_no_page_can_hold() -> None:
    page = document_html(document("a\x00b\x1b\ud800c\nd")).decode()
    assert "<p>ab?c<br>d</p>" in page


@pytest.mark.parametrize("words", [*HOSTILE, *LINES])
def test_markdown_shows_what_was_typed(words: str) -> None:
    text = document_markdown(document(words)).decode()
    for sign in "*_`[]<>|~$&":
        plain = re.sub(rf"\\[\{sign}\\]", "", text)
        plain = re.sub(r"^[*>|].*$|^- \*\*.*$", "", plain, flags=re.MULTILINE)
        assert sign not in plain
    paragraph = text.split("\n\n")[4]
    assert re.sub(r"\\(.)", r"\1", paragraph) == words.strip()
    assert not re.match(r"[#>]|[-+] |\d+[.)] |---|===", paragraph)


def test_markdown_tables_are_whole() -> None:
    text = document_markdown(document("one | two\nthree")).decode()
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows == [
        "| code | one \\| two three | n |",
        "| --- | --- | ---: |",
        "| one \\| two three | one \\| two three | 7 |",
    ]
