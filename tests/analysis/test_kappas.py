from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from scipy.stats import truncnorm

from analysis.benchmarks import benchmark
from analysis.cohen import cohen_kappa
from analysis.conger import conger_kappa
from analysis.fleiss import fleiss_kappa
from analysis.fleiss_classic import fleiss_kappa_classic
from analysis.gwet import gwet_ac
from analysis.krippendorff import krippendorff_alpha
from analysis.krippendorff_bootstrap import krippendorff_alpha_bootstrap
from analysis.light import light_kappa
from analysis.ratings import Ratings
from tests.analysis import by_definition
from tests.analysis.examples import published

NAN = float("nan")
RAW4 = next(
    case["units"] for case in published("agreement-beyond-chance") if case["id"] == "gwet4-gwet-ac"
)


@pytest.mark.parametrize("weights", ["identity", "linear", "quadratic"])
def test_congers_kappa_of_two_raters_is_cohens(weights: Any) -> None:
    table = by_definition.random_table(1, 25, 2, 4, 0.0)

    cohen, conger = cohen_kappa(table, weights=weights), conger_kappa(table, weights=weights)

    assert cohen.estimate == pytest.approx(conger.estimate)


def test_cohens_weights_go_by_rank() -> None:
    table = by_definition.random_table(2, 25, 2, 4, 0.1)

    uneven = cohen_kappa(np.exp(table), weights="quadratic")

    assert uneven.estimate == pytest.approx(cohen_kappa(table, weights="quadratic").estimate)
    declared = cohen_kappa([[1, 2], [2, 2], [4, 4]], weights="linear", categories=[1, 2, 3, 4])
    assert declared.estimate != cohen_kappa([[1, 2], [2, 2], [4, 4]], weights="linear").estimate


def test_cohens_kappa_is_that_in_print() -> None:
    # Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 3rd edition,
    # chapter 18: 100 units, three diagnoses, kappa .68.
    table = [[75, 1, 4], [5, 4, 1], [0, 0, 10]]
    pairs = [[i, j] for i in range(3) for j in range(3) for _ in range(table[i][j])]

    assert cohen_kappa(pairs).estimate == pytest.approx(0.68, abs=5e-3)


def test_cohens_standard_error_nears_the_jackknife() -> None:
    table = by_definition.random_table(3, 800, 2, 4, 0.0)

    for weights in ("identity", "linear", "quadratic"):
        jackknifed = conger_kappa(table, weights=weights, interval="units").se
        assert cohen_kappa(table, weights=weights, interval="large-sample").se == pytest.approx(
            jackknifed, rel=0.01
        )


@pytest.mark.parametrize("weights", ["identity", "linear", "quadratic"])
def test_cohens_interval_leaves_out_each_unit_like_congers(weights: Any) -> None:
    table = by_definition.random_table(3, 17, 2, 4, 0.0)
    left = [
        cohen_kappa(np.delete(table, unit, axis=0), weights=weights, categories=[1, 2, 3, 4])
        for unit in range(17)
    ]

    found = cohen_kappa(table, weights=weights, categories=[1, 2, 3, 4])

    kappas = [each.estimate or 0.0 for each in left]
    assert found.se == pytest.approx(math.sqrt(16 * np.var(kappas)))
    conger = conger_kappa(table, weights=weights, categories=[1, 2, 3, 4], interval="units")
    assert found.interval is not None
    assert conger.interval is not None
    assert found.interval.low == pytest.approx(conger.interval.low)
    assert found.interval.high == pytest.approx(conger.interval.high)


def test_units_with_a_gap_are_left_out_of_cohens_kappa_and_named() -> None:
    result = cohen_kappa([[1, 1], [2, 1], [2, 2], [3, None], [None, None]])

    assert result.estimate == pytest.approx(cohen_kappa([[1, 1], [2, 1], [2, 2]]).estimate)
    assert (result.n_units, result.n_dropped) == (3, 1)
    assert result.warnings == ("incomplete_ignored",)
    assert cohen_kappa([[1, 1], [2, 1], [2, 2], [3, None]]).n_points == 2


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([[1], [2]], "too_few_raters"),
        ([[1, None], [None, 2]], "no_pairs"),
        ([[2, 2], [2, 2]], "no_variation"),
        ([[None, None]], "too_few_raters"),
    ],
)
def test_an_undefined_kappa_of_two_raters_has_a_reason(units: Any, reason: str) -> None:
    result = cohen_kappa(units)

    assert (result.estimate, result.interval, result.reason) == (None, None, reason)


def test_cohens_kappa_refuses_what_it_cannot_be() -> None:
    with pytest.raises(ValueError, match="of two raters, not 3"):
        cohen_kappa([[1, 2, 3], [1, 1, 1]])
    with pytest.raises(ValueError, match="units, large-sample or None"):
        cohen_kappa([[1, 2]], interval="two-way")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match="identity, linear"):
        cohen_kappa([[1, 2]], weights="cubic")  # type: ignore[arg-type]  # wrong on purpose
    assert cohen_kappa(Ratings.from_counts([[1, 1], [2, 0]])).reason == "raters_unknown"
    assert cohen_kappa([[1, 2]]).reason == "too_few_units"
    assert cohen_kappa([["a", "a"], ["b", "a"]]).estimate is not None
    assert cohen_kappa([[1, 2], [2, 2]], interval=None).se is None


def _light(table: Any) -> float:
    """Give the mean kappa of all pairs, each over the units that both raters rated."""
    kappas = []
    for a, b in combinations(table.T, 2):
        both = ~np.isnan(a) & ~np.isnan(b)
        kappas.append(by_definition.cohen(a[both].tolist(), b[both].tolist()))
    return float(np.mean(kappas))


@pytest.mark.parametrize("shape", [(20, 3, 4, 0.0), (12, 6, 3, 0.0), (40, 4, 5, 0.0)])
def test_lights_kappa_and_its_spread_are_those_of_all_pairs(shape: Any) -> None:
    table = by_definition.random_table(4, *shape)

    result = light_kappa(table)

    assert result.estimate == pytest.approx(_light(table))
    ways = []
    for axis in (0, 1):
        n = table.shape[axis]
        left = [_light(np.delete(table, place, axis=axis)) for place in range(n)]
        ways.append((n - 1) * float(np.var(left)))
    single = by_definition.without_each_rating(table, _light, 1)
    assert result.se == pytest.approx(math.sqrt(max(sum(ways) - single, *ways)))


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([[1], [2]], "too_few_raters"),
        ([[1, None], [None, 2]], "no_complete_rows"),
        ([[1, 1, 2], [1, 1, 1]], "no_variation"),
    ],
)
def test_an_undefined_kappa_of_light_has_a_reason(units: Any, reason: str) -> None:
    assert (light_kappa(units).estimate, light_kappa(units).reason) == (None, reason)


def test_lights_kappa_says_what_it_leaves_out() -> None:
    result = light_kappa([[1, 1, 2], [2, 2, 2], [2, 3, 3], [1, None, 1]])

    assert (result.n_dropped, result.warnings) == (1, ("incomplete_ignored",))
    assert light_kappa([[1, 1], [2, 1], [2, 2]]).reason == "jackknife_undefined"
    assert light_kappa([[1, 2]], interval="units").reason == "jackknife_undefined"
    assert light_kappa(Ratings.from_counts([[1, 1], [2, 0]])).reason == "raters_unknown"


def test_fleiss_kappa_in_its_first_form_is_that_of_complete_units() -> None:
    table = by_definition.random_table(5, 30, 5, 4, 0.0)
    gaps = np.vstack([table, [[1, 2, NAN, 1, 1]]])

    result = fleiss_kappa_classic(gaps)

    full = fleiss_kappa(table)
    assert (result.estimate, result.se) == (full.estimate, full.se)
    assert (result.n_dropped, result.warnings) == (1, ("incomplete_ignored",))
    assert result.z != pytest.approx((result.estimate or 0) / (result.se or 1))


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([[1], [2]], "too_few_raters"),
        ([[1, None], [None, 2]], "no_complete_rows"),
        ([[2, 2], [2, 2]], "no_variation"),
    ],
)
def test_an_undefined_kappa_of_fleiss_has_neither_estimate_nor_z(units: Any, reason: str) -> None:
    result = fleiss_kappa_classic(units)

    assert (result.estimate, result.z, result.reason) == (None, None, reason)


def test_a_bootstrap_of_units_is_that_of_drawing_them() -> None:
    table = by_definition.random_table(6, 30, 4, 5, 0.2)
    table = table[(~np.isnan(table)).sum(axis=1) > 1]
    rng = np.random.default_rng(3)
    for level in ("ordinal", "interval"):
        drawn = [
            krippendorff_alpha(
                table[rng.integers(0, len(table), len(table))],
                level=level,
                interval=None,
            ).estimate
            or 0.0
            for _ in range(2000)
        ]

        result = krippendorff_alpha_bootstrap(table, level=level, n_boot=20_000)

        assert result.se == pytest.approx(float(np.std(drawn)), rel=0.06)
        assert result.interval is not None
        assert [result.interval.low, result.interval.high] == pytest.approx(
            np.quantile(drawn, [0.025, 0.975]), abs=0.02
        )


def test_a_bootstrap_is_the_same_for_the_same_seed() -> None:
    first, again, other = (
        krippendorff_alpha_bootstrap(RAW4, seed=seed, n_boot=300).interval for seed in (1, 1, 2)
    )

    assert first == again
    assert first != other


def test_raters_are_never_drawn_with_replacement() -> None:
    for kind in ("raters", "both", "two-way"):
        with pytest.raises(ValueError, match="agrees with his own double"):
            krippendorff_alpha_bootstrap(RAW4, resample=kind)
    with pytest.raises(ValueError, match="What is resampled is units, not 'ratings'"):
        krippendorff_alpha_bootstrap(RAW4, resample="ratings")
    with pytest.raises(ValueError, match="at least one resample"):
        krippendorff_alpha_bootstrap(RAW4, n_boot=0)


def test_where_too_many_resamples_have_no_alpha_there_is_no_interval() -> None:
    result = krippendorff_alpha_bootstrap([[1, 1], [1, 1], [1, 2]], n_boot=100)

    assert result.estimate is not None
    assert (result.interval, result.reason) == (None, "bootstrap_undefined")
    assert krippendorff_alpha_bootstrap([[1, 1]]).reason == "no_variation"


def test_words_are_earned_by_the_cumulative_benchmark() -> None:
    # The words of the vignette "irrCAC-benchmarking": landis.koch.bf(0.77544, 0.14295) and so on.
    result = gwet_ac(RAW4)

    words = [benchmark(result, scale).label for scale in ("landis-koch", "altman", "fleiss")]

    assert words == ["moderate", "moderate", "intermediate to good"]
    assert benchmark(result, probability=0.3).label == "almost perfect"
    estimate, se = result.estimate or 0, result.se or 1
    normal = truncnorm((-1 - estimate) / se, (1 - estimate) / se, loc=estimate, scale=se)
    bands = zip((0.8, 0.6, 0.4, 0.2, 0.0, -1.0), benchmark(result).cumulative, strict=True)
    for low, (_, reached) in bands:
        assert reached == pytest.approx(float(normal.sf(low)))


def test_no_word_without_a_standard_error() -> None:
    assert benchmark(gwet_ac(RAW4, interval=None)).reason == "no_standard_error"
    assert benchmark(gwet_ac([[1], [2]])).reason == "too_few_raters"
    assert benchmark(gwet_ac([[1, 2, 2]])).reason == "too_few_units"
    certain = gwet_ac([[3, 3], [3, 3]], categories=[1, 2, 3])
    assert benchmark(certain).label == "almost perfect"


def test_wrong_benchmarks_are_refused() -> None:
    with pytest.raises(ValueError, match="landis-koch, altman, fleiss"):
        benchmark(gwet_ac(RAW4), "cicchetti")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match="between 0 and 1"):
        benchmark(gwet_ac(RAW4), probability=1)
