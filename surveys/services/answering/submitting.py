"""Submit a response, and reopen one that was submitted. Submitting twice gives the same receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.errors import Refused
from surveys.services.answering.changing import change_once
from surveys.services.answering.changing import changing
from surveys.services.answering.changing import require_answering
from surveys.services.answering.consent_text import is_current
from surveys.services.answering.in_force import put_in_force
from surveys.services.answering.round_context import round_context
from surveys.storage import drafts
from surveys.storage import responses
from surveys.storage import rounds
from surveys.storage import submissions

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.forms import SentForm
    from surveys.model.responses import Response
    from surveys.model.responses import Submission
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace

_NOT_SHOWN = Answer(missing=Missing.NOT_SHOWN)


def submit(workspace: Workspace, seen: Visit) -> Submission:
    """Put the answers saved so far in force, and return the receipt.

    A response that was submitted already, and not reopened since, keeps its receipt.

    Raises
    ------
    RoundPaused
        While the round is paused.
    Refused
        Before consent, or when the round is closed and its grace is over.
    """
    with changing(workspace, seen) as (db, response):
        submitted = submissions.list_submissions(db, response)
        if submitted and not response.is_being_answered:
            return submitted[-1]
        require_answering(workspace, seen, response)
        if response.consented_at is None:
            raise Refused("Please read and answer the consent page first.")
        if not is_current(seen.context, responses.list_consents(db, response)):
            raise Refused(
                "The consent text has changed since you agreed to it. Please open the link in your invitation "
                "again, and read and answer the consent page before you submit."
            )
        return _put_in_force(workspace, db, seen, response)


def _put_in_force(
    workspace: Workspace, db: Database, seen: Visit, response: Response
) -> Submission:
    final = _every_answer(db, seen, response)
    submission = put_in_force(workspace, db, seen, response, final)
    responses.mark_submitted(db, response, submission.submitted_at)
    return submission


def _every_answer(db: Database, seen: Visit, response: Response) -> dict[str, Answer]:
    """Return an answer to every question of the round: what was not given was skipped or not shown.

    What the other answers no longer ask was not shown, whatever had been answered to it before.
    """
    saved = drafts.load_drafts(db, response)
    shown = {asked.id for page in seen.questionnaire.pages(saved) for asked in page.asked}
    return {
        question.id: saved.get(question.id, SKIPPED) if question.id in shown else _NOT_SHOWN
        for question in rounds.list_questions(db, seen.invitation.round)
    }


def reopen(workspace: Workspace, seen: Visit, form: SentForm) -> None:
    """Let a submitted response be changed; what was submitted stays in force until it is submitted again.

    Raises
    ------
    Refused
        When the round is closed.
    """

    def mark(db: Database, response: Response) -> dict[str, Any]:
        round_context(workspace, seen.invitation.round).require_open()
        if not response.is_being_answered:
            responses.mark_reopened(db, response, "review", workspace.clock())
        return {}

    change_once(workspace, seen, form, mark)
