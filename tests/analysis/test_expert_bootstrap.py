"""Resamples of experts: each expert drawn as often as chance has it, in parts that make no difference."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.expert_bootstrap import over_resamples
from analysis.expert_bootstrap import resamples
from analysis.parts import CELLS


def test_every_resample_draws_as_many_as_there_are() -> None:
    n = CELLS // 8 + 1  # so that twenty resamples come in three parts

    parts = list(resamples(n, n_boot=20, seed=1))

    assert [len(part) for part in parts] == [7, 7, 6]
    assert all((part.sum(axis=1) == n).all() for part in parts)


def test_parts_are_those_of_one_draw() -> None:
    n = CELLS // 8 + 1
    values = np.random.default_rng(2).normal(size=n)
    drawn = np.random.default_rng([1, n]).integers(n, size=(20, n))

    means = over_resamples(n, lambda counts: counts @ values / n, n_boot=20, seed=1)

    assert means == pytest.approx(values[drawn].mean(axis=1), abs=1e-12)
