from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from surveys.storage.connecting import WAL_BYTES
from tests.storage.acts import in_a_thread

if TYPE_CHECKING:
    import pytest

    from surveys.storage.database import Database


def grow_log(database: Database, rounds: int) -> None:
    for _ in range(rounds):
        with database.write() as db:
            text = "x" * (WAL_BYTES // 2)
            db.execute("INSERT INTO counters (name, value) VALUES (:name, 1)", {"name": text})
            db.execute("DELETE FROM counters WHERE value = 1")


def wal_size(database: Database) -> int:
    return database.path.with_name("small.db-wal").stat().st_size


def test_the_log_is_kept_small_by_checkpoints_inside_the_gate(database: Database) -> None:
    grow_log(database, 12)
    assert wal_size(database) < 3 * WAL_BYTES
    assert database.path.stat().st_size > WAL_BYTES // 2


def test_an_open_snapshot_delays_the_checkpoint_and_nothing_else(database: Database) -> None:
    with database.snapshot() as db:
        assert db["counters"].count == 1
        in_a_thread(lambda: grow_log(database, 8))
        held = wal_size(database)
        assert db["counters"].count == 1
    assert held > 2 * WAL_BYTES
    grow_log(database, 4)
    assert wal_size(database) < held


def test_a_checkpoint_that_fails_does_not_take_the_commit_back(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse_checkpoints(action: int, name: str | None, *_: object) -> int:
        refused = action == sqlite3.SQLITE_PRAGMA and name == "wal_checkpoint"
        return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK

    database.read().conn.set_authorizer(refuse_checkpoints)
    grow_log(database, 3)
    with database.write() as db:
        db.execute("UPDATE counters SET value = 7")
    assert database.read().table("counters").get("total")["value"] == 7
    assert "checkpoint" in caplog.text
