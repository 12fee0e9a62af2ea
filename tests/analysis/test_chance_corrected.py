from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from scipy.special import stdtrit

from analysis import left_out
from analysis.agreement_methods import AGREEMENT_METHODS
from analysis.brennan_prediger import brennan_prediger
from analysis.conger import conger_kappa
from analysis.fleiss import fleiss_kappa
from analysis.gwet import gwet_ac
from analysis.krippendorff import krippendorff_alpha
from analysis.krippendorff_gwet import krippendorff_alpha_se
from analysis.left_out import FULL
from analysis.percent_agreement import percent_agreement
from analysis.ratings import Ratings
from analysis.weights import WEIGHTS
from analysis.weights import weights_of
from tests.analysis import by_definition
from tests.analysis.examples import published
from tests.analysis.gwet_by_formula import standard_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.results import Coefficient

NAN = float("nan")
CASES = published("agreement-beyond-chance")
FAMILY: dict[str, Callable[..., Coefficient]] = {
    "percent_agreement": percent_agreement,
    "gwet_ac": gwet_ac,
    "fleiss_kappa": fleiss_kappa,
    "conger_kappa": conger_kappa,
    "brennan_prediger": brennan_prediger,
}
ALL: dict[str, Any] = {**FAMILY, "krippendorff_alpha_se": krippendorff_alpha_se}
SHAPES = [(12, 4, 5, 0.3), (30, 3, 2, 0.0), (6, 9, 7, 0.5), (25, 2, 4, 0.2), (8, 20, 11, 0.7)]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_numbers_are_the_published_ones(case: dict[str, Any]) -> None:
    found = AGREEMENT_METHODS[case["method"]](case["units"], **case["params"])

    for key, value in case["expected"].items():
        assert found[key] == (
            None if value is None else pytest.approx(value, abs=case["tolerance"])
        )


def _points(table: Any) -> list[float]:
    return sorted(set(table[~np.isnan(table)].tolist()))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("name", FAMILY)
def test_a_coefficient_is_that_of_all_pairs(name: str, weights: Any, shape: Any) -> None:
    table = by_definition.random_table(3, *shape)
    w = weights_of(Ratings.from_matrix(table), weights)

    result = FAMILY[name](table, weights=weights)

    expected = by_definition.beyond_chance(table, name, w, _points(table))
    assert result.estimate == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("weights", ["identity", "quadratic"])
@pytest.mark.parametrize("name", FAMILY)
@pytest.mark.parametrize("direction", ["units", "raters"])
def test_the_jackknife_is_that_of_leaving_each_out(
    direction: Any, name: str, weights: Any, shape: Any
) -> None:
    table = by_definition.random_table(7, *shape)
    w, points = weights_of(Ratings.from_matrix(table), weights), _points(table)
    axis = 0 if direction == "units" else 1
    left = [
        by_definition.beyond_chance(np.delete(table, place, axis=axis), name, w, points)
        for place in range(table.shape[axis])
        if not np.isnan(np.take(table, place, axis=axis)).all()
    ]

    result = FAMILY[name](table, weights=weights, interval=direction)

    if np.isnan(left).any():
        assert (result.se, result.reason) == (None, "jackknife_undefined")
    else:
        n = len(left)
        assert result.se == pytest.approx(math.sqrt((n - 1) * np.var(left)), rel=1e-8, abs=1e-12)


@pytest.mark.parametrize("name", FAMILY)
@pytest.mark.parametrize("direction", ["units", "raters", "two-way"])
def test_a_sparse_table_has_the_spread_of_the_full_one(name: str, direction: Any) -> None:
    rng = np.random.default_rng(21)
    ratings = Ratings.from_long(
        rng.integers(0, 60, 240), np.repeat(np.arange(80), 3), rng.integers(1, 5, 240)
    )
    full = Ratings.from_matrix(ratings.values)
    assert ratings.n_ratings * FULL < len(ratings.units) * len(ratings.raters)

    with pytest.MonkeyPatch.context() as patch:
        sparse = FAMILY[name](ratings, weights="linear", interval=direction)
        patch.setattr(left_out, "FULL", 10**9)
        dense = FAMILY[name](full, weights="linear", interval=direction)

    assert sparse.se == pytest.approx(dense.se)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("name", ALL)
def test_gwets_standard_error_is_that_of_his_formulas(name: str, weights: Any, shape: Any) -> None:
    table = by_definition.random_table(18, *shape)
    table[:, 1] = np.where(np.arange(len(table)) > 3, table[:, 1], NAN)
    points = [float(point) for point in range(1, 13)]
    w = weights_of(Ratings.from_matrix(table, categories=points), weights)

    result = ALL[name](table, weights=weights, categories=points)

    assert result.se == pytest.approx(standard_error(table, name, w, points), rel=1e-9)
    assert result.interval is not None
    least = 2 if name == "krippendorff_alpha_se" else 1
    df = int(((~np.isnan(table)).sum(axis=1) >= least).sum()) - 1
    assert result.n_units == df + 1
    half = float(stdtrit(df, 0.975)) * result.se
    assert result.interval.low == pytest.approx(result.estimate - half)
    assert result.interval.high == pytest.approx(min(result.estimate + half, 1))


@pytest.mark.parametrize("shape", [(9, 4, 5, 0.3), (12, 2, 3, 0.1), (5, 7, 6, 0.5)])
@pytest.mark.parametrize("name", FAMILY)
def test_both_ways_what_a_single_rating_does_counts_once(name: str, shape: Any) -> None:
    table = by_definition.random_table(17, *shape)
    w, points = weights_of(Ratings.from_matrix(table), "linear"), _points(table)
    two_way, raters, units = (
        FAMILY[name](table, weights="linear", interval=kind)
        for kind in ("two-way", "raters", "units")
    )

    single = by_definition.without_each_rating(
        table, lambda left: by_definition.beyond_chance(left, name, w, points), 1
    )

    if two_way.se is None:
        assert None in {raters.se, units.se}
    else:
        ways = ((raters.se or 0) ** 2, (units.se or 0) ** 2)
        assert two_way.se**2 == pytest.approx(max(sum(ways) - single, *ways))


@pytest.mark.parametrize("weights", ["identity", "ordinal"])
@pytest.mark.parametrize("name", ALL)
def test_gwets_standard_error_nears_the_jackknife_over_many_units(name: str, weights: Any) -> None:
    table = by_definition.random_table(8, 600, 4, 5, 0.2)
    table = table[(~np.isnan(table)).sum(axis=1) > 1]  # single ratings widen it, by his formula
    jackknifed = (
        krippendorff_alpha(
            table,
            level=1 - weights_of(Ratings.from_matrix(table), weights),
            interval="units",
        )
        if name == "krippendorff_alpha_se"
        else ALL[name](table, weights=weights, interval="units")
    )

    assert ALL[name](table, weights=weights).se == pytest.approx(jackknifed.se, rel=0.02)


@pytest.mark.parametrize(("weights", "level"), [("identity", "nominal"), ("quadratic", "interval")])
def test_gwets_formula_gives_krippendorffs_alpha(weights: Any, level: Any) -> None:
    table = by_definition.random_table(9, 20, 5, 6, 0.4)

    expected = krippendorff_alpha(table, level=level).estimate
    assert krippendorff_alpha_se(table, weights=weights).estimate == pytest.approx(expected)


def test_unused_points_of_a_declared_scale_count() -> None:
    units = [[3, 3, 3], [3, 3, 3], [3, 3, 2]]

    for coefficient in (gwet_ac, brennan_prediger):
        declared = coefficient(units, categories=range(1, 8))
        assert (declared.estimate or 0) > (coefficient(units).estimate or 0)
        assert declared.n_points == 7


EQUAL = [[3, 3, 3], [3, 3, 3], [3, 3, 3]]
DEGENERATE: list[tuple[str, Any, dict[str, Any], str | float]] = [
    *[(name, EQUAL, {}, "no_variation") for name in ALL if name != "percent_agreement"],
    ("percent_agreement", EQUAL, {}, 1.0),
    ("gwet_ac", EQUAL, {"categories": [1, 2, 3]}, 1.0),
    ("brennan_prediger", EQUAL, {"categories": [1, 2, 3], "weights": "linear"}, 1.0),
    ("fleiss_kappa", EQUAL, {"categories": [1, 2, 3]}, "no_variation"),
    ("conger_kappa", EQUAL, {"categories": [1, 2, 3]}, "no_variation"),
    ("krippendorff_alpha_se", EQUAL, {"categories": [1, 2, 3]}, "no_variation"),
    *[(name, [[1], [2], [3]], {}, "too_few_raters") for name in ALL],
    *[(name, [[None, None]], {}, "too_few_raters") for name in ALL],
    *[(name, [], {}, "too_few_raters") for name in ALL],
    *[(name, [[1, None], [None, 2]], {}, "no_pairs") for name in ALL],
    *[(name, [[-1, 1], [2, 2]], {"weights": "ratio"}, "not_ratio_scale") for name in ALL],
]


@pytest.mark.parametrize(("name", "units", "options", "expected"), DEGENERATE)
def test_degenerate_data_have_a_number_or_a_reason(
    name: str, units: Any, options: Any, expected: Any
) -> None:
    result = ALL[name](units, **options)

    if isinstance(expected, str):
        assert (result.estimate, result.interval, result.se) == (None, None, None)
        assert result.reason == expected
    else:
        assert result.estimate == expected
        assert (result.se, result.reason) == (0.0, None)


@pytest.mark.parametrize("name", ALL)
def test_one_unit_has_a_coefficient_and_no_interval(name: str) -> None:
    result = ALL[name]([[1, 2, 2]])

    assert result.estimate is not None
    assert (result.interval, result.reason) == (None, "too_few_units")
    assert ALL[name]([[1, 2, 2]], interval=None).estimate == result.estimate


def test_counts_have_every_coefficient_but_those_of_single_raters() -> None:
    table = by_definition.random_table(10, 15, 4, 3, 0.2)
    counts = Ratings.from_counts(Ratings.from_matrix(table, categories=[1, 2, 3]).counts)

    for name, coefficient in ALL.items():
        if name == "conger_kappa":
            assert coefficient(counts).reason == "raters_unknown"
        else:
            found, expected = coefficient(counts), coefficient(table)
            assert found.estimate == pytest.approx(expected.estimate)
            assert found.se == pytest.approx(expected.se)
    assert gwet_ac(counts, interval="two-way").reason == "raters_unknown"


def test_words_have_the_coefficients_of_their_ranks() -> None:
    numbers = by_definition.random_table(11, 15, 4, 3, 0.2)
    names = {1: "low", 2: "mid", 3: "high"}
    words = [[None if math.isnan(v) else names[int(v)] for v in row] for row in numbers]

    for coefficient in ALL.values():
        for weights in WEIGHTS:
            found = coefficient(words, weights=weights, categories=["low", "mid", "high"])
            assert found.estimate == pytest.approx(coefficient(numbers, weights=weights).estimate)
        with pytest.raises(ValueError, match="declare it with `categories`"):
            coefficient(words, weights="linear")
        assert coefficient(words).estimate == pytest.approx(coefficient(numbers).estimate)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"weights": "cubic"}, "identity, linear, quadratic"),
        ({"interval": "bootstrap"}, "The interval is"),
        ({"conf": 0}, "between 0 and 1"),
        ({"weights": np.eye(2)}, r"have the shape \(3, 3\)"),
        ({"weights": np.zeros((3, 3))}, "1 for the same point"),
        ({"categories": [1, 2]}, "3 is no point"),
    ],
)
@pytest.mark.parametrize("name", ALL)
def test_wrong_options_are_refused(name: str, options: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ALL[name]([[1, 2], [3, 2]], **options)


def test_weights_of_ones_own_are_taken() -> None:
    table = by_definition.random_table(12, 10, 4, 4, 0.1)
    w = weights_of(Ratings.from_matrix(table), "radical")

    for coefficient in ALL.values():
        found = coefficient(table, weights=w)
        assert found.estimate == pytest.approx(coefficient(table, weights="radical").estimate)
        assert found.weights == "custom"
