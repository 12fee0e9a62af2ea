from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.storage.chain import append
from surveys.storage.chain import entries
from surveys.storage.chain import verify_chain
from surveys.storage.heads import append_head
from surveys.storage.heads import check_heads
from surveys.storage.heads import read_heads
from tests.storage.acts import in_a_thread
from tests.storage.test_chain import tamper

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from surveys.model.chains import Entry
    from surveys.storage.database import Database


def acknowledge(database: Database, log: Path, now: datetime) -> Entry:
    """Append an entry and have its head logged after the commit."""
    with database.write() as db:
        entry = append(db, kind="event", subject="s", content=None, salt=b"s" * 16, at=now)
        database.after_commit(lambda: append_head(log, entry))
    return entry


@pytest.fixture
def log(database: Database, tmp_path: Path, now: datetime) -> Path:
    """The log of a chain of five entries."""
    path = tmp_path / "heads" / "small.log"
    for _ in range(5):
        acknowledge(database, path, now)
    return path


def test_each_commit_adds_its_head(database: Database, log: Path) -> None:
    logged = [(head.position, head.entry_hash, head.at) for head in read_heads(log)]
    assert logged == [
        (entry.position, entry.entry_hash, entry.at) for entry in entries(database.read())
    ]
    assert list(check_heads(database.read(), log)) == []


def test_a_log_is_private(log: Path) -> None:
    assert log.stat().st_mode & 0o777 == 0o600
    assert log.parent.stat().st_mode & 0o777 == 0o700


def test_a_log_that_lags_is_no_finding(database: Database, log: Path) -> None:
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:3]))
    assert list(check_heads(database.read(), log)) == []


def test_no_log_is_no_finding(database: Database, tmp_path: Path) -> None:
    assert read_heads(tmp_path / "none.log") == ()
    assert list(check_heads(database.read(), tmp_path / "none.log")) == []


def test_what_is_acknowledged_during_a_snapshot_is_no_finding(
    database: Database, log: Path, now: datetime
) -> None:
    with database.snapshot() as db:
        assert db.table("chain").count == 5
        in_a_thread(lambda: acknowledge(database, log, now))
        assert list(check_heads(db, log)) == []
        assert db.table("chain").count == 5


def test_a_chain_cut_off_at_its_end_is_found_by_the_log_alone(
    database: Database, log: Path
) -> None:
    tamper(database, "DELETE FROM chain WHERE position > 3")
    assert list(verify_chain(database.read())) == []
    assert list(check_heads(database.read(), log)) == [
        "Entry 4, acknowledged at 2026-11-23T00:33:35.000+00:00, is no longer in the chain.",
        "Entry 5, acknowledged at 2026-11-23T00:33:35.000+00:00, is no longer in the chain.",
    ]


def test_a_chain_computed_anew_is_found_by_the_log(
    database: Database, log: Path, now: datetime
) -> None:
    tamper(database, "DELETE FROM chain WHERE position > 4")
    with database.write() as db:
        append(db, kind="event", subject="forged", content=None, salt=b"s" * 16, at=now)
    assert list(verify_chain(database.read())) == []
    assert "Entry 5 is not the one" in "".join(check_heads(database.read(), log))


def test_a_line_cut_short_by_a_crash_is_replaced_by_the_next(
    database: Database, log: Path, now: datetime
) -> None:
    log.write_bytes(log.read_bytes()[:-30])
    assert [head.position for head in read_heads(log)] == [1, 2, 3, 4]
    acknowledge(database, log, now)
    assert [head.position for head in read_heads(log)] == [1, 2, 3, 4, 6]
    assert list(check_heads(database.read(), log)) == []


def test_an_unreadable_line_is_a_finding(database: Database, log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    lines[1] = b"2 \xff\xfe now\n"
    log.write_bytes(b"".join(lines))
    assert list(check_heads(database.read(), log)) == ["Line 2 of small.log cannot be read."]
    assert [head.position for head in read_heads(log)] == [1, 3, 4, 5]
