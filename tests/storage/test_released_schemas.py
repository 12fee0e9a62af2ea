from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.storage.chain import append
from surveys.storage.chain import entries
from surveys.storage.chain import holds
from surveys.storage.chain import verify_chain
from surveys.storage.database import Database
from surveys.storage.heads import append_head
from surveys.storage.heads import check_heads
from surveys.storage.migrating import bring_up_to_date
from surveys.storage.migrating import pending_migrations
from surveys.storage.people_schema import people_migrations
from surveys.storage.study_schema import study_migrations

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlite_utils import Migrations


def new_database(tmp_path: Path, migrations: Migrations, now: datetime) -> Database:
    database = Database(tmp_path / f"{migrations.name}.db", migrations, create=True)
    bring_up_to_date(database, backups=tmp_path / "backups", now=now)
    return database


@pytest.mark.parametrize(
    "migrations", [people_migrations, study_migrations], ids=["people", "study"]
)
def test_an_empty_file_comes_up_to_date(
    tmp_path: Path, migrations: Migrations, now: datetime
) -> None:
    database = new_database(tmp_path, migrations, now)
    assert pending_migrations(database) == ()
    assert database.read().execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()


@pytest.mark.parametrize(
    "migrations", [people_migrations, study_migrations], ids=["people", "study"]
)
def test_every_table_of_ours_is_strict(
    tmp_path: Path, migrations: Migrations, now: datetime
) -> None:
    database = new_database(tmp_path, migrations, now)
    ours = [table for table in database.read().tables if not table.name.startswith("_sqlite")]
    assert len(ours) > 5
    assert [table.name for table in ours if not table.strict] == []
    database.close()


def test_a_withdrawal_that_erases_salt_and_content_leaves_the_chain_valid(
    tmp_path: Path, now: datetime
) -> None:
    study, log = new_database(tmp_path, study_migrations, now), tmp_path / "study.log"
    for number in range(3):
        with study.write() as db:
            salt = bytes([number]) * 16
            entry = append(
                db, kind="submission", subject=f"response-{number}", content={}, salt=salt, at=now
            )
            db.execute(
                "INSERT INTO chain_contents (position, salt, content) VALUES (:position, :salt, '{}')",
                {"position": entry.position, "salt": salt},
            )
        append_head(log, entry)
    with study.write() as db:
        db.execute("DELETE FROM chain_contents WHERE position = 2")
        append(db, kind="withdrawal", subject="response-1", content={}, salt=b"w" * 16, at=now)
    assert list(verify_chain(study.read())) == []
    assert list(check_heads(study.read(), log)) == []
    kept = dict(study.read().execute("SELECT position, salt FROM chain_contents").fetchall())
    assert list(kept) == [1, 3]
    first = next(iter(entries(study.read())))
    assert holds(first, salt=kept[1], content={})
    study.close()
