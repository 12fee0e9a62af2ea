from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Damaged
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.storage import database as storage_database
from surveys.storage.database import Database
from tests.storage.acts import in_a_thread
from tests.storage.acts import write_and_fail
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from pathlib import Path

    import sqlite_utils


def pragma(db: sqlite_utils.Database, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


EXPECTED_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "cell_size_check": 1,
    "wal_autocheckpoint": 0,
    "busy_timeout": 60_000,
    "recursive_triggers": 1,
    "query_only": 1,
}


def test_every_threads_connection_has_the_settings(database: Database) -> None:
    seen: list[dict[str, object]] = []

    def look() -> None:
        seen.append({name: pragma(database.read(), name) for name in EXPECTED_PRAGMAS})

    for _ in range(2):
        in_a_thread(look)
    look()
    assert seen == [EXPECTED_PRAGMAS] * 3


def test_a_write_leaves_the_settings_as_they_were(database: Database) -> None:
    with database.write(checks_references=False) as db:
        assert pragma(db, "foreign_keys") == 0
    with pytest.raises(ZeroDivisionError):
        write_and_fail(database)
    assert {name: pragma(database.read(), name) for name in EXPECTED_PRAGMAS} == EXPECTED_PRAGMAS


def test_a_thread_keeps_its_connection_and_shares_it_with_no_other(database: Database) -> None:
    others: list[sqlite_utils.Database] = []
    in_a_thread(lambda: others.append(database.read()))
    assert database.read() is database.read()
    assert others[0] is not database.read()


def test_the_connection_of_a_thread_that_ended_is_closed(database: Database) -> None:
    connections: list[sqlite3.Connection] = []
    in_a_thread(lambda: connections.append(database.read().conn))
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connections[0].execute("SELECT 1")


def test_a_missing_file_is_not_found_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"missing\.db"):
        Database(tmp_path / "missing.db", small_migrations)
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_and_what_lies_beside_it_are_private(database: Database) -> None:
    modes = {
        path.name: path.stat().st_mode & 0o777
        for path in database.path.parent.iterdir()
        if path.is_file()
    }
    assert set(modes) == {"small.db", "small.db-wal", "small.db-shm", "small.db.lock"}
    assert set(modes.values()) == {0o600}


def test_an_existing_file_is_opened_by_create_too(database: Database) -> None:
    again = Database(database.path, small_migrations, create=True)
    assert again.read()["counters"].count == 1
    again.close()


def test_a_file_that_another_process_just_made_is_taken(database: Database) -> None:
    database._create_or_refuse(create=True)
    assert database.read()["counters"].count == 1


def test_a_file_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be created"):
        Database(tmp_path / "file" / "a.db", small_migrations, create=True)


def test_a_closed_database_opens_again_when_it_is_read(database: Database) -> None:
    connection = database.read().conn
    database.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
    assert database.read()["counters"].count == 1


def test_a_forked_child_opens_its_own_connection_and_closes_none_of_ours(
    database: Database,
) -> None:
    parents = id(database.read().conn)
    child = os.fork()
    if child == 0:  # pragma: no cover - runs in the child, which reports by its exit status
        with database.write() as db:
            db.execute("UPDATE counters SET value = 7")
        is_own = id(database.read().conn) != parents
        database.close()
        os._exit(7 if is_own else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert database.read().table("counters").get("total")["value"] == 7


def test_a_connection_of_another_process_is_kept_rather_than_closed(database: Database) -> None:
    connection = database.read().conn
    database._opened[database.read()] = os.getpid() + 1
    database.close()
    storage_database._close(os.getpid() + 1, connection)
    assert storage_database._inherited.pop() is connection
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_file_that_is_no_database_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("This is not a database, however long one looks at it. " * 100)
    with pytest.raises(Damaged, match=r"text\.db"):
        Database(path, small_migrations).read()


def test_a_directory_in_a_databases_place_says_so(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StorageError, match="cannot be opened"):
        Database(tmp_path / "folder.db", small_migrations).read()
