"""The heads log of a study, or of people.db: the chain's last entry, written outside the database after a commit.

Who restores an old copy of a database, or cuts off its end, cannot take the log back with it. The
log may lag behind the chain (a crash after a commit); it never leads.
"""

from __future__ import annotations

import os
import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.storage.connecting import connect
from surveys.storage.durable_files import sync_directory
from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from sqlite_utils import Database

    from surveys.model.chains import Entry

#: The heads log of people.db; no study's log is ever named so, since an id has no dots.
PEOPLE_LOG = "people.db.log"
_MAX_LINE_BYTES = 1024
_LINE = re.compile(r"([1-9]\d*) ([0-9a-f]{64}) (\S+)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What one line of the log says."""

    position: int
    entry_hash: str
    at: str


def append_head(path: Path, entry: Entry) -> None:
    """Write a line and have it on the disk before returning; meant for `Database.after_commit`."""
    if not path.exists():
        write_privately(path, b"")
        sync_directory(path.parent)
    with path.open("r+b") as log:
        # A line that a crash cut short was never complete: this one takes its place.
        log.seek(_end_of_complete_lines(log))
        log.truncate()
        log.write(f"{entry.position} {entry.entry_hash} {entry.at}\n".encode())
        log.flush()
        os.fsync(log.fileno())


def read_heads(path: Path) -> tuple[Head, ...]:
    """Return the complete lines that can be read, in order; none if there is no log yet."""
    return tuple(head for _, head in _lines(path) if head)


def check_heads(db: Database, path: Path) -> Iterator[str]:
    """Yield a sentence for each head that the chain does not have, and each unreadable line.

    The log is read first, and then the chain as it is committed by now, even within a snapshot:
    to what was acknowledged since the snapshot began, the log would seem to lead.
    """
    lines = tuple(_lines(path))
    chain = _committed_hashes(db)
    for number, head in lines:
        if head is None:
            yield f"Line {number} of {path.name} cannot be read."
        elif head.position not in chain:
            yield f"Entry {head.position}, acknowledged at {head.at}, is no longer in the chain."
        elif chain[head.position] != head.entry_hash:
            yield f"Entry {head.position} is not the one that was acknowledged at {head.at}."


def _committed_hashes(db: Database) -> dict[int, str]:
    (file,) = (name for _, schema, name in db.execute("PRAGMA database_list") if schema == "main")
    with closing(connect(Path(file))) as connection:
        return dict(connection.execute("SELECT position, entry_hash FROM chain").fetchall())


def _lines(path: Path) -> Iterator[tuple[int, Head | None]]:
    if not path.exists():
        return
    with path.open("rb") as log:
        complete = _end_of_complete_lines(log)
        log.seek(0)
        lines = log.read(complete).splitlines()
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line.decode(errors="replace"))
        yield number, _head(*match.groups()) if match else None


def _head(position: str, entry_hash: str, at: str) -> Head:
    return Head(position=int(position), entry_hash=entry_hash, at=at)


def _end_of_complete_lines(log: BinaryIO) -> int:
    size = log.seek(0, os.SEEK_END)
    log.seek(max(size - _MAX_LINE_BYTES, 0))
    start, tail = log.tell(), log.read()
    return start + tail.rfind(b"\n") + 1
