from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from analysis.measurement.ordinal_irt import ordinal_irt
from analysis.measurement.rater_model import RaterModel
from analysis.methods import METHODS
from tests.analysis.examples import published

(CASE,) = published("ordinal-irt")
Rows = list[tuple[int, int, int]]


def simulated(
    seed: int, *, units: int, raters: int, each: int, points: int = 5
) -> tuple[Any, Rows]:
    """Draw places, and ratings of each unit by some raters."""
    rng = np.random.default_rng(seed)
    z = rng.normal(size=units)
    slopes = np.exp(0.4 * rng.normal(size=raters))
    own = 0.3 * rng.normal(size=(raters, points - 1))
    limits = np.sort(np.linspace(-1.5, 1.5, points - 1) + own, axis=1)
    rows = [
        (int(j), i, 1 + int((limits[j] < slopes[j] * z[i] + rng.normal()).sum()))
        for i in range(units)
        for j in rng.choice(raters, each, replace=False)
    ]
    return z, rows


def test_places_are_the_posterior_means_of_a_sampler() -> None:
    found = METHODS[CASE["method"]](CASE["data"], **CASE["params"])

    assert found["z_mean"] == pytest.approx(CASE["expected"]["z_mean"], abs=CASE["tolerance"] / 2)


def test_the_gradient_is_that_of_the_objective() -> None:
    data = np.array(CASE["data"])
    model = RaterModel(data[:, 0], data[:, 1], data[:, 2] - 1, 5)
    x = 0.2 * np.random.default_rng(1).normal(size=4 + 15 * 5)
    gradient = model.objective(x)[1]

    for place in range(len(x)):
        step = np.zeros(len(x))
        step[place] = 1e-5
        slope = (model.objective(x + step)[0] - model.objective(x - step)[0]) / 2e-5
        assert gradient[place] == pytest.approx(slope, abs=1e-5)


def test_places_follow_the_truth_more_closely_than_the_mean() -> None:
    z, rows = simulated(4, units=200, raters=40, each=8)
    data = np.array(rows)
    means = np.bincount(data[:, 1], data[:, 2]) / np.bincount(data[:, 1])

    found = ordinal_irt(rows, n_categories=5)

    assert found.converged
    places = np.array(found.z_mean, dtype=float)
    assert np.corrcoef(places, z)[0, 1] > np.corrcoef(means, z)[0, 1] + 0.005
    assert places.std() == pytest.approx(0.95, abs=0.1)
    errors = (places - z) / np.array(found.z_sd, dtype=float)
    assert errors.std() == pytest.approx(1.1, abs=0.15)  # the raters’ own error is not in z_sd


def test_neither_the_seed_nor_the_order_of_ratings_matters() -> None:
    _, rows = simulated(5, units=30, raters=8, each=4)

    first = ordinal_irt(rows, n_categories=5, seed=1)

    assert ordinal_irt(rows, n_categories=5, seed=2) == first
    assert ordinal_irt(rows[::-1], n_categories=5).z_mean == pytest.approx(first.z_mean, abs=1e-6)


def test_a_rater_who_rates_at_random_tells_nothing_apart() -> None:
    _, rows = simulated(6, units=120, raters=8, each=6)
    rng = np.random.default_rng(6)
    rows += [(8, unit, int(rng.integers(1, 6))) for unit in range(120)]

    found = ordinal_irt(rows, n_categories=5)

    others = found.discrimination[:8]
    assert found.discrimination[8] is not None
    assert found.discrimination[8] < min(each for each in others if each is not None) / 2


def test_a_unit_or_rater_without_ratings_has_no_number() -> None:
    _, rows = simulated(7, units=20, raters=4, each=3)
    moved = [(j + 1, i + (i > 4), k) for j, i, k in rows]

    found = ordinal_irt(moved, n_categories=5)

    assert (found.n_units, found.n_raters) == (20, 4)
    assert found.z_mean[5] is None
    assert found.discrimination[0] is None
    assert found.z_mean[4] is not None


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "no_experts"),
        ([(0, 0, 1), (0, 1, 3)], "too_few_raters"),
        ([(0, 0, 2), (1, 0, 2), (1, 1, 2)], "no_variation"),
    ],
)
def test_too_little_gives_a_reason(rows: Rows, reason: str) -> None:
    found = ordinal_irt(rows, n_categories=3)

    assert found.reason == reason
    assert set(found.z_mean) <= {None}
    assert METHODS["ordinal_irt"](rows, n_categories=3) == {"z_mean": None}
    assert str(found).endswith(".")


@pytest.mark.parametrize(
    ("rows", "points"),
    [([(0, 0, 4)], 3), ([(0, 0, 0)], 3), ([(0, -1, 1)], 3), ([(0, 0)], 3), ([(0, 0, 1.5)], 3),
     ([(0, "a", 1)], 3), ([(0, 0, 1)], 1)],
)  # fmt: skip
def test_what_is_no_rating_is_refused(rows: Any, points: int) -> None:
    with pytest.raises(ValueError, match=r"Each row has|A scale has"):
        ordinal_irt(rows, n_categories=points)


def test_the_result_is_plain() -> None:
    _, rows = simulated(8, units=10, raters=4, each=3)

    plain = ordinal_irt(rows, n_categories=5).as_dict()

    assert plain["n"] == 30
    assert len(plain["z_mean"]) == 10
    assert plain["reason"] is None
