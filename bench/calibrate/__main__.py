"""Simulate whether intervals cover; keep the counts in docs/calibration and write the page from them."""

from __future__ import annotations

import argparse
import platform
import subprocess
import time
from datetime import UTC
from datetime import datetime
from importlib.metadata import version

from bench.calibrate import page
from bench.calibrate import records
from bench.calibrate.cells import count
from bench.calibrate.families import FAMILIES
from bench.calibrate.records import Record

CODE = ("analysis", "bench/calibrate")


def main() -> None:
    options = _options()
    commit = _commit()
    versions = {"python": platform.python_version()} | {
        name: version(name) for name in ("numpy", "scipy")
    }
    cells = [
        (family, design)
        for family in FAMILIES
        for design in family.designs
        if options.only in f"{family.name}: {design.key}"
    ]
    for place, (family, design) in enumerate(cells, 1):
        said = f"[{place}/{len(cells)}] {family.name}: {design.key}"
        kept = records.read(family.name).get(design.key)
        if kept and kept.stands_for(runs=options.runs, seed=options.seed, commit=commit):
            print(f"{said}: kept", flush=True)
            continue
        begun = time.perf_counter()
        record = Record(
            runs=options.runs,
            seed=options.seed,
            commit=commit,
            date=datetime.now(tz=UTC).date().isoformat(),
            versions=versions,
            counts=count(family, design, runs=options.runs, seed=options.seed),
        )
        records.keep(family.name, design, record)
        page.write()
        shares = [each.coverage for each in record.counts.values() if each.coverage is not None]
        print(
            f"{said}: {min(shares):.3f} to {max(shares):.3f}, {time.perf_counter() - begun:.0f} s",
            flush=True,
        )
    page.write()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.calibrate", description=__doc__)
    parser.add_argument("--runs", type=int, default=2000, help="panels a cell (2000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the panels (1)")
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="only cells with this in their line of progress"
    )
    return parser.parse_args()


def _commit() -> str:
    """Name the last commit that changed what is simulated, with a + for what is not committed."""
    commit = _git("log", "-1", "--format=%h", "--", *CODE)
    return commit + ("+" if _git("status", "--porcelain", "--", *CODE) else "")


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=records.ROOT, capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    main()
