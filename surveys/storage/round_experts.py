"""The experts of a round by pseudonym: language, coarse attributes and when they were invited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from datetime import datetime

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundExpert:
    """An expert as answers know one: no name, no address; ``declined_at`` is None for who may still take part."""

    pseudonym: str
    language: str
    attributes: dict[str, str]
    declined_at: datetime | None = None
    decline_reason: str = ""


def add_round_experts(
    db: Database, round_id: str, experts: Iterable[RoundExpert], at: datetime
) -> None:
    """Add experts to a round; whoever is there already stays as they are."""
    for expert in experts:
        db.execute(
            """
            INSERT INTO round_experts (round, pseudonym, language, attributes, invited_at)
            VALUES (:round, :pseudonym, :language, :attributes, :at) ON CONFLICT DO NOTHING
            """,
            {
                "round": round_id,
                "pseudonym": expert.pseudonym,
                "language": expert.language,
                "attributes": json.dumps(expert.attributes, sort_keys=True, ensure_ascii=False),
                "at": to_text(at),
            },
        )


def update_round_experts(db: Database, round_id: str, experts: Iterable[RoundExpert]) -> None:
    """Let a round know language and coarse attributes as they are now."""
    for expert in experts:
        db.execute(
            """
            UPDATE round_experts SET language = :language, attributes = :attributes
            WHERE round = :round AND pseudonym = :pseudonym
            """,
            {
                "round": round_id,
                "pseudonym": expert.pseudonym,
                "language": expert.language,
                "attributes": json.dumps(expert.attributes, sort_keys=True, ensure_ascii=False),
            },
        )


def list_round_experts(db: Database, round_id: str) -> tuple[RoundExpert, ...]:
    """List a round's experts by pseudonym, an order that says nothing about them."""
    return tuple(stream_round_experts(db, round_id))


def stream_round_experts(db: Database, round_id: str) -> Iterator[RoundExpert]:
    """Go through a round's experts by pseudonym, one at a time."""
    rows = db.query(
        "SELECT * FROM round_experts WHERE round = :round ORDER BY pseudonym", {"round": round_id}
    )
    return map(_round_expert, rows)


def count_round_experts(db: Database, round_id: str) -> int:
    """Count the experts of a round."""
    rows = db.query(
        "SELECT count(*) AS n FROM round_experts WHERE round = :round", {"round": round_id}
    )
    return int(next(rows)["n"])


def find_round_expert(db: Database, round_id: str, pseudonym: str) -> RoundExpert | None:
    """Return one expert of a round."""
    rows = db.query(
        "SELECT * FROM round_experts WHERE round = :round AND pseudonym = :pseudonym",
        {"round": round_id, "pseudonym": pseudonym},
    )
    return next((_round_expert(row) for row in rows), None)


def declined_at(db: Database, round_id: str, pseudonym: str) -> datetime | None:
    """Return when an expert said that they do not wish to take part; None for everybody else."""
    found = find_round_expert(db, round_id, pseudonym)
    return found.declined_at if found else None


def mark_declined(
    db: Database, round_id: str, pseudonym: str, reason: str, at: datetime | None
) -> None:
    """Record that an expert does not wish to take part, and why; without a time, that they do after all."""
    db.execute(
        """
        UPDATE round_experts SET declined_at = :at, decline_reason = :reason
        WHERE round = :round AND pseudonym = :pseudonym
        """,
        {
            "round": round_id,
            "pseudonym": pseudonym,
            "at": at and to_text(at),
            "reason": reason,
        },
    )


def _round_expert(row: dict[str, Any]) -> RoundExpert:
    return RoundExpert(
        pseudonym=row["pseudonym"],
        language=row["language"],
        attributes=json.loads(row["attributes"]),
        declined_at=to_time(row["declined_at"]),
        decline_reason=row["decline_reason"],
    )
