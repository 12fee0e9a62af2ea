"""The experts of a round by pseudonym: language, coarse attributes and when they were invited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.storage.times import to_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundExpert:
    """An expert as answers know one: no name, no address."""

    pseudonym: str
    language: str
    attributes: dict[str, str]


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


def list_round_experts(db: Database, round_id: str) -> tuple[RoundExpert, ...]:
    """List a round's experts by pseudonym, an order that says nothing about them."""
    rows = db.query(
        "SELECT * FROM round_experts WHERE round = :round ORDER BY pseudonym", {"round": round_id}
    )
    return tuple(
        RoundExpert(
            pseudonym=row["pseudonym"],
            language=row["language"],
            attributes=json.loads(row["attributes"]),
        )
        for row in rows
    )
