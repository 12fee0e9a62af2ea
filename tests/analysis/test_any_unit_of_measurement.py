"""A coefficient without a unit is the same in points, in millions and in millionths of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

import analysis

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.results import Statistic

NAN = float("nan")
SAME: dict[str, Callable[[Any], Statistic]] = {
    "alpha interval": lambda t: analysis.krippendorff_alpha(t, level="interval"),
    "AC2 quadratic": lambda t: analysis.gwet_ac(t, weights="quadratic", interval="two-way"),
    "ICC(A,1)": analysis.icc,
    "ICC(C,k)": lambda t: analysis.icc(t, type="consistency", unit="average"),
    "ICC(1)": lambda t: analysis.icc(t, model="oneway"),
    "ICC(A,1) moments": lambda t: analysis.icc(t, estimator="moments"),
    "Ebel": analysis.icc_ebel,
    "groups": lambda t: analysis.icc_groups([(v, unit) for unit, row in enumerate(t) for v in row]),
    "W": analysis.kendall_w,
    "mean rho": analysis.mean_spearman,
    "Cronbach": analysis.cronbach_alpha,
    "Cronbach pairwise": lambda t: analysis.cronbach_alpha(t, missing="pairwise"),
    "Cronbach, experts resampled": lambda t: analysis.cronbach_alpha(
        t, clusters=np.arange(len(t)) // 2, interval="bootstrap", n_boot=40
    ),
    "lambda-2": analysis.guttman_lambda2,
    "lambda-6": analysis.guttman_lambda6,
    "split half": analysis.split_half,
    "omega": analysis.omega_total,
    "omega minres": lambda t: analysis.omega_total(t, method="minres"),
}


def _table(seed: int, gaps: float) -> Any:
    rng = np.random.default_rng(seed)
    shared, own = rng.normal(size=(14, 1)), rng.normal(size=(14, 4))
    table = np.clip(np.round(4 + 1.2 * shared + own), 1, 7)
    return np.where(rng.random(table.shape) < gaps, NAN, table)


def _assert_same(moved: Statistic, found: Statistic, times: float = 1.0) -> None:
    assert moved.reason == found.reason
    assert moved.warnings == found.warnings
    for new, old in [(moved.estimate, found.estimate), *_limits(moved, found)]:
        assert new == (None if old is None else pytest.approx(times * old, rel=1e-6))


def _limits(moved: Statistic, found: Statistic) -> list[tuple[float | None, float | None]]:
    pairs = [
        [None, None] if x.interval is None else [x.interval.low, x.interval.high]
        for x in (moved, found)
    ]
    return list(zip(*pairs, strict=True))


@settings(max_examples=12, deadline=None)
@given(
    st.integers(0, 1000),
    st.sampled_from([0.0, 0.1]),
    st.sampled_from([(0, 1e-12), (0, 1e-6), (5, 1e-3), (0, 1e6), (1e5, 1), (-40, 3), (0, 1e15)]),
)
@pytest.mark.parametrize("name", SAME)
def test_a_coefficient_has_no_unit(
    name: str, seed: int, gaps: float, change: tuple[float, float]
) -> None:
    table, (shift, slope) = _table(seed, gaps), change

    _assert_same(SAME[name](shift + slope * table), SAME[name](table))


@pytest.mark.parametrize("slope", [1e-12, 1e-3, 1e9])
@pytest.mark.parametrize("center", ["mean", "median"])
def test_the_average_deviation_is_in_the_unit_of_the_ratings(center: Any, slope: float) -> None:
    found = analysis.average_deviation(_table(3, 0.0), center=center)

    moved = analysis.average_deviation(slope * _table(3, 0.0), center=center)

    _assert_same(moved, found, slope)


def test_loadings_are_in_the_unit_of_the_items() -> None:
    table = np.array(
        [[2.0, 3, 2], [4, 4, 5], [5, 4, 4], [1, 2, 3], [3, 3, 3], [4, 5, 4], [2, 1, 2]]
    )
    found, moved = analysis.omega_total(table), analysis.omega_total(1000 * table)

    assert found.estimate is not None
    assert moved.loadings == pytest.approx(1000 * np.array(found.loadings))
    assert moved.uniquenesses == pytest.approx(1e6 * np.array(found.uniquenesses))


def test_values_far_from_0_differ_by_what_they_differ() -> None:
    rows = [(2026.0 + 0.0001 * x, "ab"[x > 3]) for x in (1, 2, 3, 5, 6, 8)]

    assert analysis.icc_groups(rows).estimate == pytest.approx(
        analysis.icc_groups([(x, "ab"[x > 3]) for x in (1, 2, 3, 5, 6, 8)]).estimate, rel=1e-6
    )


@pytest.mark.parametrize("size", [1e80, 1e-80, float("inf")])
@pytest.mark.parametrize("name", [*SAME, "average deviation"])
def test_sizes_whose_squares_are_lost_are_refused_in_a_sentence(name: str, size: float) -> None:
    coefficient = {**SAME, "average deviation": analysis.average_deviation}[name]

    with pytest.raises(ValueError, match=r"give them in another unit|A rating is infinite"):
        coefficient([[size, 0.0], [0.0, size], [size, size]])


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e-7, 1e9 + 0.1])
def test_equal_numbers_have_no_variation_however_they_are_rounded(value: float) -> None:
    table = np.full((7, 3), value)

    for coefficient in (
        analysis.icc,
        analysis.icc_ebel,
        analysis.cronbach_alpha,
        analysis.guttman_lambda6,
    ):
        assert coefficient(table).reason == "no_variation"
