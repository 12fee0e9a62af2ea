"""Put a whole version of a response in force: its answers, its entry in the chain, its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.chains import SALT_BYTES
from surveys.model.kinds import Rating
from surveys.storage import answers
from surveys.storage import rounds
from surveys.storage import submissions
from surveys.storage import text_decisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.answers import Answer
    from surveys.model.responses import Response
    from surveys.model.responses import Submission
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


def put_in_force(
    workspace: Workspace,
    db: Database,
    seen: Visit,
    response: Response,
    every: Mapping[str, Answer],
    **kind: Any,
) -> Submission:
    """Replace what a response says by an answer to every question of the round, and acknowledge it."""
    items = {item.id: item for item in seen.context.study.items}
    rated = {
        question.id
        for question in rounds.list_questions(db, seen.invitation.round)
        if isinstance(items[question.item].kind, Rating)
    }
    ratings = {key: answer for key, answer in every.items() if key in rated}
    others = {key: answer for key, answer in every.items() if key not in rated}
    answers.put_in_force(db, response, ratings, others)
    text_decisions.erase_outdated(db, response)
    submission, entry = submissions.insert_submission(
        db,
        response,
        {
            "response": response.id,
            "round": response.round,
            "answers": {question: answer.content() for question, answer in every.items()},
        },
        workspace.chance.token_bytes(SALT_BYTES),
        workspace.clock(),
        **kind,
    )
    workspace.log_head(seen.invitation.round.study, entry)
    return submission
