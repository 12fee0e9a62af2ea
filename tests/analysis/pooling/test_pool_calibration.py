"""The placement probability of every pool is about as often right as it says, where positions are spread."""

from __future__ import annotations

import pytest

from bench.pool_calibration import calibration


@pytest.mark.parametrize("n", [8, 24])
def test_no_pool_claims_more_than_it_holds(n: int) -> None:
    found = calibration(n, 1.0, runs=200, seed=7)
    assert set(found) == {"mean", "median", "trimmed_mean", "hodges_lehmann", "weighted"}
    for record in found.values():
        chance = 3 * (record.right * (1 - record.right) / record.runs) ** 0.5
        assert record.claimed - record.right < 0.03 + chance
        assert record.claimed - record.right > -0.07 - chance
