"""What SQLite says, in the sentences of Soundings: sqlite3's errors end here."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from surveys.model.errors import Busy
from surveys.model.errors import Conflict
from surveys.model.errors import Damaged
from surveys.model.errors import SoundingsError
from surveys.model.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the file or its directory is read-only",
    sqlite3.SQLITE_PERM: "the file’s permissions do not allow it",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk reported an error",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}


class ConstraintBroken(Conflict):
    """The database refused a row; ``constraint`` names the CHECK, or the columns of the key."""

    def __init__(self, message: str, *, constraint: str) -> None:
        super().__init__(message)
        self.constraint = constraint


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Raise what sqlite3 reports about ``path`` as one of the kinds of ``surveys.model.errors``.

    Mistakes in the program (a column that does not exist, say) stay what they are.
    """
    try:
        yield
    except sqlite3.Error as error:
        translated = translation(error, path)
        if translated is None:
            raise
        raise translated from error


def translation(error: sqlite3.Error, path: Path) -> SoundingsError | None:
    """Return the error to raise instead, or None for a mistake in the program."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return Busy("“%(file)s” is locked by another program; nothing was saved.", file=path.name)
    if code in _DAMAGED:
        return Damaged(f"{path} is damaged or not a database of Soundings: {error}.")
    if code in _REASONS:
        reason = _REASONS[code]
        return StorageError(f"{path} cannot be read or written, since {reason} ({error}).")
    if code == sqlite3.SQLITE_CONSTRAINT:
        return _constraint_broken(str(error))
    return None


def _constraint_broken(message: str) -> ConstraintBroken:
    """Read “CHECK constraint failed: name” and its relatives; a trigger speaks for itself."""
    what, separator, constraint = message.partition(" constraint failed: ")
    if separator:
        sentence = f"The rule “{constraint}” ({what}) refused the change; nothing was saved."
        return ConstraintBroken(sentence, constraint=constraint)
    return ConstraintBroken(f"{message}; nothing was saved.", constraint=message)
