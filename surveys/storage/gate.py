"""The gate: one writer at a time for each database file, among threads and among processes.

SQLite's own waiting is unfair and gives up among many busy writers, and its WAL-reset bug needs
a checkpoint to overlap a commit. Behind one gate neither can happen.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.model.errors import Busy
from surveys.model.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

# Without back-off: whoever waits longer between two tries is overtaken by everyone else.
POLL_SECONDS = 0.0015


class Line:
    """The threads of one process that wait for one file, first come, first served."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._tickets: deque[object] = deque()

    def enter(self, seconds: float) -> bool:
        """Wait for this thread's turn; False, and out of the line, when it takes longer."""
        ticket = object()
        is_in_turn = False
        with self._changed:
            self._tickets.append(ticket)
            try:
                is_in_turn = self._changed.wait_for(lambda: self._tickets[0] is ticket, seconds)
            finally:
                if not is_in_turn:
                    self._tickets.remove(ticket)
                    self._changed.notify_all()
        return is_in_turn

    def leave(self) -> None:
        """Give the turn to the next in line."""
        with self._changed:
            self._tickets.popleft()
            self._changed.notify_all()

    @property
    def length(self) -> int:
        """How many threads wait, the one whose turn it is included."""
        return len(self._tickets)


# Keyed by process as well: a forked child must not stand in its parent's line.
_lines: dict[tuple[int, Path], Line] = {}
_held = threading.local()


def line_of(path: Path) -> Line:
    """Return the one line in which this process's threads wait for ``path``."""
    return _lines.setdefault((os.getpid(), path.resolve()), Line())


class Gate:
    """Hold it to be the only writer of a database file; past the deadline it raises ``Busy``.

    Gates of the same file share one line, however many ``Gate`` objects there are. A thread
    holds at most one gate, of whatever file: two could wait for each other for ever.
    """

    def __init__(
        self, path: Path, *, clock: Callable[[], float] = time.monotonic, deadline: float = 10.0
    ) -> None:
        self.path = path
        self.deadline = deadline
        self._clock = clock
        self._lock_path = Path(f"{path.resolve()}.lock")
        self._descriptor = -1

    def __enter__(self) -> Self:
        if getattr(_held, "by_process", None) == os.getpid():
            raise RuntimeError(
                f"This thread holds the gate of {_held.path} and may not enter that of {self.path}."
            )
        until = self._clock() + self.deadline
        line = line_of(self.path)
        if not line.enter(self.deadline):
            raise self._busy()
        try:
            self._descriptor = self._lock(until)
        except BaseException:
            line.leave()
            raise
        _held.by_process, _held.path = os.getpid(), self.path
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _held.by_process = None
        # Unlocked before it is closed: a child forked meanwhile has a copy of the descriptor,
        # and closing alone would leave the lock with the child.
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        os.close(self._descriptor)
        line_of(self.path).leave()

    def _lock(self, until: float) -> int:
        """Lock a descriptor opened here and now, never one that came from another process."""
        try:
            descriptor = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StorageError(
                f"The lock file {self._lock_path} cannot be opened: {error.strerror}."
            ) from error
        try:
            self._poll(descriptor, until)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def _poll(self, descriptor: int, until: float) -> None:
        while not _is_locked_now(descriptor):
            if self._clock() >= until:
                raise self._busy()
            time.sleep(POLL_SECONDS)

    def _busy(self) -> Busy:
        return Busy(
            "Others have been writing to “%(file)s” for %(seconds)s seconds; "
            "nothing of yours was saved. Please try again.",
            file=self.path.name,
            seconds=f"{self.deadline:g}",
        )


def _is_locked_now(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
