from __future__ import annotations

import logging
import sqlite3
from typing import TYPE_CHECKING

import pytest

from surveys.storage.database import Database
from surveys.storage.translating import ConstraintBroken
from tests.storage.acts import in_a_thread
from tests.storage.acts import write_and_fail
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from pathlib import Path

    import sqlite_utils


def write_dangling_until_commit(database: Database) -> None:
    with database.write() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("INSERT INTO marks (counter, writer) VALUES ('nobody', 1)")


def test_what_is_raised_within_a_write_undoes_it(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(database)
    assert database.read().table("counters").get("total")["value"] == 0


def test_a_write_beside_the_gate_is_refused(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.read().execute("UPDATE counters SET value = 7")
    assert database.read().table("counters").get("total")["value"] == 0


def test_atomic_within_a_write_is_a_savepoint(database: Database) -> None:
    def insert_and_fail(db: sqlite_utils.Database) -> None:
        with db.atomic():
            db.table("counters").insert({"name": "inner", "value": 1})
            raise ZeroDivisionError

    with database.write() as db:
        with pytest.raises(ZeroDivisionError):
            insert_and_fail(db)
        db.table("counters").upsert({"name": "outer", "value": 2}, pk="name")
    assert [row["name"] for row in database.read()["counters"].rows] == ["total", "outer"]


def test_a_write_within_a_write_or_a_snapshot_is_a_mistake(database: Database) -> None:
    with database.write(), pytest.raises(RuntimeError, match="inside another"):
        database.write().__enter__()
    with database.snapshot(), pytest.raises(RuntimeError, match="or a snapshot"):
        database.write().__enter__()


def test_a_write_within_a_write_to_another_database_is_a_mistake(
    database: Database, tmp_path: Path
) -> None:
    other = Database(tmp_path / "other.db", small_migrations, create=True)
    other.read()
    with database.write(), pytest.raises(RuntimeError, match="holds the gate"):
        other.write().__enter__()
    with other.write() as db:
        assert db.conn.in_transaction
    other.close()


def test_a_snapshot_sees_one_moment(database: Database) -> None:
    def add() -> None:
        with database.write() as db:
            db.execute("UPDATE counters SET value = 7")

    with database.snapshot() as db:
        before = db.table("counters").get("total")["value"]
        in_a_thread(add)
        assert db.table("counters").get("total")["value"] == before == 0
    assert database.read().table("counters").get("total")["value"] == 7


def test_a_snapshot_within_a_write_sees_what_it_wrote(database: Database) -> None:
    with database.write() as db:
        db.execute("UPDATE counters SET value = 7")
        with database.snapshot() as inner:
            assert inner.table("counters").get("total")["value"] == 7
    assert database.read().table("counters").get("total")["value"] == 7


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("INSERT INTO counters (name, value) VALUES ('a', -1)", "counters_not_negative"),
        ("INSERT INTO counters (name, value) VALUES ('total', 1)", "counters.name"),
        ("INSERT INTO counters (name, value) VALUES ('a', NULL)", "counters.value"),
        ("INSERT INTO marks (counter, writer) VALUES ('nobody', 1)", "FOREIGN KEY"),
        ("INSERT INTO counters (name, value) VALUES ('a', 'seven')", "cannot store TEXT"),
    ],
    ids=["check", "unique", "not null", "dangling reference", "strict type"],
)
def test_the_database_refuses_nonsense_by_name(
    database: Database, statement: str, constraint: str
) -> None:
    with (
        pytest.raises(ConstraintBroken, match="nothing was saved") as caught,
        database.write() as db,
    ):
        db.execute(statement)
    assert constraint in caught.value.constraint
    assert database.read()["counters"].count == 1


def test_a_reference_deferred_to_the_commit_is_refused_there(database: Database) -> None:
    with pytest.raises(ConstraintBroken, match="FOREIGN KEY"):
        write_dangling_until_commit(database)
    assert not database.read().conn.in_transaction
    assert database.read()["marks"].count == 0


def test_hooks_run_after_the_commit_and_before_the_gate_opens(database: Database) -> None:
    seen: list[object] = []

    def look() -> None:
        in_a_thread(lambda: seen.append(database.read().table("counters").get("total")["value"]))
        with pytest.raises(RuntimeError, match="gate"):
            database.write().__enter__()

    with database.write() as db:
        db.execute("UPDATE counters SET value = 7")
        database.after_commit(look)
        assert seen == []
    assert seen == [7]


def test_hooks_of_a_write_that_failed_never_run(database: Database) -> None:
    seen: list[object] = []
    with pytest.raises(ZeroDivisionError):
        write_and_fail(database, lambda: seen.append("ran"))
    with database.write():
        pass
    assert seen == []


def test_a_hook_outside_a_write_is_a_mistake(database: Database) -> None:
    with database.write():
        pass
    with pytest.raises(RuntimeError, match="Nothing is being written"):
        database.after_commit(lambda: None)


def test_a_hook_that_the_disk_refuses_does_not_take_the_commit_back(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with database.write() as db:
        db.execute("UPDATE counters SET value = 7")
        database.after_commit(lambda: (tmp_path / "no" / "where").write_text(""))
        database.after_commit(lambda: (tmp_path / "here").write_text(""))
    assert database.read().table("counters").get("total")["value"] == 7
    assert (tmp_path / "here").exists()
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
