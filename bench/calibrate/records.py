"""What was simulated, kept as JSON: one file a family in docs/calibration."""

from __future__ import annotations

import json
from dataclasses import asdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.calibrate.cells import Count

if TYPE_CHECKING:
    from bench.calibrate.cells import Design

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "calibration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One cell, and with what it was simulated.

    Attributes
    ----------
    runs, seed
        How many panels, and their seed.
    commit
        The last commit that changed analysis/ or bench/calibrate/, with a + if something had
        changed since.
    date
        The day.
    versions
        Of Python, NumPy and SciPy.
    counts
        By the name of the interval.

    """

    runs: int
    seed: int
    commit: str
    date: str
    versions: dict[str, str]
    counts: dict[str, Count]

    def stands_for(self, *, runs: int, seed: int, commit: str) -> bool:
        """Say whether simulating again would give nothing new."""
        same = (self.seed, self.commit) == (seed, commit)
        return same and self.runs >= runs and not commit.endswith("+")


def path_of(family: str) -> Path:
    return FOLDER / f"{family}.json"


def read(family: str) -> dict[str, Record]:
    """Read the records of a family by the key of their design; none where there is no file."""
    path = path_of(family)
    if not path.exists():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {
        key: Record(
            **(cell | {"counts": {name: Count(**each) for name, each in cell["counts"].items()}})
        )
        for key, cell in stored.items()
    }


def keep(family: str, design: Design, record: Record) -> None:
    """Keep a record beside those of other designs."""
    path = path_of(family)
    stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    stored[design.key] = asdict(record)
    path.parent.mkdir(exist_ok=True)
    whole = {
        key: {name: value for name, value in cell.items() if name != "counts"}
        | {"counts": {name: dict(each) for name, each in cell["counts"].items()}}
        for key, cell in sorted(stored.items())
    }
    path.write_text(_written(whole), encoding="utf-8")


def _written(stored: dict[str, dict[str, object]]) -> str:
    """Write JSON with one line for each interval, so that a change can be seen."""
    cells = []
    for key, cell in stored.items():
        fields = [
            f"  {json.dumps(name)}: {json.dumps(value)}"
            for name, value in cell.items()
            if name != "counts"
        ]
        counts = cell["counts"]
        assert isinstance(counts, dict)
        lines = [
            f"   {json.dumps(name, ensure_ascii=False)}: {json.dumps(each)}"
            for name, each in counts.items()
        ]
        fields.append('  "counts": {\n' + ",\n".join(lines) + "\n  }")
        cells.append(f" {json.dumps(key)}: {{\n" + ",\n".join(fields) + "\n }")
    return "{\n" + ",\n".join(cells) + "\n}\n"
