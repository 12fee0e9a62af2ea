"""Real workers, as processes of their own, that know the kinds of jobs that tests have."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.workspace import Workspace

_ROOT = Path(__file__).parents[3]
_PROGRAM = """
import logging, os, sys
from pathlib import Path
sys.path.insert(0, os.environ["ROOT"])
import tests.services.working.kinds
from surveys.services.installing import load_settings, open_installation
from surveys.services.working import run_due
from surveys.services.working.worker import work_until_told
logging.basicConfig(level=logging.INFO)
logging.getLogger("huey").setLevel(logging.WARNING)
workspace = open_installation(load_settings(Path(os.environ["INSTANCE"]), {}))
run_due(workspace) if sys.argv[1:] == ["once"] else work_until_told(workspace)
"""


def start_worker(workspace: Workspace, *arguments: str) -> subprocess.Popen[str]:
    """Start a worker: one that goes on, or with ``once`` one that ends when nothing is due."""
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *arguments],
        env=os.environ | {"ROOT": str(_ROOT), "INSTANCE": str(workspace.settings.instance)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run_worker_once(workspace: Workspace) -> str:
    """Have a worker do what is due, and return what it logged."""
    worker = start_worker(workspace, "once")
    said, _ = worker.communicate(timeout=60)
    assert worker.returncode == 0, said
    return said


@contextmanager
def worker_running(workspace: Workspace) -> Iterator[subprocess.Popen[str]]:
    """Have a worker run until the block ends."""
    worker = start_worker(workspace)
    try:
        yield worker
    finally:
        worker.terminate()
        worker.communicate(timeout=30)


def pipe_at(folder: Path) -> Path:
    """Make a pipe by which a job says that it is in the middle."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    return pipe
