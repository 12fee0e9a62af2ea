"""Bringing a database up to date: all pending migrations or none, and a copy kept of before."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlite_utils

from surveys.model.errors import Conflict
from surveys.model.errors import Refused
from surveys.storage.copying import copy_database
from surveys.storage.copying import stamp

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlite_utils import Migrations

    from surveys.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationReport:
    """What was applied to a database, and where the copy of what it was before is kept."""

    path: Path
    applied: tuple[str, ...] = ()
    backup: Path | None = None


def bring_up_to_date(
    database: Database, *, backups: Path, now: datetime, stop_before: str | None = None
) -> MigrationReport:
    """Apply the pending migrations in one transaction, inside the gate.

    If one fails, tables and rows stay as they were. A database that has tables already is copied
    to ``backups`` first.

    Raises
    ------
    Refused
        If a newer version of Soundings has written the database.
    """
    if not pending_migrations(database, stop_before=stop_before):
        return MigrationReport(path=database.path)
    with database.write(checks_references=False) as db:
        names = _pending(database, db, stop_before)
        backup = _keep_copy(database, names, backups, now) if names and _has_tables(db) else None
        database.migrations.apply(db, stop_before=stop_before)
        _check_references(database, db)
    return MigrationReport(path=database.path, applied=names, backup=backup)


def pending_migrations(database: Database, *, stop_before: str | None = None) -> tuple[str, ...]:
    """Return the names of the migrations that the database still lacks; changes nothing."""
    with database.snapshot() as db:
        return _pending(database, db, stop_before)


def _pending(
    database: Database, db: sqlite_utils.Database, stop_before: str | None
) -> tuple[str, ...]:
    known = _names(database.migrations)
    applied = tuple(migration.name for migration in database.migrations.applied(db))
    if applied != known[: len(applied)]:
        unknown = ", ".join(name for name in applied if name not in known)
        raise Refused(
            f"{database.path} was written by another, probably newer version of Soundings"
            f" ({unknown or 'its changes came in another order'})."
            " Install that version, or restore a backup."
        )
    end = known.index(stop_before) if stop_before else len(known)
    return known[len(applied) : end]


def _names(migrations: Migrations) -> tuple[str, ...]:
    # sqlite-utils tells the names of a set only as what an empty database still lacks.
    with closing(sqlite_utils.Database(memory=True, execute_plugins=False)) as empty:
        return tuple(migration.name for migration in migrations.pending(empty))


def _has_tables(db: sqlite_utils.Database) -> bool:
    return bool(db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])


def _keep_copy(database: Database, names: tuple[str, ...], backups: Path, now: datetime) -> Path:
    """Copy what is committed; this writer is the only one and has changed nothing yet."""
    target = backups / f"before-{names[0]}-{database.path.stem}-{stamp(now)}.db"
    copy_database(database.path, target)
    return target


def _check_references(database: Database, db: sqlite_utils.Database) -> None:
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = ", ".join(sorted({row[0] for row in broken}))
        raise Conflict(
            f"{database.path} was not changed: after it, {len(broken)} rows of {tables}"
            " would refer to rows that do not exist."
        )
