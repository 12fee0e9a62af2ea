"""What stands behind the entries of a chain: salted content, kept where it can be erased."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.chains import canonical_json
from surveys.storage import chain

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.chains import Entry

# Salt and content of an entry, erased on withdrawal; the chain stays valid without them.
CHAIN_CONTENTS_DDL = """
    CREATE TABLE chain_contents (
        position INTEGER PRIMARY KEY REFERENCES chain (position),
        salt BLOB NOT NULL,
        content TEXT NOT NULL,
        CONSTRAINT chain_contents_json CHECK (json_valid(content)),
        CONSTRAINT chain_contents_salt_length CHECK (length(salt) = 16)
    ) STRICT
    """


def record(
    db: Database, *, kind: str, subject: str, content: dict[str, Any], salt: bytes, at: datetime
) -> Entry:
    """Append an entry to the chain and keep its content beside it, where it can be erased."""
    entry = chain.append(db, kind=kind, subject=subject, content=content, salt=salt, at=at)
    db.execute(
        "INSERT INTO chain_contents (position, salt, content) VALUES (:position, :salt, :content)",
        {"position": entry.position, "salt": salt, "content": canonical_json(content).decode()},
    )
    return entry
