"""The page of the calibration, written from what is kept as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.calibrate import records
from bench.calibrate.families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from bench.calibrate.cells import Count
    from bench.calibrate.cells import Design
    from bench.calibrate.cells import Family
    from bench.calibrate.records import Record

PAGE = records.ROOT / "docs" / "reference" / "calibration.md"
LOWEST, HIGHEST = 0.92, 0.97
SELDOM = 0.99  # the share of panels with an interval below which the share is said

ABOUT = """# Do the intervals cover?

The share of simulated panels whose interval, at a nominal .95, holds the true value, with its Monte Carlo standard error. An
interval should cover .92 to .97 of panels; **bold** is what lies outside. Panels without an interval, for a reason that the
result names, are left out, and in brackets stands how many had one where that is less than 99 %.

Written by `make calibrate`, which keeps its counts in `docs/calibration/`, with commit, seed, date and versions for each row,
and does not repeat what it has counted at the present commit (`python -m bench.calibrate --help`). The tests replay a sample.
"""


def write() -> None:
    PAGE.write_text(text(), encoding="utf-8")


def text() -> str:
    """Give the page."""
    kept = {family.name: records.read(family.name) for family in FAMILIES}
    parts = [ABOUT, _made(kept), *_outside(kept)]
    parts.extend(
        "\n".join(_section(family, kept[family.name])) for family in FAMILIES if kept[family.name]
    )
    return "\n".join(parts).rstrip() + "\n"


def _made(kept: Mapping[str, Mapping[str, Record]]) -> str:
    every = [record for cells in kept.values() for record in cells.values()]
    runs = sorted({record.runs for record in every})
    seeds = ", ".join(str(seed) for seed in sorted({record.seed for record in every}))
    commits = ", ".join(f"`{commit}`" for commit in sorted({record.commit for record in every}))
    panels = f"{runs[0]:,}" if runs[0] == runs[-1] else f"{runs[0]:,} to {runs[-1]:,}"
    return f"{len(every)} rows of {panels} panels each; seed {seeds}; at commit {commits}.\n"


def _outside(kept: Mapping[str, Mapping[str, Record]]) -> Iterator[str]:
    """List intervals by their lowest and highest coverage, and how many rows lie outside."""
    yield "## In short\n"
    yield _row(["interval", "covers", "rows outside", "of rows"])
    yield _row(["---"] * 4)
    for family in FAMILIES:
        cells = kept[family.name]
        for _, names in family.groups:
            for name in names:
                counts = [c.counts[name] for c in cells.values() if name in c.counts]
                found = [each.coverage for each in counts if each.coverage is not None]
                if found:
                    outside = sum(not LOWEST <= round(each, 3) <= HIGHEST for each in found)
                    covers = f"{_short(min(found))} to {_short(max(found))}"
                    yield _row([name, covers, str(outside or "–"), str(len(found))])
    yield ""


def _section(family: Family, cells: Mapping[str, Record]) -> Iterator[str]:
    yield f"## {family.title}\n"
    yield f"{family.about}\n"
    varied = any(design.variant for design in family.designs)
    gaps = any(design.missing for design in family.designs)
    for caption, names in family.groups:
        yield f"{caption}\n"
        head = [
            "experts",
            family.units,
            *(["missing"] if gaps else []),
            *(["model"] if varied else []),
        ]
        yield _row([*head, "panels", *names])
        yield _row(["---"] * (len(head) + 1 + len(names)))
        for design in family.designs:
            record = cells.get(design.key)
            if record is not None and any(name in record.counts for name in names):
                yield _row([*_design(design, gaps=gaps, varied=varied), f"{record.runs:,}"]
                           + [_cell(record.counts.get(name), record.runs) for name in names])  # fmt: skip
        yield ""


def _design(design: Design, *, gaps: bool, varied: bool) -> list[str]:
    return [
        str(design.experts),
        str(design.units),
        *([f"{design.missing:.0%}"] if gaps else []),
        *([design.variant] if varied else []),
    ]


def _cell(count: Count | None, runs: int) -> str:
    if count is None or count.coverage is None:
        return "–"
    said = _short(count.coverage)
    if not LOWEST <= round(count.coverage, 3) <= HIGHEST:
        said = f"**{said}**"
    share = count.given / runs
    return f"{said} ± {_short(count.error)}" + (f" ({share:.0%})" if share < SELDOM else "")


def _short(share: float) -> str:
    return f"{share:.3f}".removeprefix("0")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
