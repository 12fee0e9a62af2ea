"""The databases of the studies: opened when asked for, and not too many at a time."""

from __future__ import annotations

import re
import threading
import weakref
from collections import OrderedDict
from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.storage.connecting import create_file
from surveys.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Migrations

# A study's id becomes a file's name: no dots, no slashes.
_STUDY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}", re.ASCII)


class OpenStudies:
    """The study databases of one directory, at most ``limit`` of them kept open.

    The one that was not asked for longest is let go first. Whoever still uses it keeps it open:
    its connections close when the last reference to them is gone.
    """

    def __init__(
        self, directory: Path, migrations: Migrations, *, limit: int = 32, deadline: float = 10.0
    ) -> None:
        self.directory = directory
        self.limit = limit
        self._migrations = migrations
        self._deadline = deadline
        self._kept: OrderedDict[str, Database] = OrderedDict()
        self._alive: weakref.WeakValueDictionary[str, Database] = weakref.WeakValueDictionary()
        self._changing = threading.Lock()

    def get(self, study_id: str) -> Database:
        """Return a study's database; ask for it each time instead of keeping it."""
        if not _STUDY_ID.fullmatch(study_id) or not self._path(study_id).exists():
            raise NotFound(f"There is no study “{study_id}”.")
        with self._changing:
            database = self._alive.get(study_id) or self._open(study_id)
            self._alive[study_id] = self._kept[study_id] = database
            self._kept.move_to_end(study_id)
            while len(self._kept) > self.limit:
                self._kept.popitem(last=False)
        return database

    def create(self, study_id: str) -> Database:
        """Create a study's file, still without tables; bring it up to date before use."""
        if not _STUDY_ID.fullmatch(study_id):
            raise Conflict(
                f"“{study_id}” cannot be the id of a study: it takes up to 80 letters"
                " without accents, digits, dashes and underscores, and begins with a letter or digit."
            )
        try:
            create_file(self._path(study_id))
        except FileExistsError as error:
            raise Conflict(f"There is a study “{study_id}” already.") from error
        return self.get(study_id)

    def ids(self) -> tuple[str, ...]:
        """List the studies that have a database, in alphabetical order."""
        return tuple(sorted(path.stem for path in self.directory.glob("*.db")))

    def close(self) -> None:
        """Close all of them; nobody may be using one at this moment."""
        with self._changing:
            for database in tuple(self._alive.values()):
                database.close()
            self._kept.clear()

    def _open(self, study_id: str) -> Database:
        return Database(self._path(study_id), self._migrations, deadline=self._deadline)

    def _path(self, study_id: str) -> Path:
        return self.directory / f"{study_id}.db"
