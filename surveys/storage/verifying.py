"""Find what SQLite's own check does not: answers and recorded acts that were lost, altered or made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from surveys.storage.chain import entries
from surveys.storage.chain import holds
from surveys.storage.chain import verify_chain
from surveys.storage.heads import check_heads

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sqlite_utils import Database

# What a response has in force, in the form in which it was submitted.
_IN_FORCE = """
    SELECT question, CASE
        WHEN value IS NOT NULL THEN json_object('value', value)
        WHEN reason <> '' THEN json_object('missing', missing, 'reason', reason)
        ELSE json_object('missing', missing) END AS content
    FROM ratings WHERE response = :response
    UNION ALL SELECT question, content FROM answers WHERE response = :response
"""


def verify_study(db: Database, heads: Path) -> Iterator[str]:
    """Yield a sentence for each thing in a study's database that is not as it was acknowledged."""
    yield from damage(db)
    yield from verify_chain(db)
    yield from check_heads(db, heads)
    yield from _verify_contents(db, _erased(db))
    yield from _verify_submissions(db)
    yield from _verify_answers(db)


def verify_people(db: Database, heads: Path) -> Iterator[str]:
    """Yield a sentence for each recorded act in people.db that is not as it was recorded."""
    yield from damage(db)
    yield from verify_chain(db)
    yield from check_heads(db, heads)
    yield from _verify_contents(db, frozenset())


def verify_recorded(db: Database, heads: Path, kinds: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each entry that was lost or moved, and each content of these kinds that was altered.

    It reads no answers, so that a page can ask for it each time it is shown.
    """
    yield from verify_chain(db)
    yield from check_heads(db, heads)
    yield from _verify_contents(db, frozenset(), kinds)


def damage(db: Database) -> Iterator[str]:
    """Yield a sentence for each thing that SQLite itself finds wrong with a file."""
    for (verdict,) in db.execute("PRAGMA integrity_check").fetchall():
        if verdict != "ok":
            yield f"SQLite finds the file damaged: {verdict}."
    for table, *_ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"A row of “{table}” refers to one that does not exist."


def _verify_contents(
    db: Database, erased: AbstractSet[int], kinds: Collection[str] = ()
) -> Iterator[str]:
    """Hold what is kept beside the chain against the hashes in it: of these kinds, or of all."""
    rows = db.query(
        """
        SELECT position, salt, content FROM chain JOIN chain_contents USING (position)
        WHERE :all OR kind IN (SELECT value FROM json_each(:kinds))
        """,
        {"all": not kinds, "kinds": json.dumps(list(kinds))},
    )
    kept = {row["position"]: row for row in rows}
    for entry in [each for each in entries(db) if not kinds or each.kind in kinds]:
        row = kept.get(entry.position)
        if row is None:
            if entry.position not in erased:
                yield f"The content of entry {entry.position} ({entry.kind}) is gone, and nobody withdrew it."
        elif not holds(entry, salt=bytes(row["salt"]), content=json.loads(row["content"])):
            yield f"The content of entry {entry.position} ({entry.kind}) is not what was acknowledged."


def _erased(db: Database) -> set[int]:
    rows = db.query(
        """
        SELECT position FROM submissions JOIN responses ON responses.id = submissions.response
        WHERE responses.withdrawn_at IS NOT NULL
        UNION SELECT submissions.position FROM submissions JOIN chain ON chain.subject = submissions.response
            AND chain.kind = 'withdrawal-in-part' AND chain.position > submissions.position
        """
    )
    return {row["position"] for row in rows}


def _verify_submissions(db: Database) -> Iterator[str]:
    """Hold the facts of responses against the chain, in both directions."""
    rows = db.query(
        """
        SELECT chain.position FROM chain
            LEFT JOIN submissions ON submissions.position = chain.position AND submissions.response = chain.subject
            LEFT JOIN responses ON responses.id = submissions.response
        WHERE chain.kind IN ('submission', 'withdrawal-in-part') AND responses.submitted_at IS NULL
        """
    )
    for row in rows:
        yield f"The submission that entry {row['position']} acknowledges is gone."
    rows = db.query(
        """
        SELECT id FROM responses WHERE submitted_at IS NOT NULL AND withdrawn_at IS NULL AND id NOT IN
            (SELECT subject FROM chain WHERE kind = 'submission')
        """
    )
    for row in rows:
        yield f"The response {row['id']} is marked as submitted, and no entry says so."
    rows = db.query(
        """
        SELECT responses.id FROM responses LEFT JOIN chain
            ON chain.kind = 'withdrawal' AND chain.subject = responses.id
        WHERE responses.withdrawn_at IS NOT NULL AND chain.position IS NULL
        """
    )
    for row in rows:
        yield f"The response {row['id']} is marked as withdrawn, and no entry says so."


def _verify_answers(db: Database) -> Iterator[str]:
    """Compare the answers in force with those of the newest submission, one by one."""
    newest = db.query(
        """
        SELECT submissions.response, chain_contents.content, max(submissions.number)
        FROM submissions JOIN chain_contents USING (position) GROUP BY submissions.response
        """
    )
    for row in list(newest):
        acknowledged = json.loads(row["content"])["answers"]
        in_force = {
            each["question"]: json.loads(each["content"])
            for each in db.query(_IN_FORCE, {"response": row["response"]})
        }
        if in_force != acknowledged:
            differing = sum(
                in_force.get(key) != acknowledged.get(key) for key in acknowledged.keys() | in_force
            )
            yield f"The response {row['response']} differs from its newest submission in {differing} answers."
