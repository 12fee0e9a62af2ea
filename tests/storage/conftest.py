from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from surveys.storage.database import Database
from surveys.storage.migrating import bring_up_to_date
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 23, 0, 33, 35, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path, now: datetime) -> Iterator[Database]:
    """A database with one counter at nought."""
    opened = Database(tmp_path / "small.db", small_migrations, create=True, deadline=60)
    bring_up_to_date(opened, backups=tmp_path / "backups", now=now)
    with opened.write() as db:
        db.execute("INSERT INTO counters (name, value) VALUES ('total', 0)")
    yield opened
    opened.close()
