from __future__ import annotations

import numpy as np
import pytest

from analysis import Ratings
from analysis import a_wg
from analysis import average_deviation
from analysis import blair_lacy
from analysis import leik_dispersion
from analysis import r_star_wg_j
from analysis import tastle_consensus
from analysis import van_der_eijk_a
from analysis.mean_concentration import INDICES
from analysis.mean_concentration import mean_concentration

POINTS = range(1, 6)
OF_COUNTS = {
    "van_der_eijk_a": van_der_eijk_a,
    "tastle_consensus": tastle_consensus,
    "leik_dispersion": leik_dispersion,
    "blair_lacy": blair_lacy,
}


def table(seed: int = 1, units: int = 7, raters: int = 6) -> np.ndarray:
    rng = np.random.default_rng(seed)
    found = rng.integers(2, 5, size=(units, raters)).astype(float)
    found[rng.random(found.shape) < 0.2] = np.nan
    return found


def by_definition(rows: np.ndarray, index: str) -> float:
    """The mean of the index of each unit by the function of its own name."""
    found = []
    for row in rows:
        given = row[~np.isnan(row)]
        if given.size < 2:
            continue
        if index in OF_COUNTS:
            counts = [int((given == point).sum()) for point in POINTS]
            one = OF_COUNTS[index](counts, conf=None).estimate
        elif index == "r_star_wg_j":
            one = r_star_wg_j(given[:, np.newaxis], n_options=5, conf=None).estimate
        elif index == "a_wg":
            one = a_wg(given, low=1, high=5, conf=None).estimate
        else:
            center = "median" if index.endswith("median") else "mean"
            one = average_deviation(given, center=center, conf=None).estimate  # type: ignore[arg-type]
        if one is not None:
            found.append(one)
    return float(np.mean(found))


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_is_the_mean_of_the_index_of_each_unit(index: str, seed: int) -> None:
    rows = table(seed)
    found = mean_concentration(rows, index=index, categories=POINTS)  # type: ignore[arg-type]
    assert found.estimate == pytest.approx(by_definition(rows, index), abs=1e-12)


@pytest.mark.parametrize("index", INDICES)
def test_its_interval_is_that_of_leaving_each_rater_out(index: str) -> None:
    rows = table(4)
    found = mean_concentration(rows, index=index, categories=POINTS)  # type: ignore[arg-type]
    without = np.array([by_definition(np.delete(rows, r, axis=1), index) for r in range(6)])
    se = np.sqrt(5 / 6 * ((without - without.mean()) ** 2).sum())
    assert found.interval is not None
    assert found.estimate is not None
    assert found.interval.low < found.estimate < found.interval.high
    # The interval is made on another scale, but its width is that of the standard error.
    assert found.interval.high - found.interval.low == pytest.approx(2 * 2.5706 * se, rel=0.5)


@pytest.mark.parametrize("index", INDICES)
def test_the_order_of_raters_and_units_does_not_matter(index: str) -> None:
    rows = table(5)
    first = mean_concentration(rows, index=index, categories=POINTS)  # type: ignore[arg-type]
    turned = rows[::-1, [3, 1, 5, 0, 2, 4]]
    second = mean_concentration(turned, index=index, categories=POINTS)  # type: ignore[arg-type]
    assert first.estimate == pytest.approx(second.estimate, abs=1e-12)


def test_units_of_one_rating_are_left_out_and_counted() -> None:
    found = mean_concentration([[1, 1], [3, None]], categories=POINTS)
    assert (found.estimate, found.n_units, found.n_dropped) == (1.0, 1, 1)


@pytest.mark.parametrize(
    ("data", "points", "reason"),
    [
        ([[1], [2]], POINTS, "too_few_raters"),
        ([[1, None], [None, 2]], POINTS, "no_pairs"),
        ([[1, 2], [2, 2]], None, "too_few_points"),
    ],
)
def test_what_is_undefined_has_a_reason(data: object, points: object, reason: str) -> None:
    found = mean_concentration(data, categories=points)  # type: ignore[arg-type]
    assert (found.estimate, found.reason) == (None, reason)


def test_means_at_an_end_have_no_a_wg() -> None:
    found = mean_concentration([[5, 5], [1, 1]], index="a_wg", categories=POINTS)
    assert found.reason == "mean_at_end"


def test_counts_without_raters_have_no_interval() -> None:
    found = mean_concentration(Ratings.from_counts([[3, 0, 3], [0, 6, 0]]))
    assert found.estimate == 0.0
    assert found.reason == "raters_unknown"


def test_there_is_no_other_index() -> None:
    with pytest.raises(ValueError, match="The index is one of van_der_eijk_a"):
        mean_concentration([[1, 2]], index="theta")  # type: ignore[arg-type]
