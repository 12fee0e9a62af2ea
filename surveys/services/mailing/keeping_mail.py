"""Keep messages as private files that mail programs open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import StorageError
from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from pathlib import Path


def keep_mail(folder: Path, number: int, content: bytes) -> Path:
    """Write a message into a folder, under the next name that is free from a number on.

    Raises
    ------
    StorageError
        When the folder cannot be written to.
    """
    try:
        while True:
            path = folder / f"{number:04d}.eml"
            if not path.exists():
                write_privately(path, content)
                return path
            number += 1
    except OSError as error:
        raise StorageError(f"{folder} cannot be written to: {error.strerror}.") from error
