"""Who wants no mail; what was taken back stays, with when."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.opt_outs import OptOut
from surveys.model.opt_outs import SaidBy
from surveys.model.opt_outs import address_hash
from surveys.storage.experts import read_expert
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.experts import Expert


def insert_unsubscribe_token(
    db: Database, token_hash: str, expert: str, message: str, at: datetime
) -> None:
    """Store the hash of the token by which a message can be answered with: no more mail."""
    db.execute(
        """
        INSERT INTO unsubscribe_tokens (token_hash, expert, message, made_at)
        VALUES (:token_hash, :expert, :message, :at)
        """,
        {"token_hash": token_hash, "expert": expert, "message": message, "at": to_text(at)},
    )


def find_by_unsubscribe_token(db: Database, token_hash: str) -> Expert | None:
    """Return whom a message was sent to, by the token in it."""
    rows = db.query(
        """
        SELECT experts.*, keys.pseudonym FROM unsubscribe_tokens
            JOIN experts ON experts.id = unsubscribe_tokens.expert JOIN keys ON keys.expert = experts.id
        WHERE token_hash = :token_hash
        """,
        {"token_hash": token_hash},
    )
    return next((read_expert(row) for row in rows), None)


def insert_opt_out(db: Database, new: OptOut, *, expert: str = "", email: str = "") -> bool:
    """Record that an expert, or else an address, wants no mail, and say whether that is new."""
    done = db.execute(
        """
        INSERT INTO opt_outs (id, expert, address_hash, said_by, opted_out_at)
        VALUES (:id, :expert, :address_hash, :said_by, :at) ON CONFLICT DO NOTHING
        """,
        {
            "id": new.id,
            "expert": expert or None,
            "address_hash": address_hash(email) if email else None,
            "said_by": new.said_by.value,
            "at": to_text(new.opted_out_at),
        },
    )
    return bool(done.rowcount)


def end_opt_out(db: Database, at: datetime, *, expert: str = "", email: str = "") -> bool:
    """Record that an expert, or an address, wants mail again, and say whether it did not before."""
    done = db.execute(
        """
        UPDATE opt_outs SET undone_at = :at
        WHERE (expert = :expert OR address_hash = :address_hash) AND undone_at IS NULL
        """,
        {"at": to_text(at), "expert": expert, "address_hash": address_hash(email) if email else ""},
    )
    return bool(done.rowcount)


def hand_on(db: Database, old: str, new: str) -> None:
    """Let the wishes of one expert, and the links in messages to them, be those of another: they are one person."""
    # A wish that stands for both already stays behind, and goes with the old expert.
    db.execute(
        "UPDATE OR IGNORE opt_outs SET expert = :new WHERE expert = :old", {"old": old, "new": new}
    )
    db.execute(
        "UPDATE unsubscribe_tokens SET expert = :new WHERE expert = :old", {"old": old, "new": new}
    )


def opt_outs_of(db: Database, expert: Expert) -> tuple[OptOut, ...]:
    """List every wish for no mail of an expert, the oldest first, those taken back too."""
    rows = db.query(
        """
        SELECT * FROM opt_outs WHERE expert = :expert OR address_hash = :address_hash
        ORDER BY opted_out_at, id
        """,
        {"expert": expert.id, "address_hash": address_hash(expert.email)},
    )
    return tuple(_opt_out(row) for row in rows)


def experts_opted_out(db: Database) -> dict[str, OptOut]:
    """Return the experts who want no mail from their study, by id, with the wish that stands."""
    rows = db.query("SELECT * FROM opt_outs WHERE expert IS NOT NULL AND undone_at IS NULL")
    return {row["expert"]: _opt_out(row) for row in rows}


def addresses_opted_out(db: Database) -> dict[str, OptOut]:
    """Return the hashes of the addresses that want no mail at all, with the wish that stands."""
    rows = db.query("SELECT * FROM opt_outs WHERE address_hash IS NOT NULL AND undone_at IS NULL")
    return {row["address_hash"]: _opt_out(row) for row in rows}


def _opt_out(row: dict[str, Any]) -> OptOut:
    return OptOut(
        id=row["id"],
        is_everywhere=row["address_hash"] is not None,
        said_by=SaidBy(row["said_by"]),
        opted_out_at=to_time(row["opted_out_at"]),
        undone_at=to_time(row["undone_at"]),
    )
