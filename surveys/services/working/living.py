"""Whether anybody is at work: while a worker lives it shares a lock, and a job names who has claimed it."""

from __future__ import annotations

import fcntl
import os
import re
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

from surveys.model.errors import StorageError
from surveys.storage.durable_files import make_private_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.workspace import Workspace

_NAME = re.compile(r"process (\d+) on (.+)")


def own_name() -> str:
    """Name this process, as it stands in the jobs that it claims."""
    return f"process {os.getpid()} on {socket.gethostname()}"


def is_gone(name: str) -> bool:
    """Say whether the process of this name has ended for certain; of another machine’s nobody can say it."""
    found = _NAME.fullmatch(name)
    if found is None or found[2] != socket.gethostname():
        return False
    try:
        os.kill(int(found[1]), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # there is one, and it is somebody else's
        return False
    return False


def is_alive(workspace: Workspace) -> bool:
    """Say whether any worker is running for this installation."""
    try:
        descriptor = os.open(_alive_file(workspace), os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def counted_as_alive(workspace: Workspace) -> Iterator[None]:
    """Share a lock with the other workers: while anybody has it, a worker is running."""
    file = _alive_file(workspace)
    try:
        make_private_directory(workspace.settings.instance / "working")
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StorageError(f"{file} cannot be opened: {error.strerror}.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


def _alive_file(workspace: Workspace) -> str:
    return str(workspace.settings.instance / "working" / "worker.lock")
