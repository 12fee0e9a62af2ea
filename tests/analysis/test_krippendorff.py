from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from scipy.special import stdtrit

from analysis.krippendorff import krippendorff_alpha
from analysis.krippendorff_distances import LEVELS
from analysis.ratings import Ratings
from tests.analysis import by_definition
from tests.analysis.examples import published

if TYPE_CHECKING:
    from analysis.jackknife import Directions

CASES = published("krippendorff-alpha")
NAN = float("nan")
TABLE: list[list[float | None]] = [
    [1, 2, 1],
    [3, 3, 4],
    [5, 5, 5],
    [2, None, 2],
    [4, 3, 4],
    [7, 6, 7],
]
SHAPES = [(12, 4, 5, 0.3), (30, 3, 2, 0.0), (6, 9, 7, 0.5), (25, 2, 4, 0.2), (8, 20, 11, 0.7)]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_alpha_is_the_published_one(case: dict[str, Any]) -> None:
    result = krippendorff_alpha(case["units"], level=case["level"])

    assert result.estimate == pytest.approx(case["expected"], abs=1e-8)
    assert result.estimate == pytest.approx(case["published"], abs=6e-4)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("level", LEVELS)
def test_alpha_is_that_of_all_pairs(level: Any, shape: Any) -> None:
    table = by_definition.random_table(3, *shape)

    result = krippendorff_alpha(table, level=level, interval=None)

    assert result.estimate == pytest.approx(by_definition.krippendorff(table, level), abs=1e-12)


@pytest.mark.parametrize("level", ["circular", "bipolar"])
def test_the_ends_of_a_declared_scale_count_where_they_matter(level: Any) -> None:
    table = by_definition.random_table(4, 15, 4, 5, 0.2)

    result = krippendorff_alpha(table, level=level, categories=range(10), interval=None)

    expected = by_definition.krippendorff(table, level, (0, 9))
    assert result.estimate == pytest.approx(expected, abs=1e-12)
    assert result.n_points == 10


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("direction", ["units", "raters"])
def test_the_standard_error_is_that_of_leaving_each_out(
    direction: Any, level: Any, shape: Any
) -> None:
    table = by_definition.random_table(5, *shape)
    ends = (float(np.nanmin(table)), float(np.nanmax(table)))
    variance = by_definition.jackknife(
        table,
        lambda left: by_definition.krippendorff(left, level, ends),
        0 if direction == "units" else 1,
    )

    result = krippendorff_alpha(table, level=level, interval=direction)

    if math.isnan(variance):
        assert (result.interval, result.reason) == (None, "jackknife_undefined")
    else:
        assert result.se == pytest.approx(math.sqrt(variance), rel=1e-9)


def test_a_sparse_table_has_the_intervals_of_the_full_one() -> None:
    rng = np.random.default_rng(2)
    units, raters = np.repeat(np.arange(300), 3), rng.integers(0, 200, 900)
    values = rng.integers(1, 6, 900)
    ratings = Ratings.from_long(raters, units, values)

    result = krippendorff_alpha(ratings, interval="raters")

    variance = by_definition.jackknife(
        ratings.values, lambda left: krippendorff_alpha(left, interval=None).estimate or 0.0, 1
    )
    assert result.se == pytest.approx(math.sqrt(variance), rel=1e-9)


@pytest.mark.parametrize(
    ("units", "level", "reason"),
    [
        ([[3, 3, 3], [3, 3, 3]], "ordinal", "no_variation"),
        ([[1, None], [None, 2], [3, None]], "ordinal", "no_pairs"),
        ([[1], [2], [3]], "ordinal", "too_few_raters"),
        ([[None, None], [None, None]], "ordinal", "too_few_raters"),
        ([], "ordinal", "too_few_raters"),
        ([[1, 1], [2, None]], "ordinal", "no_variation"),
        ([[-1, 1], [2, 2]], "ratio", "not_ratio_scale"),
    ],
    ids=[
        "all-equal",
        "no-overlap",
        "one-rater",
        "empty",
        "none",
        "varies-only-unpaired",
        "negative",
    ],
)
def test_an_undefined_alpha_has_a_reason(units: Any, level: Any, reason: str) -> None:
    result = krippendorff_alpha(units, level=level)

    assert (result.estimate, result.interval, result.reason) == (None, None, reason)


def test_single_ratings_are_dropped_and_named() -> None:
    result = krippendorff_alpha([[1.0, 2], [3, 3], [4, None], [5, 4]])

    assert (result.n_units, result.n_dropped, result.n_ratings) == (3, 1, 7)
    assert result.warnings == ("single_ratings_dropped",)


def test_a_negative_alpha_is_given_as_it_is() -> None:
    result = krippendorff_alpha([[1, 7], [7, 1], [1, 7]], interval=None)

    assert result.estimate is not None
    assert result.estimate < 0
    assert str(result) == "α = −.667, 2 raters, 3 units"


@pytest.mark.parametrize("shape", [(9, 4, 5, 0.3), (12, 2, 3, 0.1), (5, 7, 6, 0.5)])
@pytest.mark.parametrize("level", LEVELS)
def test_both_ways_what_a_single_rating_does_counts_once(level: Any, shape: Any) -> None:
    table = by_definition.random_table(5, *shape)
    ends = (float(np.nanmin(table)), float(np.nanmax(table)))
    two_way, raters, units = (
        krippendorff_alpha(table, level=level, interval=kind)
        for kind in ("two-way", "raters", "units")
    )

    single = by_definition.without_each_rating(
        table, lambda left: by_definition.krippendorff(left, level, ends), 2
    )

    if two_way.se is None:
        assert None in {raters.se, units.se}
    else:
        ways = ((raters.se or 0) ** 2, (units.se or 0) ** 2)
        assert two_way.se**2 == pytest.approx(max(sum(ways) - single, *ways))


def test_an_interval_is_made_on_fishers_scale_at_the_level_asked_for() -> None:
    table = by_definition.random_table(5, 20, 4, 5, 0.0)

    def fisher(alpha: Any) -> Any:
        return np.log((np.asarray(alpha) + 1 / 3) / (1 - np.asarray(alpha)))

    def alpha_of(rows: Any) -> float:
        return krippendorff_alpha(rows, interval=None).estimate or 0

    centre = float(fisher(alpha_of(table)))
    for conf in (0.95, 0.5):
        directions: tuple[tuple[Directions, int, int], ...] = (("raters", 1, 0), ("units", 0, 1))
        for interval, axis, bias in directions:
            n = table.shape[axis]
            left = fisher([alpha_of(np.delete(table, one, axis=axis)) for one in range(n)])

            result = krippendorff_alpha(table, conf=conf, interval=interval)

            assert result.interval is not None
            assert result.interval.level == conf
            half = stdtrit(n - 1, (1 + conf) / 2) * np.sqrt(n - 1) * left.std()
            middle = centre - bias * (n - 1) * (left.mean() - centre)
            ends = fisher([result.interval.low, result.interval.high])
            assert ends == pytest.approx([middle - half, middle + half])


def test_an_interval_stays_between_the_lowest_alpha_and_one() -> None:
    high = krippendorff_alpha([[1, 1, 1], [5, 5, 5], [3, 3, 4], [2, 2, 2], [1, 1, 1]])
    low = krippendorff_alpha([[1, 7, 4], [7, 1, 3], [1, 7, 2], [6, 2, 4]])
    below = krippendorff_alpha([[1, 7], [7, 1], [1, 7], [7, 2]], level="nominal", interval="units")

    assert high.interval is not None
    assert low.interval is not None
    assert below.interval is not None
    assert 0.5 < high.interval.low < (high.estimate or 0) < high.interval.high < 1
    assert -0.5 < low.interval.low < (low.estimate or 0) < low.interval.high < 1
    assert below.interval.low < (below.estimate or 0) < below.interval.high


def test_where_leaving_one_out_is_undefined_there_is_no_interval() -> None:
    result = krippendorff_alpha([[1, 1], [2, 3]])

    assert result.estimate is not None
    assert (result.interval, result.reason) == (None, "jackknife_undefined")


def test_counts_have_an_alpha_but_not_its_spread_over_raters() -> None:
    counts = Ratings.from_counts([[3, 1, 0], [0, 4, 0], [1, 0, 3], [0, 0, 2]])

    result = krippendorff_alpha(counts)

    assert result.estimate is not None
    assert (result.interval, result.reason) == (None, "raters_unknown")
    assert krippendorff_alpha(counts, interval="units").interval is not None


def test_distances_of_ones_own_are_taken() -> None:
    table = by_definition.random_table(6, 10, 4, 5, 0.1)
    apart = np.abs(np.subtract.outer(np.arange(5), np.arange(5))) ** 2.0

    given_as = [
        krippendorff_alpha(table, level=custom).se
        for custom in (apart, lambda a, b: (a - b) ** 2, "interval")
    ]

    assert given_as[0] == pytest.approx(given_as[2])
    assert given_as[1] == pytest.approx(given_as[2])
    words = krippendorff_alpha([["a", "b"], ["a", "a"]], level=lambda a, b: a != b, interval=None)
    assert words.estimate == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"level": "cosine"}, "nominal, ordinal, interval, ratio"),
        ({"interval": "bootstrap"}, "two-way, raters, units or None"),
        ({"conf": 1.5}, "between 0 and 1"),
        ({"level": np.eye(6)}, "0 for the same point"),
        ({"level": np.zeros((2, 2))}, r"have the shape \(6, 6\)"),
        ({"level": np.full((6, 6), -1.0)}, "none is negative"),
    ],
)
def test_wrong_options_are_refused(options: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        krippendorff_alpha([[1, 2, 3], [4, 5, 6]], **options)


def test_words_have_no_order_but_the_declared_one() -> None:
    words = [["low", "mid"], ["high", "high"], ["mid", "low"]]
    numbers = [[1, 2], [3, 3], [2, 1]]

    with pytest.raises(ValueError, match="declare it with `categories`"):
        krippendorff_alpha(words, level="ordinal")

    for level in LEVELS:
        found = krippendorff_alpha(words, level=level, categories=["low", "mid", "high"])
        assert found.estimate == pytest.approx(krippendorff_alpha(numbers, level=level).estimate)
    nominal = krippendorff_alpha(words, level="nominal").estimate
    assert nominal == krippendorff_alpha(numbers, level="nominal").estimate
