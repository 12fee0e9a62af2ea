"""What field work records about the experts of a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS: tuple[str, ...] = ()


def apply(db: Database) -> None:
    """Add what is new."""
    for statement in _STATEMENTS:
        db.execute(statement)
