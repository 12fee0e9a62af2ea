"""What was acknowledged once is not done twice: a form sent again gets the first reply."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from surveys.model.chains import canonical_json
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.chains import Json

# Keys are letters, digits and signs that all sort before it.
_AFTER_EVERY_KEY = "\x7f"

ACKNOWLEDGED_DDL = """
    CREATE TABLE acknowledged (
        key TEXT NOT NULL,
        body_hash TEXT NOT NULL,
        reply TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (key, body_hash),
        CONSTRAINT acknowledged_reply_json CHECK (json_valid(reply))
    ) STRICT, WITHOUT ROWID
"""


def once(
    db: Database, *, key: str, body_hash: str, at: datetime, action: Callable[[], Json]
) -> tuple[Json, bool]:
    """Act, inside a `write`, unless the form was acknowledged before, and with this body last.

    The same key with another body is a new action: the person changed something in between. So is
    a body that came before that one: the person went back to the page and changed it once more.

    Returns
    -------
    tuple
        The reply, as JSON gives it back, and whether it is new.
    """
    names = {"key": key, "body_hash": body_hash}
    row = db.execute(
        "SELECT reply FROM acknowledged WHERE key = :key AND body_hash = :body_hash", names
    ).fetchone()
    if row is not None:
        return json.loads(row[0]), False
    reply = canonical_json(action()).decode()
    db.execute("DELETE FROM acknowledged WHERE key = :key", {"key": key})
    db.execute(
        """
        INSERT INTO acknowledged (key, body_hash, reply, at)
        VALUES (:key, :body_hash, :reply, :at)
        """,
        {**names, "reply": reply, "at": to_text(at)},
    )
    return json.loads(reply), True


def count_later(db: Database, prefix: str, key: str) -> int:
    """Count what was acknowledged under keys with a prefix that come after a key."""
    rows = db.query(
        "SELECT count(*) AS n FROM acknowledged WHERE key > :key AND key < :end",
        {"key": key, "end": prefix + _AFTER_EVERY_KEY},
    )
    return int(next(rows)["n"])


def forget_forms(db: Database, prefix: str) -> None:
    """Erase what was acknowledged under keys that begin with ``prefix``, hashes of forms included."""
    db.execute(
        "DELETE FROM acknowledged WHERE substr(key, 1, length(:prefix)) = :prefix",
        {"prefix": prefix},
    )
