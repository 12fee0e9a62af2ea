"""The outbox, and who wants no mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.people_schema import m005_no_mail
from surveys.storage.people_schema import m005_outbox

if TYPE_CHECKING:
    from sqlite_utils import Database


def apply(db: Database) -> None:
    """Add what is new."""
    for statement in (*m005_outbox.STATEMENTS, *m005_no_mail.STATEMENTS):
        db.execute(statement)
