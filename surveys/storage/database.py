"""One database file: a connection for each thread to read, and one way to write."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import weakref
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.storage.connecting import WAL_BYTES
from surveys.storage.connecting import create_file
from surveys.storage.connecting import open_database
from surveys.storage.gate import Gate
from surveys.storage.translating import translate_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    import sqlite_utils
    from sqlite_utils.migrations import Migrations

logger = logging.getLogger(__name__)

# How long a write that erases waits for those who read. A backup may read for longer; then the
# writes after it try again.
READERS_MILLISECONDS = 1000

# Connections that a forked child found open: SQLite forbids to use them, and to close them
# there, so they are kept until the child ends.
_inherited: list[sqlite3.Connection] = []


class Database:
    """A database file of an installation, with the migrations that make its tables.

    Parameters
    ----------
    path
        The file. It must exist unless ``create`` is given.
    migrations
        What `bring_up_to_date` applies.
    deadline
        How many seconds a writer waits for its turn before it gets ``Busy``.
    create
        Make the file if it does not exist, readable by its owner only.
    """

    def __init__(
        self, path: Path, migrations: Migrations, *, deadline: float = 10.0, create: bool = False
    ) -> None:
        self.path = Path(path)
        self.migrations = migrations
        self.deadline = deadline
        self._mine = threading.local()
        self._opened: weakref.WeakKeyDictionary[sqlite_utils.Database, int] = (
            weakref.WeakKeyDictionary()
        )
        self._closings = 0
        # Whether the log still has what was erased, since somebody was reading at that moment.
        self._is_to_be_emptied = False
        if not self.path.exists():
            self._create_or_refuse(create=create)

    def read(self) -> sqlite_utils.Database:
        """Return this thread's connection, which refuses to write; each statement is a snapshot.

        Read a query to its end before writing: a half-read one holds on to old data.
        """
        key = (os.getpid(), self._closings)
        if getattr(self._mine, "key", None) != key:
            with translate_errors(self.path):
                self._mine.db = open_database(self.path, gate=self._gate(), seconds=self.deadline)
            self._mine.key = key
            self._opened[self._mine.db] = os.getpid()
            # Closed when its thread has ended and nobody refers to it any more.
            weakref.finalize(self._mine.db, _close, os.getpid(), self._mine.db.conn)
        db: sqlite_utils.Database = self._mine.db
        return db

    @contextmanager
    def snapshot(self) -> Iterator[sqlite_utils.Database]:
        """Read with several queries what was true at one moment; inside `write`, its own view."""
        db = self.read()
        with translate_errors(self.path):
            if db.conn.in_transaction:
                yield db
                return
            db.execute("BEGIN")
            try:
                yield db
            finally:
                db.rollback()

    @contextmanager
    def write(
        self, *, checks_references: bool = True, erases: bool = False
    ) -> Iterator[sqlite_utils.Database]:
        """Be the only writer; commit at the end, or roll back when anything is raised.

        ``checks_references=False`` is for migrations, which rebuild tables and check afterwards.
        ``erases=True`` is for what must be gone: the log, which still has it, is emptied too.
        """
        db = self.read()
        if db.conn.in_transaction:
            raise RuntimeError(
                f"A write to {self.path} may not begin inside another, or a snapshot."
            )
        with self._gate(), translate_errors(self.path):
            hooks: list[Callable[[], object]] = []
            self._mine.hooks = hooks
            try:
                with _transaction(db, checks_references=checks_references):
                    yield db
            finally:
                self._mine.hooks = None
            for hook in hooks:
                self._run(hook)
            self._checkpoint(db, empties=erases)

    def after_commit(self, hook: Callable[[], object]) -> None:
        """Have ``hook`` called once the write of this thread is committed, still inside the gate.

        A hook that the disk refuses is logged: what was committed stays acknowledged.
        """
        hooks: list[Callable[[], object]] | None = getattr(self._mine, "hooks", None)
        if hooks is None:
            raise RuntimeError(f"Nothing is being written to {self.path} by this thread.")
        hooks.append(hook)

    def close(self) -> None:
        """Close the connections of all threads; nobody may be using them at this moment."""
        self._closings += 1
        for db, process in tuple(self._opened.items()):
            if process == os.getpid():
                db.close()

    def _create_or_refuse(self, *, create: bool) -> None:
        if not create:
            raise NotFound(f"There is no database {self.path}.")
        with suppress(FileExistsError):  # then another process was faster
            create_file(self.path)

    def _gate(self) -> Gate:
        return Gate(self.path, deadline=self.deadline)

    def _run(self, hook: Callable[[], object]) -> None:
        try:
            hook()
        except OSError:
            logger.exception("After a commit to %s, a step failed", self.path)

    def _checkpoint(self, db: sqlite_utils.Database, *, empties: bool) -> None:
        """Move the log's pages into the file once it is large, or empty it now."""
        self._is_to_be_emptied |= empties
        log = Path(f"{self.path.resolve()}-wal")
        try:
            if self._is_to_be_emptied:
                self._is_to_be_emptied = not self._empty_log(db, waits=empties)
            elif log.stat().st_size > WAL_BYTES:
                db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except sqlite3.Error:
            # The commit stands, and the next one tries again.
            logger.exception("The checkpoint of %s failed", self.path)

    def _empty_log(self, db: sqlite_utils.Database, *, waits: bool) -> bool:
        """Empty the log unless somebody reads from it; others wait for the gate, so not for long."""
        db.execute(f"PRAGMA busy_timeout = {READERS_MILLISECONDS if waits else 0}")
        try:
            is_busy, *_ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            db.execute(f"PRAGMA busy_timeout = {round(self.deadline * 1000)}")
        return not is_busy


@contextmanager
def _transaction(db: sqlite_utils.Database, *, checks_references: bool) -> Iterator[None]:
    """Open the connection for writing, and close it again whatever happens."""
    db.execute(f"PRAGMA foreign_keys = {'ON' if checks_references else 'OFF'}")
    db.execute("PRAGMA query_only = OFF")
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise
    finally:
        db.execute("PRAGMA query_only = ON")
        db.execute("PRAGMA foreign_keys = ON")


def _close(process: int, connection: sqlite3.Connection) -> None:
    """Close the connection that nobody refers to any more, if this process opened it."""
    if process == os.getpid():
        connection.close()
    else:
        _inherited.append(connection)
