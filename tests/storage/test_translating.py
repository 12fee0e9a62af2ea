from __future__ import annotations

import resource
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Busy
from surveys.model.errors import Damaged
from surveys.model.errors import StorageError
from surveys.storage.connecting import connect
from surveys.storage.database import Database
from surveys.storage.translating import translate_errors
from surveys.storage.translating import translation
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = Path("a.db")


@pytest.fixture
def files_limited() -> Iterator[None]:
    """No file may grow beyond 64 kB, as on a full disk."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, former[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, former)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_database_locked_by_another_program_is_busy(database: Database) -> None:
    impatient = Database(database.path, small_migrations, deadline=0.01)
    with closing(connect(database.path)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="another program"), impatient.write():
            pytest.fail("two writers at once")
    with impatient.write() as db:
        db.execute("UPDATE counters SET value = 1")
    impatient.close()


def test_a_full_file_says_so_and_keeps_what_was_there(database: Database) -> None:
    pages = database.read().execute("PRAGMA page_count").fetchone()[0]
    database.read().execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="the disk is full"), database.write() as db:
        db.execute("UPDATE counters SET name = :long", {"long": "x" * 100_000})
    assert [row["name"] for row in database.read()["counters"].rows] == ["total"]
    with database.write() as db:
        db.execute("UPDATE counters SET value = 1")


@pytest.mark.usefixtures("files_limited")
def test_a_disk_that_refuses_to_write_says_so_and_keeps_what_was_there(database: Database) -> None:
    with (
        pytest.raises(StorageError, match=r"small\.db cannot be read or written"),
        database.write() as db,
    ):
        db.execute("UPDATE counters SET name = :long", {"long": "x" * 1_000_000})
    assert [row["name"] for row in database.read()["counters"].rows] == ["total"]


def test_a_read_only_connection_says_so(database: Database) -> None:
    address = f"{database.path.as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True)) as connection,
        pytest.raises(StorageError, match="read-only"),
        translate_errors(database.path),
    ):
        connection.execute("UPDATE counters SET value = 1")


def test_a_damaged_page_is_called_damaged(database: Database) -> None:
    database.close()
    content = bytearray(database.path.read_bytes())
    content[100:120] = b"\xff" * 20
    database.path.write_bytes(content)
    with pytest.raises(Damaged, match=r"small\.db"), database.snapshot() as db:
        db.execute("SELECT * FROM counters").fetchall()


def test_a_mistake_in_the_program_stays_what_it_is(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such column"), database.write() as db:
        db.execute("SELECT nonsense FROM counters")
    assert (
        translation(sqlite3.ProgrammingError("Cannot operate on a closed database."), PATH) is None
    )
