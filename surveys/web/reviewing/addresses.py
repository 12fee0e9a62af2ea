"""Where texts are listed and read, with the choice of texts that is kept on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for

from surveys.web.reviewing.asking import in_address

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.services.reviewing import Sought
    from surveys.services.reviewing import WrittenText


def list_address(name: RoundName, sought: Sought, **others: object) -> str:
    """Return the address of a list of texts."""
    parts = in_address(sought) | others | {"study_id": name.study, "round_id": name.round}
    return url_for("reviewing.show_texts", **parts)


def text_address(name: RoundName, text: WrittenText | None, sought: Sought) -> str:
    """Return the address at which a text is read among others; empty where there is no text."""
    if text is None:
        return ""
    parts = in_address(sought) | {"study_id": name.study, "round_id": name.round}
    return url_for(
        "reviewing.show_text",
        response_id=text.response,
        question_id=text.question.id,
        **parts,
    )
