"""Go on in another language; what was answered in one language counts in every other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.services.answering.changing import changing
from surveys.services.answering.round_context import round_context
from surveys.storage import responses

if TYPE_CHECKING:
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


def answer_in(workspace: Workspace, seen: Visit, language: str) -> None:
    """Record in which language an expert answers from now on.

    What was submitted keeps the language that it was answered in, until it is reopened.

    Raises
    ------
    Invalid
        When the round is not offered in that language.
    """
    if language not in seen.context.languages:
        raise Invalid("This questionnaire is not offered in that language.")
    with changing(workspace, seen) as (db, response):
        is_open = round_context(workspace, seen.invitation.round).is_open
        if is_open and response.is_being_answered and response.language != language:
            responses.mark_language(db, response, language, workspace.clock())
