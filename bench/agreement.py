"""Agreement: a million ratings, a table of 500 by 200 and a panel of 40, against one pass of counting and a peer.

A floor is `np.bincount(unit * K + code)` of a million ratings on int64, best of 15. The peer is the package
krippendorff (GPL, for this comparison only: `pip install -e .[bench]`), which takes a dense matrix.
"""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import analysis
from analysis import Ratings

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from analysis.arrays import FloatArray

RATERS, UNITS, POINTS = 5_000, 20_000, 7
RATINGS = 1_000_000
TABLE = (500, 200)
PANEL = (32, 40)
ENOUGH = 4 << 30  # bytes that the peer's matrix of a million ratings wants
NOT_INSTALLED = "krippendorff is not installed: pip install -e .[bench]"


def measure() -> Iterator[str]:
    yield from _million()
    yield from _table()
    yield from _panel()


def _million() -> Iterator[str]:
    rater, unit, value = _long()
    floor = _best(lambda: np.bincount(unit * POINTS + value), 15)
    ratings = Ratings.from_long(rater, unit, value)
    yield f"a million ratings by {RATERS} raters on {UNITS} units; a floor is {1e3 * floor:.2f} ms"

    def fresh() -> Ratings:
        return replace(ratings)  # nothing counted yet

    def alpha(data: Ratings) -> analysis.Coefficient:
        return analysis.krippendorff_alpha(data, level="ordinal", interval=None)

    point = _best(lambda: alpha(fresh()))
    yield _in_floors("ordinal alpha of checked ratings", point, floor, 4)
    read = _best(lambda: Ratings.from_long(rater, unit, value), 5)
    yield _in_floors("checking the three columns", read, floor)
    yield _in_floors(
        "AC2 with its standard error",
        _best(lambda: analysis.gwet_ac(fresh(), weights="quadratic")),
        floor,
        12,
    )
    jackknife = _best(lambda: analysis.krippendorff_alpha(fresh(), level="ordinal"), 2)
    yield _in_points("two-way jackknife (25,000 left out)", jackknife, point)
    boot = _best(lambda: analysis.krippendorff_alpha_bootstrap(fresh(), n_boot=1000), 2)
    yield _in_points("1,000 bootstraps of units", boot, point, 90)
    given = rater.nbytes + unit.nbytes + value.nbytes
    peak = _peak(lambda: alpha(Ratings.from_long(rater, unit, value)))
    yield f"  {'memory, reading and alpha':38} {peak / given:7.1f} times the input (at most 3)"
    whole = _best(lambda: alpha(Ratings.from_long(rater, unit, value)), 5)
    if _free() < ENOUGH:
        yield "  the peer's matrix does not fit into the memory that is free"
        return
    matrix = np.full((RATERS, UNITS), np.nan)
    matrix[rater, unit] = value
    yield _against_peer(matrix, point, 300, 1, "checked ratings")
    yield _against_peer(matrix, whole, None, 1, "reading included")


def _table() -> Iterator[str]:
    rng = np.random.default_rng(2)
    table = _values(rng, *TABLE).astype(float)
    table[rng.random(TABLE) < 0.3] = np.nan

    def alpha() -> object:
        return analysis.krippendorff_alpha(table, level="ordinal", interval=None)

    point = _best(alpha, 30)
    ratings = Ratings.from_matrix(table)
    checked = _best(
        lambda: analysis.krippendorff_alpha(replace(ratings), level="ordinal", interval=None), 30
    )
    yield f"{TABLE[0]} units by {TABLE[1]} raters, 30 % missing; a point estimate is {1e3 * point:.2f} ms, from the table"
    full = _best(lambda: analysis.krippendorff_alpha(table, level="ordinal"))
    yield _in_points("alpha and its two-way jackknife", full, point, 20)
    yield _against_peer(table.T, checked, 20, 15, "checked ratings")
    yield _against_peer(table.T, point, None, 15, "reading included")


def _panel() -> Iterator[str]:
    table = _values(np.random.default_rng(3), *PANEL).astype(float)

    def everything() -> None:
        for level in ("nominal", "ordinal", "interval", "ratio"):
            analysis.krippendorff_alpha(table, level=level)
            analysis.krippendorff_alpha_bootstrap(table, level=level, n_boot=2000)
        for coefficient in (
            analysis.percent_agreement,
            analysis.gwet_ac,
            analysis.fleiss_kappa,
            analysis.conger_kappa,
            analysis.brennan_prediger,
        ):
            coefficient(table, weights="quadratic")
            coefficient(table, weights="quadratic", interval="two-way")
        analysis.krippendorff_alpha_se(table)
        analysis.fleiss_kappa_classic(table)
        analysis.light_kappa(table)

    took = _best(everything)
    yield f"{PANEL[1]} experts, {PANEL[0]} cells: every coefficient with intervals and 2,000 resamples"
    yield f"  {1e3 * took:.0f} ms (at most 300, with the other statistics)"


def _long() -> tuple[FloatArray, FloatArray, FloatArray]:
    rng = np.random.default_rng(1)
    cell = rng.choice(RATERS * UNITS, RATINGS, replace=False)
    unit = cell % UNITS
    truth = rng.integers(0, POINTS, UNITS)[unit]
    value = np.clip(truth + rng.integers(-2, 3, RATINGS), 0, POINTS - 1)
    return cell // UNITS, unit, value


def _values(rng: np.random.Generator, units: int, raters: int) -> FloatArray:
    truth = rng.integers(1, POINTS + 1, size=(units, 1))
    return np.clip(truth + rng.integers(-2, 3, size=(units, raters)), 1, POINTS)


def _against_peer(
    matrix: FloatArray, ours: float, wanted: int | None, repeats: int, how: str
) -> str:
    try:
        import krippendorff
    except ImportError:
        return f"  {NOT_INSTALLED}"
    theirs = _best(
        lambda: krippendorff.alpha(reliability_data=matrix, level_of_measurement="ordinal"), repeats
    )
    goal = f" (at least {wanted})" if wanted else ""
    return f"  {f'krippendorff, {how}':38} {theirs / ours:7.0f} times our time{goal}"


def _in_floors(what: str, took: float, floor: float, most: int | None = None) -> str:
    return f"  {what:38} {took / floor:7.1f} floors" + (f" (at most {most})" if most else "")


def _in_points(what: str, took: float, point: float, most: int | None = None) -> str:
    goal = f" (at most {most})" if most else ""
    return f"  {what:38} {took / point:7.1f} point estimates{goal}"


def _best(act: Callable[[], object], repeats: int = 9) -> float:
    took = []
    for _ in range(repeats):
        begun = time.perf_counter()
        act()
        took.append(time.perf_counter() - begun)
    return min(took)


def _peak(act: Callable[[], object]) -> int:
    tracemalloc.start()
    act()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _free() -> int:
    with Path("/proc/meminfo").open(encoding="ascii") as lines:
        free = {line.split(":")[0]: int(line.split()[1]) << 10 for line in lines if "kB" in line}
    return free["MemAvailable"]


if __name__ == "__main__":
    for line in measure():
        print(line)
