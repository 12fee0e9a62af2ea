from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from analysis.cronbach import cronbach_alpha
from tests.analysis.examples import published

CASES = published("cronbach-alpha")
NAN = np.nan


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_alpha_and_its_interval_are_the_published_ones(case: dict[str, Any]) -> None:
    result = cronbach_alpha(np.array(case["rows"], dtype=float))

    assert result.interval is not None
    assert result.estimate == pytest.approx(case["expected"], abs=1e-8)
    assert result.interval.low == pytest.approx(case["low"], abs=1e-8)
    assert result.interval.high == pytest.approx(case["high"], abs=1e-8)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[4, 4], [4, 4], [4, 4]], "no_variation"),
        ([[4], [5], [6]], "too_few_items"),
        ([[4, 5]], "no_complete_rows"),
        ([[4, NAN], [NAN, 5], [3, NAN]], "no_complete_rows"),
    ],
    ids=["all-equal", "one-item", "one-row", "no-complete-row"],
)
def test_an_undefined_alpha_has_a_reason(rows: Any, reason: str) -> None:
    result = cronbach_alpha(np.array(rows, dtype=float))

    assert (result.estimate, result.interval, result.reason) == (None, None, reason)


def test_differences_between_alliances_do_not_count() -> None:
    rng = np.random.default_rng(1)
    noise = rng.normal(size=(40, 4))
    groups = np.repeat([0.0, 1.0], 20)
    apart = noise + 5 * groups[:, np.newaxis]

    within = cronbach_alpha(apart, groups=groups)
    pooled = cronbach_alpha(apart)

    assert within.estimate == pytest.approx(cronbach_alpha(noise, groups=groups).estimate)
    assert within.estimate is not None
    assert pooled.estimate is not None
    assert within.estimate < 0.4
    assert pooled.estimate > 0.9


def test_experts_with_several_rows_are_resampled_whole() -> None:
    rng = np.random.default_rng(2)
    view = np.tile(rng.normal(size=(15, 1)), (2, 1))
    rows = view + 0.5 * rng.normal(size=(30, 4))
    clusters = np.tile(np.arange(15.0), 2)
    groups = np.repeat([0.0, 1.0], 15)

    result = cronbach_alpha(
        rows, groups=groups, clusters=clusters, interval="bootstrap", n_boot=400
    )

    assert result.interval is not None
    assert result.estimate is not None
    assert result.interval.method == "percentile bootstrap of 15 experts, 400 resamples"
    assert result.interval.low < result.estimate < result.interval.high


def test_experts_with_several_rows_are_left_out_whole() -> None:
    rng = np.random.default_rng(2)
    rows = np.tile(rng.normal(size=(15, 1)), (2, 1)) + 0.5 * rng.normal(size=(30, 4))
    clusters, groups = np.tile(np.arange(15), 2), np.repeat(["a", "b"], 15)

    result = cronbach_alpha(rows, groups=groups, clusters=clusters)

    left = [
        cronbach_alpha(rows[clusters != e], groups=groups[clusters != e]).estimate or 0.0
        for e in range(15)
    ]
    logs = np.log(1 - np.array(left))
    se = np.sqrt(14 / 15 * ((logs - logs.mean()) ** 2).sum())
    assert result.interval is not None
    assert result.estimate is not None
    assert result.interval.low == pytest.approx(
        1 - (1 - result.estimate) * np.exp(2.144786688 * se)
    )
    assert "jackknife over experts" in result.interval.method


def test_an_interval_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="jackknife or bootstrap"):
        cronbach_alpha([[1, 2], [2, 3]], interval="bayes")  # type: ignore[arg-type]  # wrong on purpose


def test_names_and_order_of_experts_change_no_bootstrap() -> None:
    rng = np.random.default_rng(3)
    rows = rng.integers(1, 8, size=(16, 3)).astype(float)
    clusters, groups = np.tile(np.arange(8.0), 2), np.repeat([0.0, 1.0], 8)
    order = rng.permutation(16)

    shuffled = cronbach_alpha(
        rows[order],
        groups=groups[order],
        clusters=10 - clusters[order],
        interval="bootstrap",
        n_boot=100,
    )

    original = cronbach_alpha(
        rows, groups=groups, clusters=clusters, interval="bootstrap", n_boot=100
    )
    assert shuffled.estimate == pytest.approx(original.estimate)
    assert shuffled.interval is not None
    assert original.interval is not None
    assert shuffled.interval.low == pytest.approx(original.interval.low)


def test_rounding_errors_do_not_decide_whom_a_bootstrap_draws() -> None:
    rng = np.random.default_rng(4)
    rows = rng.integers(3, 6, size=(24, 3)).astype(float)
    clusters, groups = np.tile(np.arange(12.0), 2), np.repeat([0.0, 1.0], 12)
    noise = rng.choice([-1e-13, 0, 1e-13], size=rows.shape)

    exact, noisy = (
        cronbach_alpha(table, groups=groups, clusters=clusters, interval="bootstrap", n_boot=100)
        for table in (rows, rows + noise)
    )

    assert exact.interval is not None
    assert noisy.interval is not None
    assert noisy.interval.low == pytest.approx(exact.interval.low, abs=1e-8)
    assert noisy.interval.high == pytest.approx(exact.interval.high, abs=1e-8)


def test_too_many_undefined_resamples_give_no_interval() -> None:
    rows = np.array([[1, 1], [1, 1], [1, 1], [4, 4], [1, 1], [1, 1]], dtype=float)
    clusters = np.array([0.0, 1, 2, 2, 1, 0])
    groups = np.array([0.0, 0, 0, 1, 1, 1])

    result = cronbach_alpha(
        rows, groups=groups, clusters=clusters, interval="bootstrap", n_boot=200
    )

    assert result.estimate == pytest.approx(1)
    assert (result.interval, result.reason) == (None, "bootstrap_undefined")


def test_rows_with_gaps_are_left_out_and_named() -> None:
    rows = np.array([[1, 2], [2, 2], [5, 6], [NAN, 3]])

    result = cronbach_alpha(rows)

    assert (result.n, result.n_dropped, result.warnings) == (3, 1, ("incomplete_ignored",))
