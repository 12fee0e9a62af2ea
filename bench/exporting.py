"""Exports of a large round through the real services: seconds of one core, rows a second, and the most memory.

The peer is LimeSurvey, whose export of 10,000 responses to CSV, a row a response, took 3.1 s (measured on another machine,
so the ratio is rough). Such rows are here in two files: `ratings-wide.csv` has the answers on a scale, `answers.csv` the others.
`python -m bench.exporting 22000` takes another number of responses: that many have about a million ratings. The workbook
and the database are made of what experts gave, without the tables of results, whose cost is that of the analysis.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.other_answers import give_other_answers
from bench.watched_round import NAME
from bench.watched_round import build
from surveys.formats.workbook import write_workbook
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.files import write_file
from surveys.services.exporting.source import source_of
from surveys.services.launching import close_round
from surveys.storage.exported_file import write_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.model.datasets import Dataset
    from surveys.services.exporting.source import Source

RESPONSES = 10_000
LIMESURVEY = 3.1
#: Files with a row a response, as the peer's has.
ROW_A_RESPONSE = ("ratings-wide.csv", "answers.csv")
TRIES = 3  # of which the fastest counts: others use the machine too
FILES = (
    *ROW_A_RESPONSE,
    "ratings.csv",
    "ratings.json",
    "ratings.parquet",
    "paradata.csv",
)
_OF_RESULTS = ("expert-scores", "scores", "placements", "reliability")


def measure(responses: int = RESPONSES) -> Iterator[str]:
    """Time each file of a closed round."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = build(Path(folder) / "instance", experts=2 * responses, submitted=responses)
        give_other_answers(workspace)
        close_round(workspace, NAME)
        before = _peak()
        yield f"{responses:,} responses; {before:.0f} MB before anything is written"
        for name, n_rows, write in _writings(source_of(workspace, NAME)):
            target = Path(folder) / name
            tries = TRIES if name in ROW_A_RESPONSE else 1
            spent, took = min(_timed(partial(write, target)) for _ in range(tries))
            beside = (
                f", {LIMESURVEY * responses / RESPONSES / spent:.1f} times as fast as LimeSurvey"
                if name in ROW_A_RESPONSE
                else ""
            )
            yield (
                f"{name:<18} {spent:6.2f} s of a core ({took:.2f} s), {n_rows:9,} rows, {n_rows / spent:8,.0f} a second, "
                f"{target.stat().st_size / 1e6:6.1f} MB, memory {_peak():4.0f} MB{beside}"
            )


def _timed(write: Callable[[], None]) -> tuple[float, float]:
    begun, spent = time.perf_counter(), time.process_time()
    write()
    return time.process_time() - spent, time.perf_counter() - begun


def _writings(source: Source) -> Iterator[tuple[str, int, Callable[[Path], None]]]:
    """List what is written: its name, its rows, and how."""
    for name in FILES:
        yield name, dataset_of(source, name.partition(".")[0]).n_rows, partial(_file, source, name)
    n_rows = sum(each.n_rows for each in _given(source))
    yield "data.xlsx", n_rows, partial(_workbook, source)
    yield "data.db", n_rows, partial(_database, source)


def _given(source: Source) -> list[Dataset]:
    return [dataset_of(source, name) for name in DATASETS if name not in _OF_RESULTS]


def _file(source: Source, name: str, target: Path) -> None:
    with target.open("wb") as stream:
        write_file(source, name, stream)


def _workbook(source: Source, target: Path) -> None:
    with target.open("wb") as stream:
        write_workbook(_given(source), stream, language=source.language, made_at=source.made_at)


def _database(source: Source, target: Path) -> None:
    write_database(_given(source), target, language=source.language)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    for said in measure(int(sys.argv[1]) if len(sys.argv) > 1 else RESPONSES):
        print(said, flush=True)
