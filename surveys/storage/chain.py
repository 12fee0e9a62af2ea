"""The chain of a study: what was acknowledged, each entry sealed by the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.chains import FIRST_PREVIOUS
from surveys.model.chains import Entry
from surveys.model.chains import content_hash
from surveys.model.chains import entry_hash
from surveys.model.chains import read_receipt_code
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.chains import Json

CHAIN_DDL = (
    """
    CREATE TABLE chain (
        position INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        entry_hash TEXT NOT NULL CONSTRAINT chain_entry_once UNIQUE,
        at TEXT NOT NULL,
        CONSTRAINT chain_position_from_one CHECK (position >= 1),
        CONSTRAINT chain_kind_named CHECK (kind <> ''),
        CONSTRAINT chain_content_hash_hex
            CHECK (length(content_hash) = 64 AND content_hash NOT GLOB '*[^0-9a-f]*'),
        CONSTRAINT chain_entry_hash_hex
            CHECK (length(entry_hash) = 64 AND entry_hash NOT GLOB '*[^0-9a-f]*')
    ) STRICT
    """,
    """
    CREATE TRIGGER chain_grows_at_its_end BEFORE INSERT ON chain
    WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM chain)
    BEGIN SELECT RAISE(ABORT, 'A chain grows at its end only'); END
    """,
    """
    CREATE TRIGGER chain_is_never_changed BEFORE UPDATE ON chain
    BEGIN SELECT RAISE(ABORT, 'An entry of a chain is never changed'); END
    """,
    """
    CREATE TRIGGER chain_is_never_shortened BEFORE DELETE ON chain
    BEGIN SELECT RAISE(ABORT, 'An entry of a chain is never deleted'); END
    """,
)


def append(
    db: Database, *, kind: str, subject: str, content: Json, salt: bytes, at: datetime
) -> Entry:
    """Add an entry at the end of the chain, inside a `write`; keep the salt with the content.

    The content that is hashed names the subject and the time too: see `sealed_content`.
    """
    last, time = last_entry(db), to_text(at)
    sealed = content_hash(salt, sealed_content(subject=subject, at=time, content=content))
    entry = Entry(
        position=last.position + 1 if last else 1,
        kind=kind,
        subject=subject,
        content_hash=sealed,
        entry_hash=entry_hash(last.entry_hash if last else FIRST_PREVIOUS, kind, sealed),
        at=time,
    )
    db.execute(
        """
        INSERT INTO chain (position, kind, subject, content_hash, entry_hash, at)
        VALUES (:position, :kind, :subject, :content_hash, :entry_hash, :at)
        """,
        {name: getattr(entry, name) for name in Entry.__slots__},
    )
    return entry


def sealed_content(*, subject: str, at: str, content: Json) -> Json:
    """Return what an entry's content hash is made of."""
    return {"at": at, "content": content, "subject": subject}


def holds(entry: Entry, *, salt: bytes, content: Json) -> bool:
    """Tell whether this content, subject and time are what was acknowledged."""
    sealed = sealed_content(subject=entry.subject, at=entry.at, content=content)
    return content_hash(salt, sealed) == entry.content_hash


def last_entry(db: Database) -> Entry | None:
    """Return the head of the chain, or None while it is empty."""
    return next(_entries(db, "ORDER BY position DESC LIMIT 1", {}), None)


def find_receipt(db: Database, code: str) -> Entry | None:
    """Return the entry that a receipt code stands for; ``ValueError`` if it is no such code."""
    start = read_receipt_code(code)
    # “g” comes right after the hexadecimal digits.
    clause = "WHERE entry_hash >= :start AND entry_hash < :start || 'g'"
    return next(_entries(db, clause, {"start": start}), None)


def entries(db: Database) -> Iterator[Entry]:
    """Yield the whole chain in order."""
    return _entries(db, "ORDER BY position", {})


def verify_chain(db: Database) -> Iterator[str]:
    """Yield a sentence for each place where the chain does not hold; none when it is whole.

    What was cut off its end only `surveys.storage.heads.check_heads` can tell.
    """
    previous, expected = FIRST_PREVIOUS, 1
    for entry in entries(db):
        if entry.position != expected:
            yield f"Entry {expected} is missing: the chain goes on with entry {entry.position}."
        elif entry_hash(previous, entry.kind, entry.content_hash) != entry.entry_hash:
            yield f"Entry {entry.position} ({entry.kind}) does not fit the one before it."
        previous, expected = entry.entry_hash, entry.position + 1


def _entries(db: Database, clause: str, values: dict[str, str]) -> Iterator[Entry]:
    columns = ", ".join(Entry.__slots__)
    for row in db.query(f"SELECT {columns} FROM chain {clause}", values):  # noqa: S608 - our own words
        yield Entry(**row)
