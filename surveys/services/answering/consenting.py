"""Record what an expert agrees to, with the hash of the very text, and let it be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.chains import SALT_BYTES
from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.answering.changing import change_once
from surveys.services.answering.changing import require_answering
from surveys.services.answering.consent_text import consent_sha256
from surveys.storage import chain_contents
from surveys.storage import responses
from surveys.storage import rounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.forms import SentForm
    from surveys.model.responses import Response
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


def consent(
    workspace: Workspace,
    seen: Visit,
    purposes: Mapping[str, bool],
    form: SentForm,
    *,
    language: str = "",
) -> None:
    """Record each purpose; without the required ones nothing is recorded.

    ``language`` is that of the text which was read, where it is not that of the visit.

    Raises
    ------
    Invalid
        When a required purpose was not agreed to.
    """
    wanted = seen.context.study.consent.purposes
    if any(purpose.is_required and not purposes.get(purpose.id) for purpose in wanted):
        raise Invalid(
            "Please tick the first box if you agree to take part. Without it we may not ask you anything."
        )
    decisions = {purpose.id: bool(purposes.get(purpose.id)) for purpose in wanted}

    def record(db: Database, response: Response) -> dict[str, Any]:
        require_answering(workspace, seen, response)
        now = workspace.clock()
        _record(workspace, db, seen, response, decisions, language or seen.language)
        responses.mark_consented(db, response, now)
        if response.consented_at is None:
            responses.mark_active(db, response, seen.pages[0].id, now)
        return {}

    change_once(workspace, seen, form, record)


def change_consent(
    workspace: Workspace,
    seen: Visit,
    purposes: Mapping[str, bool],
    form: SentForm,
    *,
    language: str = "",
) -> None:
    """Change what was agreed to beside taking part, until the round is final, also once it is closed.

    Raises
    ------
    Refused
        Before the first consent, and once the round is final. Not to take part any more is a withdrawal.
    """
    wanted = seen.context.study.consent.purposes
    decisions = {
        purpose.id: purpose.is_required or bool(purposes.get(purpose.id)) for purpose in wanted
    }

    def record(db: Database, response: Response) -> dict[str, Any]:
        state = rounds.find_round(db, seen.invitation.round).state(workspace.clock())
        if state is RoundState.FINAL:
            raise Refused(
                "This round has been declared final, so nothing in it can change any more. "
                "Please write to the contact below."
            )
        if response.consented_at is None:
            raise Refused("Please read and answer the consent page first.")
        _record(workspace, db, seen, response, decisions, language or seen.language)
        return {}

    change_once(workspace, seen, form, record)


def _record(
    workspace: Workspace,
    db: Database,
    seen: Visit,
    response: Response,
    decisions: dict[str, bool],
    language: str,
) -> None:
    """Record decisions; those of before stay provable, since each change is an entry of the chain."""
    sha256 = consent_sha256(seen.context, language)
    before = responses.list_consents(db, response)
    unchanged = {each.purpose: each.is_given for each in before} == decisions
    if unchanged and all(each.text_sha256 == sha256 for each in before):
        return
    now = workspace.clock()
    responses.record_consent(db, replace(response, language=language), decisions, sha256, now)
    if not before:
        return
    entry = chain_contents.record(
        db,
        kind="consent",
        subject=response.id,
        content={
            "response": response.id,
            "round": response.round,
            "before": {each.purpose: each.is_given for each in before},
            "purposes": decisions,
            "text_sha256": sha256,
        },
        salt=workspace.chance.token_bytes(SALT_BYTES),
        at=now,
    )
    workspace.log_head(seen.invitation.round.study, entry)
