"""A reason is listed under the question whose answer it explains: the question for it is the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.rounds import RoundName
from surveys.services import launching
from surveys.services.designing import add_study
from surveys.storage import rounds
from surveys.web.reviewing.wording import in_words
from tests.structured_study import TEXT

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

REASONED = RoundName(study="structured", round="2026-autumn")


def test_a_reason_says_which_question_it_explains(workspace: Workspace) -> None:
    add_study(workspace, TEXT.replace("every-kind", REASONED.study, 1).encode())
    launching.create_round(workspace, REASONED.study, REASONED.round, "30d")
    launching.open_round(workspace, REASONED)
    listed = launching.find_round(workspace, REASONED)
    asked = {
        each.id: each
        for each in rounds.list_questions(workspace.study(REASONED.study).read(), REASONED)
    }
    why, explained = asked["us-japan.COHERE-why"], asked["us-japan.COHERE"]
    assert in_words(listed, why).startswith(in_words(listed, explained))
    assert in_words(listed, why) != in_words(listed, explained)
