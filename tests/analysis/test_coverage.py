"""A sample of docs/calibration.md, run again: intervals cover what that page says."""

from __future__ import annotations

import math

import pytest

from bench.calibrate.agreement import INTERVALS
from bench.calibrate.agreement import PANELS
from bench.calibrate.agreement import coverage
from tests.docs import pages

PAGE = pages.read("docs/calibration.md")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in pages.section(
        PAGE, "Intervals of coefficients of agreement, where experts and targets are both samples"
    ).splitlines()
    if line.startswith("| ") and line[2].isdigit()
]
DESIGN = 4  # columns before the coverages
RUNS = 150
DOCUMENTED = 2000
TARGETS = (0.88, 0.985)


@pytest.mark.parametrize("row", [0, 2, 10])
def test_intervals_cover_what_the_page_says(row: int) -> None:
    found = coverage(PANELS[row], RUNS, seed=7, which=tuple(range(len(INTERVALS))))

    for index, covered in found.items():
        written = float(ROWS[row][DESIGN + index])
        error = math.sqrt(written * (1 - written) * (1 / RUNS + 1 / DOCUMENTED))
        assert covered == pytest.approx(written, abs=4 * error + 1 / RUNS), INTERVALS[index][0]


def test_the_page_has_a_row_for_each_panel_and_a_column_for_each_interval() -> None:
    assert len(ROWS) == len(PANELS)
    assert {len(row) for row in ROWS} == {DESIGN + len(INTERVALS)}


def test_two_way_intervals_cover_at_about_their_level() -> None:
    two_way = [index for index, (_, _, kind) in enumerate(INTERVALS) if kind == "two-way"]

    low, high = TARGETS
    for row in ROWS:
        for index in two_way:
            assert low < float(row[DESIGN + index]) < high
