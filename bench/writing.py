"""Commits by several processes to one database file: the write gate here, against SQLite's own waiting."""

from __future__ import annotations

import multiprocessing
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from surveys.storage.database import Database
from surveys.storage.migrating import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

PROCESSES = 8
SECONDS = 4.0
migrations = Migrations("bench")


@migrations()
def m001(db) -> None:
    db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT) STRICT")


def measure() -> Iterator[str]:
    gate, gate_worst, gate_failed = _run(_through_the_gate)
    bare, bare_worst, bare_failed = _run(_bare)
    yield _line("gate  ", gate, gate_worst, gate_failed)
    yield _line("SQLite", bare, bare_worst, bare_failed)
    yield f"throughput {sum(gate) / sum(bare):.2f} times SQLite's; worst wait {gate_worst / bare_worst:.2f} times"


def _line(name: str, counts: list[int], worst: float, failed: int) -> str:
    share = min(counts) / (sum(counts) / len(counts))
    return (
        f"{name} {sum(counts) / SECONDS:7.0f} commits a second; worst wait {1e3 * worst:7.1f} ms; "
        f"smallest share {share:4.2f} of a fair one; {failed} failed"
    )


def _run(work: Callable[..., None]) -> tuple[list[int], float, int]:
    from datetime import UTC
    from datetime import datetime

    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        database = Database(path, migrations, create=True)
        bring_up_to_date(database, backups=Path(folder), now=datetime.now(UTC))
        database.close()
        results, start = context.Queue(), context.Barrier(PROCESSES)
        workers = [
            context.Process(target=work, args=(path, start, results)) for _ in range(PROCESSES)
        ]
        for worker in workers:
            worker.start()
        told = [results.get() for _ in workers]
        for worker in workers:
            worker.join()
    counts, waits, failures = zip(*told, strict=True)
    return list(counts), max(waits), sum(failures)


def _loop(commit: Callable[[], None], start, results, trouble: type[Exception]) -> None:
    start.wait()
    count, worst, failed, end = 0, 0.0, 0, time.monotonic() + SECONDS
    while time.monotonic() < end:
        begun = time.monotonic()
        try:
            commit()
            count += 1
        except trouble:
            failed += 1
        worst = max(worst, time.monotonic() - begun)
    results.put((count, worst, failed))


def _through_the_gate(path: Path, start, results) -> None:
    from surveys.model.errors import Busy

    database = Database(path, migrations)

    def commit() -> None:
        with database.write() as db:
            db.execute("INSERT INTO notes (words) VALUES ('a note')")

    _loop(commit, start, results, Busy)


def _bare(path: Path, start, results) -> None:
    connection = sqlite3.connect(path, isolation_level=None, timeout=5)
    connection.execute("PRAGMA synchronous=FULL")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO notes (words) VALUES ('a note')")
        connection.execute("COMMIT")

    _loop(commit, start, results, sqlite3.OperationalError)
