"""Lanes: while a process holds a lane's lock, nobody else works on a job of that lane.

The lock belongs to the open file, so the system lets go of it the moment its process ends, however it
ends: a job that is claimed although its lane is free was left behind by a worker that died. No clock is
asked, so a machine that slept for an hour does nothing twice.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from surveys.model.errors import StorageError
from surveys.storage.durable_files import make_private_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.jobs import Lane
    from surveys.services.workspace import Workspace


@contextmanager
def held(workspace: Workspace, lane: Lane) -> Iterator[bool]:
    """Hold a lane, and say whether it could be had; who cannot have it does not wait."""
    folder = workspace.settings.instance / "working"
    try:
        make_private_directory(folder)
        descriptor = os.open(folder / f"{lane.value}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StorageError(f"{error.filename} cannot be opened: {error.strerror}.") from error
    try:
        yield _is_had(descriptor)
    finally:
        # Unlocked before it is closed: a child that was forked meanwhile has a copy.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def _is_had(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
