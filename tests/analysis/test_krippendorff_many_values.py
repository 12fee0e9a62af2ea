from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from analysis.gwet import gwet_ac
from analysis.jackknife import jackknife_variance
from analysis.krippendorff import krippendorff_alpha
from analysis.krippendorff_bootstrap import krippendorff_alpha_bootstrap
from analysis.krippendorff_distances import LEVELS
from analysis.krippendorff_moments import SUMMED
from analysis.krippendorff_moments import Moments
from analysis.ratings import Ratings
from tests.analysis import by_definition

NAN = float("nan")


@pytest.mark.parametrize("level", SUMMED)
@pytest.mark.parametrize("direction", ["units", "raters"])
def test_sums_by_unit_give_what_counts_give(level: Any, direction: Any) -> None:
    table = by_definition.random_table(13, 14, 5, 6, 0.4)
    counted = krippendorff_alpha(table, level=level, interval=direction)

    moments = Moments(ratings=Ratings.from_matrix(table), level=level)

    assert moments.alpha() == pytest.approx(counted.estimate)
    left = moments.without_units() if direction == "units" else moments.without_raters()
    assert math.sqrt(jackknife_variance(left)) == pytest.approx(counted.se)


def test_scales_with_many_points_have_the_spread_of_leaving_each_out() -> None:
    rng = np.random.default_rng(16)
    table = np.rint(rng.normal(size=(25, 1)) * 20 + rng.normal(size=(25, 6)) * 10)

    for level in LEVELS[:3]:
        result = krippendorff_alpha(table, level=level, interval="raters")
        variance = by_definition.jackknife(
            table,
            lambda left, level=level: by_definition.krippendorff(left, level),  # type: ignore[misc]  # bound here
            1,
        )
        assert result.se == pytest.approx(math.sqrt(variance), rel=1e-9)


def test_measurements_with_thousands_of_values_have_an_alpha() -> None:
    rng = np.random.default_rng(14)
    table = rng.normal(size=(900, 1)) + rng.normal(size=(900, 5))
    table[rng.random(table.shape) < 0.2] = NAN

    for level, least in (("interval", 0.45), ("ordinal", 0.45), ("nominal", -0.01)):
        result = krippendorff_alpha(table, level=level)  # type: ignore[arg-type]  # their names
        assert result.estimate == pytest.approx(least, abs=0.06)
        assert result.interval is not None
    for unsummed in ("ratio", "bipolar", lambda a, b: (a - b) ** 4):
        assert krippendorff_alpha(np.abs(table), level=unsummed).reason == "too_many_points"
    found = krippendorff_alpha_bootstrap(table)
    assert (found.interval, found.reason) == (None, "too_many_points")
    assert gwet_ac(table).reason == "too_many_points"
    with pytest.raises(ValueError, match="too many to count"):
        _ = Ratings.from_matrix(table).counts


def test_leaving_each_out_of_very_many_values_is_not_tried() -> None:
    rng = np.random.default_rng(15)
    table = rng.normal(size=(20_000, 3))

    result = krippendorff_alpha(table)

    assert result.estimate is not None
    assert (result.interval, result.reason) == (None, "too_many_points")
