"""What a sender would have recorded of messages, without sending any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.times import to_text
from tests.workspaces import AUTUMN

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def pseudonyms(workspace: Workspace) -> list[str]:
    """List the experts of the round in an order that stays."""
    rows = workspace.study(AUTUMN.study).read()["round_experts"].rows
    return sorted(row["pseudonym"] for row in rows)


def contacted(
    workspace: Workspace, pseudonym: str, outcome: str = "sent", *, wave: int = 0
) -> None:
    """Record the outcome of a message now: of the invitation, or of a reminder."""
    with workspace.study(AUTUMN.study).write() as db:
        db.execute(
            """
            INSERT INTO contacts (round, pseudonym, kind, wave, at, outcome)
            VALUES (:round, :pseudonym, :kind, :wave, :at, :outcome)
            """,
            {
                "round": AUTUMN.round,
                "pseudonym": pseudonym,
                "kind": "reminder" if wave else "invitation",
                "wave": wave,
                "at": to_text(workspace.clock()),
                "outcome": outcome,
            },
        )
