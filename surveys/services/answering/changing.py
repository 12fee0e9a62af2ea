"""The one way in which an expert's request changes a response: gated, once per form, still allowed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import Refused
from surveys.services.answering.round_context import round_context
from surveys.storage import responses
from surveys.storage import round_experts
from surveys.storage.idempotency import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.forms import SentForm
    from surveys.model.responses import Response
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


@contextmanager
def changing(
    workspace: Workspace, seen: Visit, *, erases: bool = False
) -> Iterator[tuple[Database, Response]]:
    """Hold the study's gate and look at the response again: it may have changed since the page was made."""
    name = seen.invitation.round
    with workspace.study(name.study).write(erases=erases) as db:
        response = responses.find_response(db, name.round, seen.response.pseudonym)
        if response is None or response.withdrawn_at:
            raise Refused("You have withdrawn from this round; there is nothing left to change.")
        yield db, response


def change_once(
    workspace: Workspace,
    seen: Visit,
    form: SentForm,
    action: Callable[[Database, Response], Any],
    *,
    erases: bool = False,
) -> Any:
    """Carry out a change unless this very form was carried out before; return its reply.

    ``erases`` says that what is changed must leave the database's log too.
    """
    with changing(workspace, seen, erases=erases) as (db, response):
        reply, _ = once(
            db,
            key=f"{response.id}:{form.key}",
            body_hash=form.body_hash,
            at=workspace.clock(),
            action=lambda: action(db, response),
        )
        return reply


def require_answering(workspace: Workspace, seen: Visit, response: Response) -> None:
    """Refuse to change answers once the round and its grace are over, or the response was submitted elsewhere.

    Raises
    ------
    RoundPaused
        While the round is paused.
    Refused
        With the sentence that the expert reads.
    """
    name = seen.invitation.round
    round_context(workspace, name).require_taking_answers()
    db = workspace.study(name.study).read()
    if round_experts.declined_at(db, name.round, response.pseudonym):
        raise Refused(
            "You have said that you do not wish to take part. If you want to after all, "
            "open the link in your invitation again and press “I want to take part after all”."
        )
    if not response.is_being_answered:
        raise Refused(
            "Your answers were submitted in the meantime, perhaps in another window. "
            "Reopen them from the receipt page if you want to change something."
        )
