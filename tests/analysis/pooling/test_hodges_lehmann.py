"""The Hodges–Lehmann estimate: a published example, its definition, many resamples at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.expert_bootstrap import resamples
from analysis.hodges_lehmann import hodges_lehmann
from analysis.hodges_lehmann import resampled_hodges_lehmann

# Hollander, Wolfe and Chicken (2014), table 3.1 and examples 3.1, 3.3 and 3.4: Hamilton
# depression scale factor IV of nine patients, after minus before.
DEPRESSION = (-0.952, 0.147, -1.022, -0.430, -0.620, -0.590, -0.490, 0.080, -0.010)


def test_the_published_example() -> None:
    found = hodges_lehmann(DEPRESSION, conf=0.96)
    assert found.estimate == pytest.approx(-0.46)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((-0.786, -0.010))
    assert found.interval.level == pytest.approx(0.961, abs=5e-4)


@given(st.lists(st.integers(6, 42), min_size=2, max_size=15))
def test_many_resamples_at_once_are_each_resample_alone(sixths: list[int]) -> None:
    values = np.sort(np.array(sixths) / 6)
    (counts,) = resamples(len(values), n_boot=8, seed=1)
    alone = [hodges_lehmann(np.repeat(values, each.astype(int))).estimate for each in counts]
    assert resampled_hodges_lehmann(values, counts) == pytest.approx(alone, abs=1e-12)


def test_beyond_what_is_counted_out_the_rank_goes_on_smoothly() -> None:
    ranks = []
    for n in (60, 61):
        found = hodges_lehmann(np.arange(float(n)))
        assert found.interval is not None
        ranks.append(found.interval.low / n)
    assert ranks[0] == pytest.approx(ranks[1], abs=0.01)


def test_few_values_get_the_level_they_reach() -> None:
    found = hodges_lehmann([1, 2, 4])
    assert found.interval is not None
    assert found.interval.level == 0.75
    assert found.warnings == ("level_not_reached",)
    assert hodges_lehmann([3]).reason == "too_few_experts"
    assert hodges_lehmann([]).reason == "no_experts"
    assert "zero_width" in hodges_lehmann([3] * 8).warnings
