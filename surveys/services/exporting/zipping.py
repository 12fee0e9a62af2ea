"""Put the files of a folder into one ZIP file, part by part: none of them is ever in memory."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

from surveys.model.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from pathlib import Path

# The earliest that a ZIP file can say: when it was made is no part of what it is.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PART = 1 << 20


def write_zip(
    folder: Path,
    names: Iterable[str],
    target: Path,
    *,
    within: str,
    done: Callable[[str], None] = lambda _name: None,
) -> None:
    """Write a new ZIP file in which the files lie in one folder; ``done`` is told of each.

    Raises
    ------
    StorageError
        When a file cannot be read, or the ZIP file cannot be written.
    """
    try:
        with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                _add(archive, folder / name, f"{within}/{name}")
                done(name)
    except OSError as error:
        raise StorageError(
            f"{error.filename or target} cannot be written: {error.strerror}."
        ) from error


def _add(archive: zipfile.ZipFile, file: Path, name: str) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.file_size = file.stat().st_size  # so that it is known to be large before it is
    with file.open("rb") as made, archive.open(entry, "w") as packed:
        shutil.copyfileobj(made, packed, _PART)
