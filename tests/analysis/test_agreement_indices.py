from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st

from analysis.a_wg import a_wg
from analysis.average_deviation import average_deviation
from analysis.average_deviation import average_deviation_of_counts
from analysis.blair_lacy import blair_lacy
from analysis.dispersion import concentration_of
from analysis.dispersion import spread_of
from analysis.null_percentiles import chance_of
from analysis.options import Options
from analysis.van_der_eijk import van_der_eijk_a
from analysis.within_group_agreement import r_star_wg_j
from analysis.within_group_agreement import r_wg
from analysis.within_group_agreement import r_wg_j
from analysis.within_group_agreement import random_variance
from tests.analysis.examples import ITEMS
from tests.analysis.examples import published

WITHIN = published("within-group-agreement")
EIJK = published("van-der-eijk")
NULL = published("null-percentiles")
COUNTS = st.lists(st.integers(0, 9), min_size=3, max_size=9).filter(any)


@pytest.mark.parametrize("case", WITHIN, ids=[case["id"] for case in WITHIN])
def test_within_group_agreement_is_the_published_one(case: dict[str, Any]) -> None:
    ratings = np.array(case["ratings"], dtype=float)
    computed = {
        "r_wg": r_wg(ratings[:, 0], n_options=case["points"]).estimate,
        "r_wg_j": r_wg_j(ratings, n_options=case["points"]).estimate,
        "r_star_wg_j": r_star_wg_j(ratings, n_options=case["points"]).estimate,
        "average_deviation": average_deviation(ratings).estimate,
        "average_deviation_median": average_deviation(ratings, center="median").estimate,
    }

    expected = {name: case[name] for name in computed if name in case}

    assert {name: computed[name] for name in expected} == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("case", EIJK, ids=[case["id"] for case in EIJK])
def test_van_der_eijk_is_the_published_one(case: dict[str, Any]) -> None:
    assert van_der_eijk_a(case["counts"]).estimate == pytest.approx(case["expected"], abs=1e-8)


@given(COUNTS)
def test_a_lies_between_its_ends_and_knows_no_direction(counts: list[int]) -> None:
    a = van_der_eijk_a(counts).estimate

    assume(a is not None)
    assert a is not None
    assert -1 - 1e-12 <= a <= 1 + 1e-12
    assert van_der_eijk_a(counts[::-1]).estimate == pytest.approx(a)
    assert van_der_eijk_a([3 * count for count in counts]).estimate == pytest.approx(a)


@given(COUNTS)
def test_the_average_deviation_of_counts_is_that_of_the_ratings(counts: list[int]) -> None:
    points = np.arange(1.0, len(counts) + 1)
    ratings = np.repeat(points, counts)

    if len(ratings) < 2:
        return
    for center in ("mean", "median"):
        many = average_deviation_of_counts(
            np.array([counts], dtype=float),
            points,
            center=center,
        )
        assert many[0] == pytest.approx(average_deviation(ratings, center=center).estimate)


def test_r_wg_stops_at_zero_and_its_star_does_not() -> None:
    polar = np.array([1.0, 7, 1, 7, 1, 7])

    assert r_wg(polar, n_options=7).estimate == 0
    assert r_star_wg_j(polar, n_options=7).estimate == pytest.approx(-1.7)


@pytest.mark.parametrize("ratings", [[np.nan, 3], [3.0]])
def test_fewer_than_two_ratings_have_no_variance(ratings: list[float]) -> None:
    assert r_wg(np.array(ratings), n_options=7).estimate is None
    assert r_wg_j(np.array([ratings]).T, n_options=7).estimate is None


def test_no_ratings_have_no_index() -> None:
    assert average_deviation(np.array([np.nan, np.nan])).estimate is None
    assert average_deviation(np.array([])).estimate is None
    assert van_der_eijk_a([0, 0, 0]).estimate is None


def test_counts_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        van_der_eijk_a([1, -1, 3])


def test_a_needs_three_points() -> None:
    assert van_der_eijk_a([1, 2]).reason == "too_few_points"


def test_impossible_choices_are_refused() -> None:
    with pytest.raises(ValueError, match="two points"):
        random_variance(1)
    with pytest.raises(ValueError, match="mean"):
        average_deviation(np.array([1.0]), center="mode")  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("case", NULL, ids=[f"n={case['n']}" for case in NULL])
@pytest.mark.parametrize(
    "index", ["r_wg_j", "van_der_eijk_a", "average_deviation", "average_deviation_median"]
)
def test_null_percentiles_are_those_of_an_independent_simulation(
    case: dict[str, Any], index: Any
) -> None:
    chance = chance_of(index, n=case["n"], points=7)

    # An average deviation from the median moves in steps of 1/n.
    step = 1 / case["n"] if index == "average_deviation_median" else 0.0
    assert chance.uniform == pytest.approx(case[index], abs=0.015 + step)


def test_a_skewed_null_asks_for_more_agreement() -> None:
    for index in ("r_wg_j", "van_der_eijk_a"):
        chance = chance_of(index, n=12, points=7, draws=4000)
        assert chance.skewed > chance.uniform
    deviation = chance_of("average_deviation", n=12, points=7, draws=4000)
    assert deviation.skewed < deviation.uniform


def test_the_null_of_several_items_is_that_of_their_index() -> None:
    rng = np.random.default_rng(4)
    panels = rng.integers(1, 8, size=(4000, 10, 5)).astype(float)
    simulated = [r_wg_j(panel, n_options=7, conf=None).estimate for panel in panels]

    chance = chance_of("r_wg_j", n=10, points=7, items=5, draws=4000)

    expected = np.quantile(np.array(simulated, dtype=float), 0.95)
    assert chance.uniform == pytest.approx(expected, abs=0.04)


@pytest.mark.parametrize("ratings", [[5, 5, 5, 6, 7], [1, 2, 3, 3, 3], [2, 2, 2, 3, 4]])
def test_a_panel_that_only_ties_with_chance_is_not_beyond_it(ratings: list[int]) -> None:
    x = np.array(ratings, dtype=float)

    result = concentration_of(x, x[:, np.newaxis], ITEMS[0], Options())

    assert result.r_wg.chance is not None
    assert result.r_wg.estimate == pytest.approx(0.8)
    assert result.r_wg.chance.uniform == pytest.approx(0.8)
    assert result.r_wg.beyond_chance is False


@pytest.mark.parametrize(
    ("scores", "share"), [([1.2, 2.2, 3.2], 1.0), ([1.2, 2.2, 3.3], 2 / 3), ([4, 4.4, 9], 2 / 3)]
)
def test_a_score_exactly_one_point_away_is_within_one_point(
    scores: list[float], share: float
) -> None:
    assert spread_of(np.array(scores)).within_one.estimate == pytest.approx(share)


@pytest.mark.parametrize(
    ("n", "tastle"), [(8, 0.72), (10, 0.69), (15, 0.64), (20, 0.62), (30, 0.58)]
)
def test_the_null_of_the_consensus_is_that_of_an_independent_simulation(
    n: int, tastle: float
) -> None:
    assert chance_of("tastle_consensus", n=n, points=7).uniform == pytest.approx(tastle, abs=0.011)


@pytest.mark.parametrize(
    ("n", "leik"), [(5, 0.2), (8, 0.33), (10, 0.33), (15, 0.40), (20, 0.42), (30, 0.46)]
)
def test_the_null_of_leiks_d_is_that_of_an_independent_simulation(n: int, leik: float) -> None:
    chance = chance_of("leik_dispersion", n=n, points=7)

    assert chance.percentile == 0.05
    assert chance.uniform == pytest.approx(leik, abs=0.011 + 1 / (3 * n))  # a step of D


@pytest.mark.parametrize("index", ["a_wg", "blair_lacy"])
def test_the_null_of_other_indices_is_that_of_random_panels(index: Any) -> None:
    rng = np.random.default_rng(5)
    values = []
    for _ in range(4000):
        ratings = rng.integers(1, 8, size=12)
        counts = np.bincount(ratings, minlength=8)[1:]
        found = (
            a_wg(ratings, low=1, high=7, conf=None)
            if index == "a_wg"
            else blair_lacy(counts, conf=None)
        )
        values.append(found.estimate)

    chance = chance_of(index, n=12, points=7)

    assert chance.uniform == pytest.approx(np.quantile(np.array(values), 0.95), abs=0.03)


@pytest.mark.parametrize(
    ("index", "options"),
    [
        ("van_der_eijk_a", {"n": 9, "points": 7, "items": 2}),
        ("van_der_eijk_a", {"n": 9, "points": 2}),
        ("r_wg_j", {"n": 1, "points": 7}),
        ("r_wg_j", {"n": 9, "points": 1}),
        ("nonsense", {"n": 9, "points": 7}),
    ],
)
def test_a_null_that_there_is_not_is_refused(index: Any, options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"no such index|is one of"):
        chance_of(index, **options)


def test_a_null_without_any_value_is_refused() -> None:
    with pytest.raises(ValueError, match="no panel of 1 has a value of a_wg"):
        chance_of("a_wg", n=2, points=2, draws=1, seed=2)


def test_two_points_have_a_null() -> None:
    assert chance_of("leik_dispersion", n=9, points=2, draws=500).uniform < 1


def test_the_null_depends_on_its_seed_alone() -> None:
    first = chance_of("r_wg_j", n=9, points=7, draws=500, seed=3)

    assert chance_of("r_wg_j", n=9, points=7, draws=500, seed=3) == first
    assert chance_of("r_wg_j", n=9, points=7, draws=500, seed=4) != first
