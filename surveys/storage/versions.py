"""The versions of a study file, each kept to the byte."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from surveys.model.studies import StudyVersion
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def list_versions(db: Database) -> tuple[StudyVersion, ...]:
    """List the versions of a study, the newest first."""
    rows = db.query("SELECT number, sha256, added_at FROM versions ORDER BY number DESC")
    return tuple(
        StudyVersion(number=row["number"], sha256=row["sha256"], added_at=to_time(row["added_at"]))
        for row in rows
    )


def add_version(db: Database, content: bytes, at: datetime) -> tuple[int, bool]:
    """Add a version unless these very bytes are there already; return its number and whether it is new."""
    sha256 = hashlib.sha256(content).hexdigest()
    for row in db.query("SELECT number FROM versions WHERE sha256 = :sha256", {"sha256": sha256}):
        return row["number"], False
    number = newest_number(db) + 1
    db.execute(
        "INSERT INTO versions (number, sha256, content, added_at) VALUES (:number, :sha256, :content, :at)",
        {"number": number, "sha256": sha256, "content": content, "at": to_text(at)},
    )
    return number, True


def newest_number(db: Database) -> int:
    """Return the number of the version that was added last, or 0."""
    return int(next(db.query("SELECT coalesce(max(number), 0) AS newest FROM versions"))["newest"])


def sha256_of(db: Database, number: int) -> str:
    """Return the hash of a version's bytes."""
    rows = db.query("SELECT sha256 FROM versions WHERE number = :number", {"number": number})
    return str(next(rows)["sha256"])


def content_of(db: Database, number: int) -> bytes:
    """Return a version's bytes."""
    rows = db.query("SELECT content FROM versions WHERE number = :number", {"number": number})
    return bytes(next(rows)["content"])


def confirm_translation(db: Database, version: int, language: str, at: datetime) -> None:
    """Record that somebody has read a language of a version and stands by it."""
    db.execute(
        """
        INSERT INTO confirmed_translations (version, language, confirmed_at) VALUES (:version, :language, :at)
        ON CONFLICT DO NOTHING
        """,
        {"version": version, "language": language, "at": to_text(at)},
    )


def confirmed_translations(db: Database, version: int) -> frozenset[str]:
    """List the languages of a version whose translation was confirmed."""
    rows = db.query(
        "SELECT language FROM confirmed_translations WHERE version = :version", {"version": version}
    )
    return frozenset(row["language"] for row in rows)
