"""What other processes do in the tests; each function runs in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
from datetime import UTC
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from surveys.storage.chain import append
from surveys.storage.database import Database
from surveys.storage.gate import Gate
from surveys.storage.heads import append_head
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.synchronize import Barrier
    from multiprocessing.synchronize import Event
    from pathlib import Path

    import sqlite_utils

# The server imports everything once; each of its children begins with no database open.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.storage.writers"])


def increment(db: sqlite_utils.Database) -> int:
    """Read, then write: what is lost if two do it at once."""
    (value,) = db.execute("SELECT value FROM counters WHERE name = 'total'").fetchone()
    db.execute("UPDATE counters SET value = :value WHERE name = 'total'", {"value": value + 1})
    return int(value) + 1


def count_to(path: Path, writer: int, total: int, start: Barrier) -> None:
    """Increment without a pause until all together have reached the total."""
    database = Database(path, small_migrations, deadline=120)
    database.read()
    start.wait()
    reached = 0
    while reached < total:
        with database.write() as db:
            reached = increment(db)
            db.execute(
                "INSERT INTO marks (counter, writer) VALUES ('total', :writer)", {"writer": writer}
            )


def increment_times(path: Path, times: int) -> None:
    """Increment a fixed number of times."""
    database = Database(path, small_migrations, deadline=120)
    for _ in range(times):
        with database.write() as db:
            increment(db)


def hold_gate(path: Path, is_held: Event, may_leave: Event) -> None:
    """Hold the gate until told to leave."""
    with Gate(path):
        is_held.set()
        may_leave.wait()


def acknowledge_until_killed(path: Path, acknowledged: Connection) -> None:
    """Commit pairs of rows, and tell of each one after its commit."""
    database = Database(path, small_migrations)
    number = 0
    while True:
        number += 1
        with database.write() as db:
            for _ in range(2):
                db.execute(
                    "INSERT INTO marks (counter, writer) VALUES ('total', :number)",
                    {"number": number},
                )
        acknowledged.send(number)


def append_until_told(path: Path, log: Path, has_begun: Event, may_leave: Event) -> None:
    """Append to the chain without a pause, and log each head."""
    database = Database(path, small_migrations, deadline=120)
    while not may_leave.is_set():
        with database.write() as db:
            entry = append(
                db, kind="event", subject="s", content=None, salt=b"s" * 16, at=datetime.now(UTC)
            )
            database.after_commit(partial(append_head, log, entry))
        has_begun.set()


def die_within_a_write(path: Path) -> None:
    """Insert a row and be killed before the commit."""
    with Database(path, small_migrations).write() as db:
        db.execute("INSERT INTO marks (counter, writer) VALUES ('total', 666)")
        os.kill(os.getpid(), signal.SIGKILL)
