"""Rows of the outbox and of what belongs to it, every act that writes them, and what is refused of them."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.mail_templates import MailTemplate
from surveys.model.messages import Message
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.model.rounds import RoundName
from surveys.storage import contacts
from surveys.storage import mail_templates
from surveys.storage import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

    Act = Callable[[sqlite_utils.Database], object]

_NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
_NAME = RoundName(study="s", round="r")
_WORDS = MailTemplate(kind=MessageKind.INVITATION, language="en", subject="S", body="{link}")


def _message(
    message_id: str, kind: MessageKind = MessageKind.INVITATION, *, wave: int = 1
) -> Message:
    return Message(
        id=message_id,
        round=_NAME,
        expert="e1",
        kind=kind,
        wave=wave,
        language="en",
        message_id=f"<{message_id}@example.org>",
        made_at=_NOW,
        not_before=_NOW,
    )


FIRST, SECOND = _message("m1"), _message("m2", MessageKind.REMINDER)
CLAIMED, FAILED = _message("m3", wave=2), _message("m4", wave=3)


def fill_study(db: sqlite_utils.Database) -> None:
    mail_templates.put_template(db, _WORDS, "ada", _NOW)
    contacts.put_contact(db, FIRST, "p1", "sent", _NOW)


def fill_people(db: sqlite_utils.Database) -> None:
    for each in (FIRST, CLAIMED, FAILED):
        messages.insert_message(db, each)
    messages.claim_message(db, CLAIMED, "t", "host:1", _NOW)
    messages.mark_ended(db, FAILED.id, Outcome.FAILED, "gone")


STUDY_ACTS: dict[str, Act] = {
    "mail_templates.put_template": lambda db: mail_templates.put_template(db, _WORDS, "bob", _NOW),
    "mail_templates.delete_template": lambda db: mail_templates.delete_template(
        db, MessageKind.INVITATION, "en"
    ),
    "contacts.put_contact": lambda db: contacts.put_contact(db, SECOND, "p2", "sent", _NOW),
}
PEOPLE_ACTS: dict[str, Act] = {
    "messages.insert_message": lambda db: messages.insert_message(db, SECOND),
    "messages.claim_message": lambda db: messages.claim_message(db, FIRST, "t", "host:1", _NOW),
    "messages.mark_sent": lambda db: messages.mark_sent(db, CLAIMED.id, _NOW),
    "messages.mark_ended": lambda db: messages.mark_ended(db, "m1", Outcome.FAILED, "gone"),
    "messages.put_back": lambda db: messages.put_back(db, "m1", "later", _NOW),
    "messages.queue_again": lambda db: messages.queue_again(db, FAILED.id, _NOW),
    "messages.settle_claims": lambda db: messages.settle_claims(db, "left over"),
}

Row = dict[str, Any]
_OTHER = {"id": "x", "message_id": "<x@example.org>", "wave": 9}
CHECKS: list[tuple[str, str, str, Row]] = [
    ("people", "messages", "messages_kind", {**_OTHER, "kind": "advertisement"}),
    ("people", "messages", "messages_wave_counted", {**_OTHER, "wave": 0}),
    ("people", "messages", "messages_attempts_counted", {**_OTHER, "attempts": -1}),
    ("people", "messages", "messages_outcome", {**_OTHER, "outcome": "read"}),
    ("people", "messages", "messages_claimed_by_somebody", {**_OTHER, "outcome": "claimed"}),
    ("people", "messages", "messages_sent_at_some_time", {**_OTHER, "outcome": "sent"}),
    ("study", "mail_templates", "mail_templates_kind", {"kind": "advertisement"}),
    (
        "study",
        "mail_templates",
        "mail_templates_subject_one_line",
        {"language": "ko", "subject": "S\nBcc: all"},
    ),
    ("study", "contacts", "contacts_kind", {"kind": "advertisement"}),
    ("study", "contacts", "contacts_wave_counted", {"wave": -1}),
    ("study", "contacts", "contacts_outcome", {"wave": 9, "outcome": "read"}),
]
UNIQUE: list[tuple[str, str, str, Row]] = [
    ("people", "messages", "messages.message_id", {"id": "x", "wave": 9}),
    ("people", "messages", "messages.wave", {"id": "x", "message_id": "<x@example.org>"}),
    ("study", "mail_templates", "mail_templates.language", {}),
    ("study", "contacts", "contacts.wave", {}),
]
DANGLING: list[tuple[str, str, str, Row]] = [
    ("people", "messages", "FOREIGN KEY", {**_OTHER, "expert": "nobody"}),
    ("study", "contacts", "FOREIGN KEY", {"pseudonym": "nobody"}),
]
