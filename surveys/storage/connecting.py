"""How a connection to one of our databases is opened: its settings, and who may read the file."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import sqlite_utils

from surveys.model.errors import StorageError
from surveys.storage.durable_files import make_private_directory

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.storage.gate import Gate

# What the write-ahead log may grow to before a commit also makes a checkpoint (1,000 pages).
WAL_BYTES = 4_096_000
# FULL because NORMAL loses acknowledged answers when the power fails. Checkpoints are made
# inside the gate and nowhere else, so the automatic one is off. A connection is query-only
# until `write()` opens it: a write beside the gate fails at once. `trusted_schema` stays on:
# without it, SQLite 3.40 refuses json_valid() in a CHECK, and we define no function to abuse.
SETTINGS = {
    "synchronous": "FULL",
    "fullfsync": "ON",
    "checkpoint_fullfsync": "ON",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "cell_size_check": "ON",
    "wal_autocheckpoint": "0",
    "journal_size_limit": str(WAL_BYTES),
    "query_only": "ON",
}


def create_file(path: Path) -> None:
    """Create an empty file that only its owner may read; SQLite's other files follow its mode.

    Raises
    ------
    FileExistsError
        If it is there already.
    """
    try:
        make_private_directory(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except OSError as error:
        if path.exists():
            raise
        raise StorageError(f"{path} cannot be created: {error.strerror}.") from error


def connect(path: Path, *, seconds: float = 5.0) -> sqlite3.Connection:
    """Open a file that exists; SQLite alone would make a missing one."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=seconds,
        # Every BEGIN is ours: Python's own would be deferred, and fail when others write.
        isolation_level=None,
        # Used by one thread; closed wherever the last reference to it goes.
        check_same_thread=False,
    )


def open_database(path: Path, *, gate: Gate, seconds: float) -> sqlite_utils.Database:
    """Open a connection with our settings and wrap it for sqlite-utils.

    A file that has no write-ahead log yet (a new or a restored one) gets it inside the gate.
    """
    connection = connect(path, seconds=seconds)
    try:
        if not is_in_wal_mode(connection):
            with gate:
                connection.execute("PRAGMA journal_mode = WAL")
        for name, value in SETTINGS.items():
            connection.execute(f"PRAGMA {name} = {value}")
        return sqlite_utils.Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def is_in_wal_mode(connection: sqlite3.Connection) -> bool:
    """Tell whether the file keeps a write-ahead log."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    return bool(mode == "wal")
