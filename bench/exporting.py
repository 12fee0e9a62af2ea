"""Exports of a large round through the real services: seconds of one core, and the most memory.

The peer is LimeSurvey, whose export of 10,000 responses to CSV took 3.1 s (measured on another machine, so the ratio is rough).
`python -m bench.exporting 22000` takes another number of responses: that many have about a million ratings.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.watched_round import NAME
from bench.watched_round import build
from surveys.services.exporting.files import write_file
from surveys.services.exporting.source import source_of
from surveys.services.launching import close_round

if TYPE_CHECKING:
    from collections.abc import Iterator

RESPONSES = 10_000
LIMESURVEY = 3.1
FILES = (
    "ratings-wide.csv",
    "ratings.csv",
    "ratings.parquet",
    "ratings.json",
    "data.xlsx",
    "data.db",
)


def measure(responses: int = RESPONSES) -> Iterator[str]:
    """Time each file of a closed round."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = build(Path(folder) / "instance", experts=2 * responses, submitted=responses)
        close_round(workspace, NAME)
        before = _peak()
        for name in FILES:
            target = Path(folder) / name
            begun, spent = time.perf_counter(), time.process_time()
            with target.open("wb") as stream:
                write_file(source_of(workspace, NAME), name, stream)
            took, spent = time.perf_counter() - begun, time.process_time() - spent
            beside = (
                f", {LIMESURVEY * responses / RESPONSES / took:.1f} times as fast as LimeSurvey"
                if name == "ratings-wide.csv"
                else ""
            )
            yield (
                f"{name:<18} {took:7.2f} s ({spent:.2f} of a core), {target.stat().st_size / 1e6:7.1f} MB, "
                f"memory {_peak():4.0f} MB, {before:.0f} before{beside}"
            )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    for said in measure(int(sys.argv[1]) if len(sys.argv) > 1 else RESPONSES):
        print(said, flush=True)
