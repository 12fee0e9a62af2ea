from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.posterior import Posterior
from analysis.quadrant import quadrant_mass
from analysis.shared_error import mass_with_shared_error
from analysis.shared_error import tipping_point

CUTS = (4.0, 4.0)
T = Posterior(
    vertical=4.4,
    horizontal=3.8,
    scale_vertical=0.3,
    scale_horizontal=0.25,
    correlation=0.5,
    df=8,
)


def test_the_tipping_point_carries_the_position_to_the_cut() -> None:
    assert 4.4 + tipping_point(4.4, 4.0) == pytest.approx(4.0)
    assert tipping_point(3.5, 4.0) > 0 > tipping_point(4.5, 4.0)


@pytest.mark.parametrize("df", [3, 8, 60])
@pytest.mark.parametrize("rho", [-0.9, 0.0, 0.5, 1.0])
def test_a_tiny_shared_error_leaves_the_placement(df: int, rho: float) -> None:
    t = replace(T, df=df, correlation=rho)

    masses = mass_with_shared_error(t, CUTS, 1e-4).masses

    assert masses == pytest.approx(quadrant_mass(t, CUTS).masses, abs=2e-4)


@pytest.mark.parametrize("sd", [0.2, 0.5])
@pytest.mark.parametrize("df", [3, 20])
def test_it_agrees_with_integrating_over_the_error_itself(sd: float, df: int) -> None:
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)
    weights = weights / weights.sum()
    t = replace(T, df=df)
    shifted = [
        weight_v * weight_h * np.array(quadrant_mass(moved, CUTS).masses)
        for v, weight_v in zip(sd * nodes, weights, strict=True)
        for h, weight_h in zip(sd * nodes, weights, strict=True)
        for moved in [replace(t, vertical=t.vertical + v, horizontal=t.horizontal + h)]
    ]

    masses = mass_with_shared_error(t, CUTS, sd).masses

    assert sum(masses) == pytest.approx(1, abs=1e-9)
    assert masses == pytest.approx(np.sum(shifted, axis=0), abs=3e-5)


def test_a_position_on_both_cuts_is_split_in_four() -> None:
    t = replace(T, vertical=4, horizontal=4, correlation=0)

    assert mass_with_shared_error(t, CUTS, 0.3).masses == pytest.approx((0.25,) * 4)


def test_a_shared_error_must_have_a_size() -> None:
    with pytest.raises(ValueError, match="must be positive"):
        mass_with_shared_error(T, CUTS, 0)
