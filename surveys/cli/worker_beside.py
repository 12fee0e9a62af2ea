"""The worker beside the server of one machine: a process that ends with it, and is replaced when it dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.cli.group import Installation

# By its folder, like the server's own processes, and with nothing imported from where it was started.
_PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from app import main; main()"
_SECONDS_BEFORE_ANOTHER = (1.0, 5.0, 30.0)
_PATIENCE_SECONDS = 15.0


@contextmanager
def worker_beside(installation: Installation) -> Iterator[None]:
    """Have a worker run while the block does.

    Where this process is killed, the worker notices that its parent is gone, and ends by itself.
    """
    beside = _Beside(_command(installation))
    beside.start()
    try:
        yield
    finally:
        beside.stop()


class _Beside:
    """One worker at a time: the next is started when the last one has died."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._over = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the first worker, and watch over it."""
        self._process = self._begin()
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """Ask the worker to end, and wait until it has let go of its job."""
        self._over.set()
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(timeout=_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()

    def _begin(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program

    def _watch(self) -> None:
        deaths = 0
        while self._process is not None:
            self._process.wait()
            pause = _SECONDS_BEFORE_ANOTHER[min(deaths, len(_SECONDS_BEFORE_ANOTHER) - 1)]
            if self._over.wait(pause):
                return
            deaths += 1
            self._process = self._begin()


def _command(installation: Installation) -> list[str]:
    factory = Path(str(sys.modules[installation.create_app.__module__].__file__))
    return [
        *(sys.executable, "-P", "-c", _PROGRAM, str(factory.parent)),
        *("--instance", str(installation.folder)),
        *("worker", "--quiet", "--parent", str(os.getpid())),
    ]
