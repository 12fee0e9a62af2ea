from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from surveys.services.reporting import compute
from surveys.services.reporting import warm_up

SCRIPT = """
from surveys.services.reporting import compute

if __name__ == "__main__":
    print(compute(int, "7"))
"""


def test_computing_happens_in_one_other_process() -> None:
    first = compute(os.getpid)
    assert first != os.getpid()
    assert compute(os.getpid) == first
    assert compute(os.nice, 0) > os.nice(0)


def test_what_a_computation_raises_comes_back() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        compute(int, "seven")


def test_a_computing_process_that_was_killed_is_replaced() -> None:
    killed = compute(os.getpid)
    os.kill(killed, signal.SIGKILL)
    assert compute(os.getpid) not in {killed, os.getpid()}


def test_warming_up_after_the_computing_process_was_killed_replaces_it() -> None:
    killed = compute(os.getpid)
    os.kill(killed, signal.SIGKILL)
    while Path(f"/proc/{killed}").exists():  # until the pool has noticed and reaped it
        time.sleep(0.01)
    warm_up()
    warm_up()
    assert compute(os.getpid) != killed


def test_many_that_find_the_computing_process_killed_share_one_new_one() -> None:
    os.kill(compute(os.getpid), signal.SIGKILL)
    with ThreadPoolExecutor(8) as threads:
        computed = list(threads.map(lambda _: compute(os.getpid), range(8)))
    assert len(set(computed)) == 1


def test_computing_imports_nothing_from_the_folder_it_was_started_in(tmp_path: Path) -> None:
    for name in ("random.py", "selectors.py", "surveys.py", "analysis.py"):
        (tmp_path / name).write_text("raise SystemExit('This file is nobody's library.')")
    script = tmp_path / "elsewhere" / "script.py"
    script.parent.mkdir()
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "7\n"), done.stderr
