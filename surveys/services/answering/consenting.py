"""Record what an expert agrees to, with the hash of the very text."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import Invalid
from surveys.model.texts import plain
from surveys.services.answering.changing import change_once
from surveys.services.answering.changing import require_answering
from surveys.storage import responses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.forms import SentForm
    from surveys.model.responses import Response
    from surveys.services.answering.round_context import RoundContext
    from surveys.services.answering.visiting import Visit
    from surveys.services.workspace import Workspace


def consent(
    workspace: Workspace, seen: Visit, purposes: Mapping[str, bool], form: SentForm
) -> None:
    """Record each purpose; without the required ones nothing is recorded.

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
        responses.record_consent(db, response, decisions, _text_sha256(seen), now)
        responses.mark_consented(db, response, now)
        if response.consented_at is None:
            responses.mark_active(db, response, seen.pages[0].id, now)
        return {}

    change_once(workspace, seen, form, record)


def consent_words(context: RoundContext, language: str) -> tuple[str, ...]:
    """Return the paragraphs of the consent text as an expert reads them, names and minutes filled in."""
    values = {
        "sponsor": plain(context.round.sponsor),
        "contact": plain(context.round.contact),
        "computer_minutes": plain(str(context.minutes.computer)),
        "phone_minutes": plain(str(context.minutes.phone)),
    }
    sections = context.study.consent.sections
    return tuple(section.text.fill(values).to(language) for section in sections)


def _text_sha256(seen: Visit) -> str:
    purposes = seen.context.study.consent.purposes
    retention = seen.context.study.sponsorship.retention.to(seen.language)
    words = (
        *consent_words(seen.context, seen.language),
        retention,
        *(purpose.text.to(seen.language) for purpose in purposes),
    )
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
