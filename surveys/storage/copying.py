"""Copying a database while others write to it, and checking that the copy is whole."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

from surveys.model.errors import Damaged
from surveys.model.errors import StorageError
from surveys.storage.connecting import connect
from surveys.storage.durable_files import sync
from surveys.storage.durable_files import sync_directory
from surveys.storage.durable_files import write_privately
from surveys.storage.translating import translate_errors

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How many rows each table has, and the position and hash of the chain's last entry."""

    rows: dict[str, int]
    head: tuple[int, str] | None = None


def copy_database(source: Path, target: Path) -> Contents:
    """Copy what is committed at this moment to a new file; return what it holds.

    The copy is one file with nothing beside it, so that it can be read from a read-only disk.
    """
    try:
        write_privately(target, b"")
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror}.") from error
    with translate_errors(source), closing(connect(source)) as origin:
        origin.execute("PRAGMA query_only = ON")
        # One transaction for counting and copying: both see the same moment.
        origin.execute("BEGIN")
        contents = contents_of(origin)
        with translate_errors(target), closing(connect(target)) as copy:
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    sync(target)
    sync_directory(target.parent)
    return contents


def check_copy(path: Path, expected: Contents) -> None:
    """Reopen a copy at rest and raise ``Damaged`` unless it holds what is expected."""
    with translate_errors(path), closing(connect(path)) as copy:
        # Not opened read-only: SQLite 3.40 would then leave the CHECKs out of its check.
        copy.execute("PRAGMA query_only = ON")
        findings = [row[0] for row in copy.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
        if copy.execute("PRAGMA foreign_key_check").fetchone():
            findings.append("rows refer to rows that do not exist")
        if not findings and contents_of(copy) != expected:
            findings.append("its rows or the head of its chain are not those of the original")
    if findings:
        raise Damaged(f"The copy {path} is not whole: {'; '.join(findings)}.")


def contents_of(connection: sqlite3.Connection) -> Contents:
    """Count the rows of every table, and read the head of the chain if there is one."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    rows = {name: _count(connection, name) for (name,) in names.fetchall()}
    if "chain" not in rows:
        return Contents(rows=rows)
    last = "SELECT position, entry_hash FROM chain ORDER BY position DESC LIMIT 1"
    return Contents(rows=rows, head=connection.execute(last).fetchone())


def stamp(now: datetime) -> str:
    """Write a time as file names have it: UTC, to the second, without colons."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def read_stamp(text: str) -> datetime:
    """Read such a time back; ``ValueError`` if it is none."""
    return datetime.strptime(text, "%Y%m%dT%H%M%S%z")


def _count(connection: sqlite3.Connection, table: str) -> int:
    name = table.replace('"', '""')
    (count,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - a quoted name
    return int(count)
