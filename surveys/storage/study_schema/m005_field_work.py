"""What was sent to whom of a round, by pseudonym, and quotas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.study_schema import m005_contacts
from surveys.storage.study_schema import m005_mail_templates
from surveys.storage.study_schema import m005_missing_answers
from surveys.storage.study_schema import m005_quotas

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS: tuple[str, ...] = ()


def apply(db: Database) -> None:
    """Add what is new."""
    for statement in (
        *_STATEMENTS,
        *m005_contacts.STATEMENTS,
        *m005_mail_templates.STATEMENTS,
        *m005_missing_answers.STATEMENTS,
        *m005_quotas.STATEMENTS,
    ):
        db.execute(statement)
