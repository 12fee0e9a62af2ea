"""A small installation with everything that one owns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.chain import append
from surveys.storage.database import Database
from surveys.storage.heads import append_head
from surveys.storage.migrating import bring_up_to_date
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

OWNED = (
    "config.py",
    "heads/a.log",
    "heads/b.log",
    "secret_key",
    "studies/a.db",
    "studies/b.db",
    "people.db",
)


def make_installation(instance: Path, now: datetime) -> Path:
    """Fill a directory with databases, logs, settings, and what need not be kept."""
    for name in ("people.db", "studies/a.db", "studies/b.db"):
        database = Database(instance / name, small_migrations, create=True)
        bring_up_to_date(database, backups=instance / "backups", now=now)
        with database.write() as db:
            db.execute("INSERT INTO counters (name, value) VALUES ('total', 7)")
        if name != "people.db":
            _acknowledge(database, instance / "heads" / f"{database.path.stem}.log", now)
        database.close()
    for name in ("cache/a/figure.svg", "backups/old.db", "README.md", ".gitignore"):
        (instance / name).parent.mkdir(parents=True, exist_ok=True)
        (instance / name).write_text("not kept")
    (instance / "config.py").write_text("PUBLIC_URL = 'https://soundings.example'\n")
    (instance / "secret_key").write_text("secret")
    return instance


def _acknowledge(database: Database, log: Path, now: datetime) -> None:
    for _ in range(3):
        with database.write() as db:
            entry = append(db, kind="event", subject="s", content=None, salt=b"s" * 16, at=now)
        append_head(log, entry)
