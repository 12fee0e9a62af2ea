from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Migrations

from surveys.model.errors import Conflict
from surveys.model.errors import Refused
from surveys.storage.database import Database
from surveys.storage.migrating import bring_up_to_date
from surveys.storage.migrating import pending_migrations
from tests.storage.small_schema import m001_counters
from tests.storage.small_schema import m002_chain
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    import sqlite_utils

STEPS = (m001_counters, m002_chain)


def migrations(*steps: Callable[[sqlite_utils.Database], None]) -> Migrations:
    collected = Migrations("small")
    for step in steps:
        collected()(step)
    return collected


def m003_notes(db: sqlite_utils.Database) -> None:
    db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    db.table("counters").transform(rename={"value": "amount"})


def m003_failing(db: sqlite_utils.Database) -> None:
    db.execute("DROP TABLE marks")
    db.execute("DELETE FROM counters")
    raise ZeroDivisionError


def m003_dangling(db: sqlite_utils.Database) -> None:
    db.execute("INSERT INTO marks (counter, writer) VALUES ('nobody', 1)")


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def with_data(database: Database) -> Database:
    with database.write() as db:
        db.execute("UPDATE counters SET value = 7")
        db.execute("INSERT INTO marks (counter, writer) VALUES ('total', 1)")
    return database


def schema_of(database: Database) -> str:
    return "\n".join(sorted(table.schema for table in database.read().tables))


def test_an_empty_database_gets_everything_and_needs_no_copy(
    tmp_path: Path, backups: Path, now: datetime
) -> None:
    database = Database(tmp_path / "new.db", small_migrations, create=True)
    assert pending_migrations(database) == ("m001_counters", "m002_chain")
    report = bring_up_to_date(database, backups=backups, now=now)
    assert report.applied == ("m001_counters", "m002_chain")
    assert report.backup is None
    assert not backups.exists()
    assert pending_migrations(database) == ()


def test_an_up_to_date_database_is_left_alone(
    with_data: Database, backups: Path, now: datetime
) -> None:
    report = bring_up_to_date(with_data, backups=backups, now=now)
    assert (report.applied, report.backup) == ((), None)


def test_an_older_database_keeps_its_rows_and_a_copy_of_before(
    with_data: Database, backups: Path, now: datetime
) -> None:
    newer = Database(with_data.path, migrations(*STEPS, m003_notes))
    report = bring_up_to_date(newer, backups=backups, now=now)
    assert report.applied == ("m003_notes",)
    assert newer.read().table("counters").get("total")["amount"] == 7
    assert newer.read()["marks"].count == 1
    assert report.backup == backups / "before-m003_notes-small-20261123T003335Z.db"
    assert report.backup.stat().st_mode & 0o777 == 0o600
    before = Database(report.backup, small_migrations)
    assert before.read().table("counters").get("total")["value"] == 7
    assert "notes" not in before.read().table_names()
    newer.close()
    before.close()


def test_migrating_can_stop_before_the_last_step(
    tmp_path: Path, backups: Path, now: datetime
) -> None:
    database = Database(tmp_path / "new.db", small_migrations, create=True)
    first = bring_up_to_date(database, backups=backups, now=now, stop_before="m002_chain")
    assert first.applied == ("m001_counters",)
    with database.write() as db:
        db.execute("INSERT INTO counters (name, value) VALUES ('total', 7)")
    second = bring_up_to_date(database, backups=backups, now=now)
    assert second.applied == ("m002_chain",)
    assert database.read().table("counters").get("total")["value"] == 7


def test_a_failing_migration_leaves_everything_as_it_was(
    with_data: Database, backups: Path, now: datetime
) -> None:
    before = schema_of(with_data)
    newer = Database(with_data.path, migrations(*STEPS, m003_notes, m003_failing))
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(newer, backups=backups, now=now)
    assert schema_of(with_data) == before
    assert with_data.read().table("counters").get("total")["value"] == 7
    assert pending_migrations(newer) == ("m003_notes", "m003_failing")
    assert [path.name for path in backups.iterdir()] == [
        "before-m003_notes-small-20261123T003335Z.db"
    ]
    newer.close()


def test_a_migration_that_leaves_references_dangling_is_undone(
    with_data: Database, backups: Path, now: datetime
) -> None:
    newer = Database(with_data.path, migrations(*STEPS, m003_dangling))
    with pytest.raises(Conflict, match="1 rows of marks"):
        bring_up_to_date(newer, backups=backups, now=now)
    assert with_data.read()["marks"].count == 1
    newer.close()


def test_a_database_of_a_newer_version_is_refused(
    with_data: Database, backups: Path, now: datetime
) -> None:
    older = Database(with_data.path, migrations(m001_counters))
    with pytest.raises(Refused, match=r"newer version of Soundings \(m002_chain\)"):
        bring_up_to_date(older, backups=backups, now=now)
    older.close()


def test_a_database_whose_steps_came_in_another_order_is_refused(
    with_data: Database, backups: Path, now: datetime
) -> None:
    reordered = Database(with_data.path, migrations(m001_counters, m003_notes, m002_chain))
    with pytest.raises(Refused, match="another order"):
        bring_up_to_date(reordered, backups=backups, now=now)
    reordered.close()


def test_the_second_of_two_that_migrate_at_once_finds_nothing_to_do(
    tmp_path: Path, backups: Path, now: datetime
) -> None:
    class Overtaken(Database):
        """Whoever asks what is pending is overtaken before it writes."""

        def write(self, *, checks_references: bool = True, erases: bool = False):  # type: ignore[no-untyped-def] # noqa: ANN202
            bring_up_to_date(
                Database(self.path, small_migrations, create=True), backups=backups, now=now
            )
            return super().write(checks_references=checks_references)

    late = Overtaken(tmp_path / "new.db", small_migrations, create=True)
    report = bring_up_to_date(late, backups=backups, now=now)
    assert (report.applied, report.backup) == ((), None)
    assert late.read()["chain"].count == 0
    late.close()
