"""Two experts who are one person: what belonged to one is the other’s from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage import bounces
from surveys.storage import opt_outs

if TYPE_CHECKING:
    from sqlite_utils import Database


def hand_on_invitations(db: Database, old: str, new: str) -> None:
    """Let invitations and links of one expert be another’s; where both were invited, one invitation has all links."""
    names = {"old": old, "new": new}
    db.execute(
        """
        UPDATE links SET invitation = (
            SELECT kept.id FROM invitations AS kept JOIN invitations AS gone USING (study, round)
            WHERE kept.expert = :new AND gone.id = links.invitation
        )
        WHERE invitation IN (
            SELECT gone.id FROM invitations AS gone JOIN invitations AS kept USING (study, round)
            WHERE gone.expert = :old AND kept.expert = :new
        )
        """,
        names,
    )
    db.execute("UPDATE OR IGNORE invitations SET expert = :new WHERE expert = :old", names)


def hand_on_messages(db: Database, old: str, new: str) -> None:
    """Let messages to one expert be messages to another; one that waits and would be a second one is dropped."""
    names = {"old": old, "new": new}
    # What one of the two was sent already need not go out to the other.
    db.execute(
        """
        DELETE FROM messages WHERE expert = :new AND outcome = '' AND EXISTS (
            SELECT 1 FROM messages AS same
            WHERE same.expert = :old AND same.outcome IN ('claimed', 'sent', 'uncertain')
                AND same.study = messages.study
                AND same.round = messages.round AND same.kind = messages.kind AND same.wave = messages.wave
        )
        """,
        names,
    )
    db.execute("UPDATE OR IGNORE messages SET expert = :new WHERE expert = :old", names)
    db.execute("DELETE FROM messages WHERE expert = :old AND outcome = ''", names)
    # Both got this wave: what was sent stays in the history, under the number of a wave after it.
    for row in list(db.query("SELECT * FROM messages WHERE expert = :old ORDER BY wave", names)):
        db.execute(
            """
            UPDATE messages SET expert = :new, wave = (
                SELECT max(wave) + 1 FROM messages
                WHERE study = :study AND round = :round AND kind = :kind
            ) WHERE id = :id
            """,
            {
                "new": new,
                "study": row["study"],
                "round": row["round"],
                "kind": row["kind"],
                "id": row["id"],
            },
        )


def hand_on_wishes(db: Database, old: str, new: str) -> None:
    """Let wishes for no mail, links that end mail, and bounces of one expert be another’s."""
    opt_outs.hand_on(db, old, new)
    bounces.hand_on(db, old, new)


def has_message_in_hand(db: Database, expert: str) -> bool:
    """Say whether a message to an expert is being sent at this moment."""
    rows = db.query(
        "SELECT 1 FROM messages WHERE expert = :expert AND outcome = 'claimed'", {"expert": expert}
    )
    return next(rows, None) is not None


def change_pseudonym(db: Database, expert: str, pseudonym: str) -> None:
    """Let an expert be known in the study under another pseudonym."""
    db.execute(
        "UPDATE keys SET pseudonym = :pseudonym WHERE expert = :expert",
        {"expert": expert, "pseudonym": pseudonym},
    )


def delete_expert(db: Database, expert: str) -> None:
    """Delete an expert, with the key and everything that still is theirs."""
    db.execute("DELETE FROM experts WHERE id = :id", {"id": expert})


def join_pseudonyms(db: Database, round_id: str, old: str, new: str) -> None:
    """In one round of a study, let what is under one pseudonym be under another.

    Where both are there, the row of the new one stays, with the earlier invitation; who declined under either
    has declined.
    """
    names = {"round": round_id, "old": old, "new": new}
    db.execute(
        """
        INSERT INTO round_experts (round, pseudonym, language, attributes, invited_at, declined_at, decline_reason)
        SELECT round, :new, language, attributes, invited_at, declined_at, decline_reason FROM round_experts
        WHERE round = :round AND pseudonym = :old
        ON CONFLICT (round, pseudonym) DO UPDATE SET invited_at = min(invited_at, excluded.invited_at),
            decline_reason = iif(declined_at IS NULL, excluded.decline_reason, decline_reason),
            declined_at = coalesce(declined_at, excluded.declined_at)
        """,
        names,
    )
    db.execute(
        "UPDATE responses SET pseudonym = :new WHERE round = :round AND pseudonym = :old", names
    )
    db.execute(
        "UPDATE OR IGNORE contacts SET pseudonym = :new WHERE round = :round AND pseudonym = :old",
        names,
    )
    db.execute("DELETE FROM round_experts WHERE round = :round AND pseudonym = :old", names)
