"""The words of messages that a study's researchers wrote themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.mail_templates import MailTemplate
from surveys.model.messages import MessageKind
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def put_template(db: Database, new: MailTemplate, saved_by: str, at: datetime) -> None:
    """Store the words of one kind of message in one language, in the place of earlier ones."""
    db.execute(
        """
        INSERT OR REPLACE INTO mail_templates (kind, language, subject, body, saved_at, saved_by)
        VALUES (:kind, :language, :subject, :body, :at, :saved_by)
        """,
        {
            "kind": new.kind.value,
            "language": new.language,
            "subject": new.subject,
            "body": new.body,
            "at": to_text(at),
            "saved_by": saved_by,
        },
    )


def delete_template(db: Database, kind: MessageKind, language: str) -> bool:
    """Go back to the words that are shipped, and say whether there were others."""
    done = db.execute(
        "DELETE FROM mail_templates WHERE kind = :kind AND language = :language",
        {"kind": kind.value, "language": language},
    )
    return bool(done.rowcount)


def find_template(db: Database, kind: MessageKind, language: str) -> MailTemplate | None:
    """Return what the researchers wrote, if they did."""
    rows = db.query(
        "SELECT * FROM mail_templates WHERE kind = :kind AND language = :language",
        {"kind": kind.value, "language": language},
    )
    for row in rows:
        return MailTemplate(
            kind=MessageKind(row["kind"]),
            language=row["language"],
            subject=row["subject"],
            body=row["body"],
            is_own=True,
        )
    return None
