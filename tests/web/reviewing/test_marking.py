"""What may lead to a person is marked in a text, and the text stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template_string

from surveys.services.reviewing import in_pieces
from tests.web.hostile_texts import HOSTILE
from tests.web.page_check import Document

if TYPE_CHECKING:
    from flask import Flask

_TEMPLATE = (
    "{% from 'reviewing/parts.html' import marked with context %}<main>{{ marked(pieces) }}</main>"
)


def test_no_text_becomes_more_than_marks(app: Flask) -> None:
    marks = 0
    for words in HOSTILE:
        with app.test_request_context():
            shown = Document(render_template_string(_TEMPLATE, pieces=in_pieces(words)))
        assert {element.tag for element in shown.elements} <= {"main", "mark", "span"}, words
        assert {name for element in shown.elements for name in element.attributes} <= {
            "title",
            "class",
            "lang",
        }
        said = [span.text for span in shown.all("span")]
        text = "".join(shown.root.texts)
        for each in said:
            text = text.replace(f" {each}", "", 1)
        assert text == words
        marks += len(said)
    assert marks > 5
