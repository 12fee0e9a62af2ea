"""Intraclass correlations of incomplete designs: moments, REML and Ebel's."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.icc import icc
from analysis.icc_ebel import icc_ebel
from analysis.ratings import Ratings
from tests.analysis import scales_by_definition as definition
from tests.analysis.by_definition import random_table

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

FORMS: dict[str, dict[str, Any]] = {
    "ICC(1)": {"model": "oneway"},
    "ICC(C,1)": {"type": "consistency"},
    "ICC(A,1)": {"type": "agreement"},
}
SHAPES = [(12, 5, 7, 0.3), (6, 9, 4, 0.5), (25, 3, 5, 0.2), (8, 8, 99, 0.4)]


@pytest.mark.parametrize(("form", "average"), list(product(FORMS, [False, True])))
@pytest.mark.parametrize("shape", SHAPES)
def test_moments_solve_what_quadratic_forms_expect(form: str, average: bool, shape: Any) -> None:  # noqa: FBT001 - a parametrized choice
    table = random_table(7, *shape)
    unit: Any = "average" if average else "single"

    found = icc(table, **FORMS[form], unit=unit, estimator="moments")

    assert found.estimate == pytest.approx(definition.moments(table, form, average=average))


@pytest.mark.parametrize(("form", "unit"), list(product(FORMS, ["single", "average"])))
@pytest.mark.parametrize("seed", range(3))
def test_complete_data_have_the_icc_of_their_analysis_of_variance(
    form: str, unit: Any, seed: int
) -> None:
    table = random_table(seed, 9, 4, 6, 0.0)

    moments = icc(table, **FORMS[form], unit=unit, estimator="moments")

    anova = icc(table, **FORMS[form], unit=unit)
    assert moments.estimate == pytest.approx(anova.estimate)


def _variance(left: list[float]) -> float:
    n = len(left)
    return float((n - 1) / n * ((np.array(left) - np.mean(left)) ** 2).sum())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", SHAPES[:3])
def test_the_jackknife_of_moments_leaves_one_out(form: str, shape: Any) -> None:
    table = random_table(11, *shape)

    def estimate(left: FloatArray) -> float:
        return definition.moments(left, form, average=False)

    by_way = [
        _variance(
            [
                estimate(np.delete(table, place, axis=axis))
                for place in range(table.shape[axis])
                if not np.isnan(np.take(table, place, axis=axis)).all()
            ]
        )
        for axis in (0, 1)
    ]
    single = []
    for place in np.argwhere(~np.isnan(table)):
        less = table.copy()
        less[tuple(place)] = np.nan
        single.append(estimate(less))

    both = icc(table, **FORMS[form], estimator="moments", interval="two-way")
    units = icc(table, **FORMS[form], estimator="moments", interval="units")
    raters = icc(table, **FORMS[form], estimator="moments", interval="raters")

    assert units.se == pytest.approx(math.sqrt(by_way[0]))
    assert raters.se == pytest.approx(math.sqrt(by_way[1]))
    assert both.se == pytest.approx(math.sqrt(max(sum(by_way) - _variance(single), *by_way)))


def test_the_average_form_steps_the_interval_of_the_single_one_up() -> None:
    table = random_table(3, 12, 5, 7, 0.3)
    k = float((~np.isnan(table)).sum() / 12)

    single = icc(table, estimator="moments").interval
    average = icc(table, estimator="moments", unit="average").interval

    assert single is not None
    assert average is not None
    assert average.low == pytest.approx(k * single.low / (1 + (k - 1) * single.low))
    assert average.high == pytest.approx(k * single.high / (1 + (k - 1) * single.high))


@pytest.mark.parametrize("form", ["ICC(C,1)", "ICC(A,1)"])
@pytest.mark.parametrize("shape", SHAPES[:2])
def test_reml_maximises_the_restricted_likelihood(form: str, shape: Any) -> None:
    table = random_table(2, *shape)

    found = icc(table, **FORMS[form], estimator="reml")

    assert found.estimate == pytest.approx(definition.reml(table, form), abs=2e-5)
    assert found.reason == "no_simple_interval"


@pytest.mark.parametrize("estimator", ["moments", "reml"])
@pytest.mark.parametrize(("form", "unit"), list(product(FORMS, ["single", "average"])))
def test_raters_who_agree_exactly_have_an_icc_of_one(estimator: Any, form: str, unit: Any) -> None:
    table = [[1, 1, None], [2, None, 2], [4, 4, 4], [None, 5, 5]]

    found = icc(table, **FORMS[form], unit=unit, estimator=estimator)

    assert found.estimate == pytest.approx(1)


@pytest.mark.parametrize("estimator", ["moments", "reml"])
def test_raters_who_differ_by_a_constant_agree_but_for_it(estimator: Any) -> None:
    table = np.array([[1.0, 3], [2, 4], [4, 6], [7, 9]])

    consistent = icc(table, type="consistency", estimator=estimator)

    agreeing = icc(table, estimator=estimator)
    assert consistent.estimate == pytest.approx(1, abs=1e-6)
    assert agreeing.estimate is not None
    assert 0 < agreeing.estimate < 1


@given(st.integers(0, 300), st.floats(0.1, 20), st.floats(-50, 50))
@settings(max_examples=40, deadline=None)
def test_an_affine_change_of_scale_changes_nothing(seed: int, slope: float, shift: float) -> None:
    table = random_table(seed, 8, 5, 6, 0.3)

    for options in FORMS.values():
        first = icc(table, **options, estimator="moments")
        second = icc(slope * table + shift, **options, estimator="moments")
        assert second.estimate == (
            None if first.estimate is None else pytest.approx(first.estimate, abs=1e-7)
        )


@given(st.integers(0, 300), st.randoms())
@settings(max_examples=40, deadline=None)
def test_order_names_and_empty_units_change_nothing(seed: int, random: Any) -> None:
    table = random_table(seed, 8, 5, 6, 0.3)
    rows = random.sample(range(8), 8)
    more = np.vstack([table[rows], np.full((2, 5), np.nan)])
    columns = random.sample(range(5), 5)

    first = icc(table, estimator="moments")
    second = icc(more[:, columns], estimator="moments")

    assert second.estimate == (None if first.estimate is None else pytest.approx(first.estimate))
    assert (second.interval is None) == (first.interval is None)
    if first.interval is not None and second.interval is not None:
        assert second.interval.low == pytest.approx(first.interval.low)


def test_ratings_of_thousands_of_raters_take_no_table() -> None:
    rng = np.random.default_rng(1)
    n, units, raters = 60_000, 6_000, 4_000
    unit, rater = rng.integers(units, size=n), rng.integers(raters, size=n)
    level = rng.normal(size=units)[unit] + 0.5 * rng.normal(size=raters)[rater]
    value = np.clip(np.rint(4 + level + rng.normal(size=n)), 1, 7)
    ratings = Ratings.from_long(rater, unit, value)

    found = icc(ratings, estimator="moments")

    assert found.estimate == pytest.approx(1 / 2.25, abs=0.03)
    assert found.interval is not None
    with pytest.raises(ValueError, match="too many for REML"):
        icc(ratings, estimator="reml")


def test_few_points_and_many_are_summed_alike() -> None:
    table = random_table(4, 40, 6, 5, 0.3)
    fine = table + 1e-9 * np.random.default_rng(1).random(table.shape)

    coarse, other = icc(table, estimator="moments"), icc(fine, estimator="moments")

    assert other.estimate == pytest.approx(coarse.estimate, abs=1e-7)
    assert other.interval is not None
    assert coarse.interval is not None
    assert other.interval.low == pytest.approx(coarse.interval.low, abs=1e-6)


def test_counts_have_a_one_way_icc() -> None:
    table = np.array([[1, 1, 2], [3, 3, 3], [2, 3, 1]])
    counts = Ratings.from_counts([[2, 1, 0], [0, 0, 3], [1, 1, 1]])

    found = icc(counts, model="oneway", estimator="moments", interval="units")

    assert found.estimate == pytest.approx(icc(table, model="oneway").estimate)
    assert found.interval is not None
    assert icc(counts, model="oneway", estimator="moments").reason == "raters_unknown"
    assert icc(counts, estimator="moments").reason == "raters_unknown"
    assert icc(counts, estimator="reml").reason == "raters_unknown"
    assert icc(counts).reason == "raters_unknown"
    assert icc_ebel(counts).estimate == pytest.approx(found.estimate)


def test_raters_of_one_unit_each_cannot_be_told_from_errors() -> None:
    table = [[1, 2, None, None], [None, None, 3, 5]]

    assert icc(table, estimator="moments").reason == "formula_undefined"
    assert icc(table, model="oneway", estimator="moments").estimate is not None


def test_an_average_form_may_go_without_an_interval() -> None:
    table = random_table(3, 12, 5, 7, 0.3)

    found = icc(table, unit="average", estimator="moments", interval=None)

    assert found.estimate is not None
    assert (found.interval, found.reason) == (None, None)
    two = icc([[1, 2], [2, 4], [5, 5]], unit="average", estimator="moments", interval="raters")
    assert (two.interval, two.reason) == (None, "jackknife_undefined")


def test_an_average_form_whose_lower_limit_falls_without_end_has_no_interval() -> None:
    table = [[1, 5, 5, 2, 3], [3, 4, 3, 1, 5], [4, 1, 5, 4, 1], [4, 3, 1, 5, 4]]

    found = icc(table, type="consistency", unit="average", estimator="moments", interval="raters")

    assert found.estimate == pytest.approx(-26.563, abs=1e-3)
    assert (found.interval, found.reason) == (None, "no_limits")


def test_the_smaller_side_is_factorised_by_reml() -> None:
    table = random_table(2, 6, 9, 4, 0.2)
    turned = icc(table.T, estimator="reml", type="consistency").estimate

    assert turned == pytest.approx(definition.reml(table.T, "ICC(C,1)"), abs=2e-5)
    wide = icc(table, estimator="reml", type="consistency").estimate
    assert wide == pytest.approx(definition.reml(table, "ICC(C,1)"), abs=2e-5)


def test_words_have_no_mean() -> None:
    functions: list[Any] = [icc, icc_ebel]
    for function in functions:
        with pytest.raises(ValueError, match="words"):
            function([["a", "b"], ["b", "b"]])


@pytest.mark.parametrize("seed", range(4))
def test_ebel_is_the_one_way_moment_estimate(seed: int) -> None:
    table = random_table(seed, 10, 6, 5, 0.4)

    found = icc_ebel(table)

    assert found.estimate == pytest.approx(definition.moments(table, "ICC(1)", average=False))


def test_ebel_of_complete_data_is_icc_1_with_its_interval() -> None:
    table = random_table(3, 10, 4, 5, 0.0)

    found, anova = icc_ebel(table), icc(table, model="oneway")

    assert found.estimate == pytest.approx(anova.estimate)
    assert found.interval is not None
    assert anova.interval is not None
    assert found.interval.low == pytest.approx(anova.interval.low)
    assert found.interval.high == pytest.approx(anova.interval.high)
