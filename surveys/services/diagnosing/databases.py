"""The databases: whole, of this version, and safe from what this machine's SQLite does."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from surveys.model.errors import SoundingsError
from surveys.model.findings import advice
from surveys.model.findings import good
from surveys.model.findings import to_mend
from surveys.storage.migrating import pending_migrations
from surveys.storage.sqlite_facts import wal_reset_affected
from surveys.storage.verifying import damage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.services.workspace import Workspace
    from surveys.storage.database import Database

ABOUT = "databases"


def check_databases(workspace: Workspace) -> Iterator[Finding]:
    """Look at every database: readable, undamaged, of this version."""
    found = [finding for name, db in _databases(workspace) for finding in _check(name, db)]
    yield from found
    if not found:
        count = len(workspace.studies.ids())
        studies = "1 study" if count == 1 else f"{count} studies"
        yield good(
            ABOUT, f"people.db and the databases of {studies} are whole and of this version."
        )


def are_readable(workspace: Workspace) -> bool:
    """Say whether every database can be read with the tables of this version."""
    try:
        return not any(pending_migrations(database) for _, database in _databases(workspace))
    except SoundingsError:
        return False


def check_sqlite(version: str = sqlite3.sqlite_version) -> Iterator[Finding]:
    """Say whether this SQLite has the error that can damage a file when two programs write."""
    if wal_reset_affected(version):
        yield advice(
            ABOUT,
            f"SQLite {version} can damage a database when a checkpoint meets a commit (the WAL-reset "
            "error, mended in 3.51.3, 3.50.7 and 3.44.6). Soundings never lets the two meet.",
            "Do not open the databases with another program while the server runs.",
        )
    else:
        yield good(ABOUT, f"SQLite {version} is free of the WAL-reset error.")


def _databases(workspace: Workspace) -> Iterator[tuple[str, Database]]:
    yield "people.db", workspace.people
    for study_id in workspace.studies.ids():
        yield f"studies/{study_id}.db", workspace.study(study_id)


def _check(name: str, database: Database) -> Iterator[Finding]:
    try:
        pending = pending_migrations(database)
        with database.snapshot() as db:
            sentences = tuple(damage(db))
    except SoundingsError as error:
        yield to_mend(ABOUT, str(error), "Restore the newest backup: soundings restore BACKUP")
        return
    if pending:
        yield to_mend(
            ABOUT,
            f"{name} is of an earlier version: {', '.join(pending)} is still to be applied.",
            "Run: soundings init",
        )
    for sentence in sentences:
        yield to_mend(
            ABOUT, f"{name}: {sentence}", "Restore the newest backup: soundings restore BACKUP"
        )
