"""The folder of a demonstration: only a folder that says it is one may be thrown away."""

from __future__ import annotations

import fcntl
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from surveys.model.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The file that marks an installation as a demonstration, from the first moment on.
MARKER = "demonstration"


def reset(folder: Path) -> None:
    """Throw a demonstration away.

    Raises
    ------
    Refused
        When the folder holds anything that is not marked as a demonstration, or is being served.
    """
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / MARKER).is_file():
        raise Refused(
            f"{folder} is not a demonstration, so it is left as it is. Choose another folder with --instance."
        )
    with held(folder, alone=True):
        shutil.rmtree(folder)


@contextmanager
def held(folder: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold a demonstration: together with others while it is served, alone to throw it away.

    Raises
    ------
    Refused
        When somebody else holds it.
    """
    with (folder / MARKER).open("rb") as marker:
        try:
            fcntl.flock(marker, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError as error:
            raise Refused(
                f"The demonstration in {folder} is being served. Stop that server first."
            ) from error
        yield
