"""One process at a time sends; whoever holds the file knows that every other claim is left over."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TRIES = 5
_SECONDS_BETWEEN = 0.01


@contextmanager
def sole_sender(path: Path) -> Iterator[bool]:
    """Try to be the one that sends, and say whether that worked; a process that dies lets go."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    is_held = False
    try:
        is_held = _lock(descriptor)
        yield is_held
    finally:
        if is_held:
            # Before it is closed: a child forked meanwhile has a copy of the descriptor.
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def is_anybody_sending(path: Path) -> bool:
    """Say whether a process sends at this moment."""
    if not path.exists():
        return False
    with sole_sender(path) as is_held:
        return not is_held


def _lock(descriptor: int) -> bool:
    # More than once: whoever only asks whether anybody sends holds the file for a moment too.
    for _ in range(_TRIES):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_SECONDS_BETWEEN)
        else:
            return True
    return False
