"""Withdraw a response: its answers are erased everywhere, and the chain stays valid without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.chains import SALT_BYTES
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.caching import forget_results
from surveys.storage import answers
from surveys.storage import drafts
from surveys.storage import responses
from surveys.storage import rounds
from surveys.storage import submissions
from surveys.storage.idempotency import forget_forms

if TYPE_CHECKING:
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


def withdraw(workspace: Workspace, seen: Visit) -> None:
    """Erase every answer of a response; doing it twice is doing it once.

    Raises
    ------
    Refused
        When the round is final.
    """
    name = seen.invitation.round
    with workspace.study(name.study).write(erases=True) as db:
        if rounds.find_round(db, name).state(workspace.clock()) is RoundState.FINAL:
            raise Refused(
                "This round has been declared final and its results may have been published, "
                "so answers can no longer be withdrawn. Please write to the contact below."
            )
        response = responses.find_response(db, name.round, seen.response.pseudonym)
        if response is None or response.withdrawn_at:
            return
        answers.erase_answers(db, response)
        drafts.erase_drafts(db, response)
        submissions.erase_contents(db, response)
        # The hash of a form is one of few possible answers: whoever tried them all would know which.
        forget_forms(db, f"{response.id}:")
        responses.mark_withdrawn(db, response, workspace.clock())
        entry = submissions.record(
            db,
            kind="withdrawal",
            subject=response.id,
            content={"response": response.id, "round": response.round},
            salt=workspace.chance.token_bytes(SALT_BYTES),
            at=workspace.clock(),
        )
        workspace.log_head(name.study, entry)
    forget_results(workspace, name.study)
