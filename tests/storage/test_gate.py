from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Busy
from surveys.model.errors import StorageError
from surveys.storage.gate import Gate
from surveys.storage.gate import line_of
from tests.storage.writers import PROCESSES
from tests.storage.writers import hold_gate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def held_elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A file whose gate another process holds."""
    is_held, may_leave = PROCESSES.Event(), PROCESSES.Event()
    path = tmp_path / "held.db"
    process = PROCESSES.Process(target=hold_gate, args=(path, is_held, may_leave))
    process.start()
    is_held.wait()
    yield path
    may_leave.set()
    process.join()


def wait_until_in_line(path: Path, length: int) -> None:
    while line_of(path).length < length:
        threading.Event().wait(0.001)


def test_a_gate_can_be_entered_again_after_it_was_left(tmp_path: Path) -> None:
    gate = Gate(tmp_path / "a.db")
    with gate:
        assert line_of(gate.path).length == 1
    with gate:
        assert line_of(gate.path).length == 1
    assert line_of(gate.path).length == 0


def test_a_gate_held_by_another_process_is_busy_past_the_deadline(held_elsewhere: Path) -> None:
    with pytest.raises(Busy, match=r"held\.db") as caught, Gate(held_elsewhere, deadline=0.02):
        pytest.fail("the gate let two in")
    assert caught.value.retry_after > 0


def test_whoever_gave_up_leaves_the_line(held_elsewhere: Path) -> None:
    with pytest.raises(Busy), Gate(held_elsewhere, deadline=0):
        pytest.fail("the gate let two in")
    assert line_of(held_elsewhere).length == 0


def test_the_deadline_is_read_from_the_clock(held_elsewhere: Path) -> None:
    readings = iter([100.0, 104.9, 105.0])
    gate = Gate(held_elsewhere, deadline=5, clock=lambda: next(readings))
    with pytest.raises(Busy), gate:
        pytest.fail("the gate let two in")
    assert next(readings, None) is None


def test_a_thread_that_waits_past_the_deadline_is_busy(tmp_path: Path) -> None:
    path, outcomes = tmp_path / "a.db", list[str]()

    def enter() -> None:
        try:
            with Gate(path, deadline=0.01):
                outcomes.append("entered")
        except Busy:
            outcomes.append("busy")

    with Gate(path):
        thread = threading.Thread(target=enter)
        thread.start()
        thread.join()
    assert outcomes == ["busy"]
    assert line_of(path).length == 0


def test_threads_enter_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    path, entered = tmp_path / "a.db", list[int]()

    def enter(number: int) -> None:
        with Gate(path):
            entered.append(number)

    threads = [threading.Thread(target=enter, args=(number,)) for number in range(12)]
    with Gate(path):
        for number, thread in enumerate(threads):
            thread.start()
            wait_until_in_line(path, number + 2)
    for thread in threads:
        thread.join()
    assert entered == list(range(12))


@pytest.mark.parametrize("second", ["a.db", "b.db"])
def test_a_thread_may_not_hold_two_gates(tmp_path: Path, second: str) -> None:
    with Gate(tmp_path / "a.db"), pytest.raises(RuntimeError, match=second):
        Gate(tmp_path / second).__enter__()
    with Gate(tmp_path / second):
        assert line_of(tmp_path / second).length == 1


def test_two_names_of_one_file_share_a_gate(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    (tmp_path / "b.db").symlink_to(tmp_path / "a.db")
    assert line_of(tmp_path / "a.db") is line_of(tmp_path / "b.db")
    with Gate(tmp_path / "b.db"):
        assert (tmp_path / "a.db.lock").exists()
        assert not (tmp_path / "b.db.lock").exists()


def test_the_lock_file_is_private(tmp_path: Path) -> None:
    with Gate(tmp_path / "a.db"):
        assert (tmp_path / "a.db.lock").stat().st_mode & 0o777 == 0o600


def test_a_gate_in_a_directory_that_does_not_exist_says_so(tmp_path: Path) -> None:
    gate = Gate(tmp_path / "nowhere" / "a.db")
    with pytest.raises(StorageError, match="nowhere"), gate:
        pytest.fail("the gate opened")
    assert line_of(gate.path).length == 0


def test_a_forked_child_does_not_enter_with_its_parents_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Gate(path):
        child = os.fork()
        if child == 0:  # pragma: no cover - runs in the child, which reports by its exit status
            try:
                with Gate(path, deadline=0.02):
                    os._exit(1)
            except Busy:
                os._exit(7)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_a_child_forked_within_the_gate_does_not_keep_it_locked(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Gate(path):
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:  # pragma: no cover - lives, with a copy of the descriptor, until told
            os.close(write_end)
            os.read(read_end, 1)
            os._exit(0)
    with Gate(path, deadline=0.5):
        os.close(write_end)
    os.waitpid(child, 0)
    os.close(read_end)
    assert line_of(path).length == 0
