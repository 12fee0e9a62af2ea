"""Run every calibration and write docs/calibration.md (RUNS=2000, SEED=1)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from bench.calibrate import agreement

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "calibration.md"
ABOUT = """# Do the intervals cover?

The share of simulated panels whose interval, at a nominal .95, holds the true value. Made by `make calibrate` at commit
`{commit}`, {runs} panels a row, seed {seed}; the Monte Carlo standard error is about {error:.3f}. The tests replay a sample.
"""


def main() -> None:
    runs, seed = int(os.environ.get("RUNS", "2000")), int(os.environ.get("SEED", "1"))
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()
    error = (0.95 * 0.05 / runs) ** 0.5
    text = ABOUT.format(commit=commit, runs=runs, seed=seed, error=error)
    for calibration in (agreement,):
        about = (calibration.__doc__ or "").strip()
        title, _, model = about.partition("\n\n")
        text += f"\n## {title.rstrip('.')}\n\n{model}\n\n{calibration.tables(runs, seed)}\n"
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
