from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from scipy.special import stdtrit

from analysis.krippendorff import METRICS
from analysis.krippendorff import krippendorff_alpha
from analysis.ratings import Ratings
from tests.analysis.examples import published

CASES = published("krippendorff-alpha")
TABLE: list[list[float | None]] = [
    [1, 2, 1],
    [3, 3, 4],
    [5, 5, 5],
    [2, None, 2],
    [4, 3, 4],
    [7, 6, 7],
]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_alpha_is_the_published_one(case: dict[str, Any]) -> None:
    result = krippendorff_alpha(Ratings.from_matrix(case["units"]), metric=case["metric"])

    assert result.estimate == pytest.approx(case["expected"], abs=1e-8)
    assert result.estimate == pytest.approx(case["published"], abs=6e-4)


@pytest.mark.parametrize(
    ("units", "metric", "reason"),
    [
        ([[3, 3, 3], [3, 3, 3]], "ordinal", "no_variation"),
        ([[1, None], [None, 2], [3, None]], "ordinal", "no_pairs"),
        ([[1], [2], [3]], "ordinal", "too_few_raters"),
        ([[None, None], [None, None]], "ordinal", "too_few_raters"),
        ([[1, 1], [2, None]], "ordinal", "no_variation"),
        ([[-1, 1], [2, 2]], "ratio", "not_ratio_scale"),
    ],
    ids=["all-equal", "no-overlap", "one-rater", "empty", "varies-only-unpaired", "negative"],
)
def test_an_undefined_alpha_has_a_reason(units: Any, metric: Any, reason: str) -> None:
    result = krippendorff_alpha(Ratings.from_matrix(units), metric=metric)

    assert (result.estimate, result.interval, result.reason) == (None, None, reason)


def test_single_ratings_are_dropped_and_named() -> None:
    result = krippendorff_alpha(Ratings.from_matrix([[1.0, 2], [3, 3], [4, None], [5, 4]]))

    assert (result.n_units, result.n_dropped) == (3, 1)
    assert result.warnings == ("single_ratings_dropped",)


def test_a_negative_alpha_is_given_as_it_is() -> None:
    result = krippendorff_alpha(Ratings.from_matrix([[1, 7], [7, 1], [1, 7]]), jackknife=None)

    assert result.estimate is not None
    assert result.estimate < 0


def test_the_two_way_jackknife_adds_the_variances_of_both_directions() -> None:
    ratings = Ratings.from_matrix(TABLE)
    widths = {}
    for kind in ("two-way", "raters", "units"):
        interval = krippendorff_alpha(ratings, metric="nominal", jackknife=kind).interval
        assert interval is not None
        df = int(interval.method.split()[-4])
        widths[kind] = (krippendorff_alpha(ratings, metric="nominal").estimate or 0) - interval.low
        widths[kind] = (widths[kind] / float(stdtrit(df, 0.975))) ** 2

    assert widths["two-way"] == pytest.approx(widths["raters"] + widths["units"])


def test_an_interval_ends_at_one() -> None:
    interval = krippendorff_alpha(Ratings.from_matrix(TABLE)).interval

    assert interval is not None
    assert interval.high == 1.0


def test_where_leaving_one_out_is_undefined_there_is_no_interval() -> None:
    result = krippendorff_alpha(Ratings.from_matrix([[1, 1], [2, 3]]))

    assert result.estimate is not None
    assert (result.interval, result.reason) == (None, "jackknife_undefined")


def test_an_unknown_metric_is_refused() -> None:
    with pytest.raises(ValueError, match="nominal, ordinal, interval, ratio"):
        krippendorff_alpha(Ratings.from_matrix(TABLE), metric="cosine")  # type: ignore[arg-type]  # wrong on purpose


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(METRICS))
def test_the_order_of_units_and_raters_changes_nothing(random: Any, metric: Any) -> None:
    table = np.array(TABLE, dtype=float)
    rows, columns = list(range(table.shape[0])), list(range(table.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)

    shuffled = krippendorff_alpha(Ratings(table[rows][:, columns]), metric=metric)

    original = krippendorff_alpha(Ratings(table), metric=metric)
    assert shuffled.estimate == pytest.approx(original.estimate)
    assert shuffled.interval is not None
    assert original.interval is not None
    assert shuffled.interval.low == pytest.approx(original.interval.low)


def test_a_monotone_relabelling_changes_no_ordinal_alpha() -> None:
    table = np.array(TABLE, dtype=float)

    relabelled = krippendorff_alpha(Ratings(np.exp(table)))

    assert relabelled.estimate == pytest.approx(krippendorff_alpha(Ratings(table)).estimate)
