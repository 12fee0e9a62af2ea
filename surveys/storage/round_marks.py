"""What everything that can be taken away from a round follows from, as hashes: a part that has changed has another one."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# The round and those that it follows, since change is told expert by expert. What experts do on the way (the page at
# hand, what is saved and not submitted) is in no file.
_THESE = """
    WITH RECURSIVE these (id) AS (
        SELECT :round UNION SELECT follows FROM rounds JOIN these USING (id) WHERE follows IS NOT NULL
    )
"""
_ROUNDS = """
    SELECT rounds.*, sha256 FROM rounds JOIN these USING (id) JOIN versions ON versions.number = rounds.version
    ORDER BY rounds.id
"""
_CHANGES = """
    SELECT round_changes.* FROM round_changes JOIN these ON these.id = round ORDER BY round, position
"""
_RESPONSES = """
    SELECT responses.id, pseudonym, language, submitted_at, reopened_at, withdrawn_at
    FROM responses JOIN these ON these.id = round ORDER BY responses.id
"""
_CONSENTS = """
    SELECT response, purpose, is_given
    FROM consents JOIN responses ON responses.id = response JOIN these ON these.id = round
    ORDER BY response, purpose
"""
_EXPERTS = """
    SELECT round_experts.* FROM round_experts JOIN these ON these.id = round ORDER BY round, pseudonym
"""
_CONTACTS = """
    SELECT contacts.* FROM contacts JOIN these ON these.id = round ORDER BY round, pseudonym, kind, wave
"""
_DECISIONS = """
    SELECT response, question, verdict, revision, text_sha256, decided_at
    FROM text_decisions JOIN responses ON responses.id = response JOIN these ON these.id = round
    ORDER BY response, question
"""
_PARTS = {
    "round": (_ROUNDS, _CHANGES),
    "answers": (_RESPONSES, _CONSENTS),
    "panel": (_EXPERTS, _CONTACTS),
    "review": (_DECISIONS,),
}


def find_marks(db: Database, round_id: str) -> dict[str, str]:
    """Return a mark of each part of a round: the round itself, its answers, its panel, and the review of its texts."""
    return {part: _mark(db, round_id, queries) for part, queries in _PARTS.items()}


def _mark(db: Database, round_id: str, queries: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for query in queries:
        for row in db.query(_THESE + query, {"round": round_id}):
            digest.update(json.dumps(list(row.values())).encode() + b"\n")
        digest.update(b"\0")
    return digest.hexdigest()
