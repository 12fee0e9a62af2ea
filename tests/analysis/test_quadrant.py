from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from scipy.special import gammaincinv
from scipy.special import ndtri
from scipy.special import stdtr
from scipy.special import stdtrit

from analysis.posterior import Posterior
from analysis.posterior import posterior_of
from analysis.quadrant import quadrant_mass

CUTS = (4.0, 4.0)
TILTED = Posterior(
    vertical=4.6,
    horizontal=3.7,
    scale_vertical=0.5,
    scale_horizontal=0.35,
    correlation=0.6,
    df=6,
)


@pytest.mark.parametrize(
    "posterior",
    [TILTED, replace(TILTED, correlation=-0.85, df=3), replace(TILTED, vertical=5.2, df=20)],
    ids=["tilted", "against", "many"],
)
def test_the_masses_agree_with_two_million_draws_to_four_digits(posterior: Posterior) -> None:
    # Draws spread evenly over the unit cube (an additive recurrence) instead of at random, so that
    # two million of them are worth four digits.
    steps = 1 / 1.2207440846057596 ** np.arange(1, 4)
    u = (0.5 + np.arange(2_000_000)[:, np.newaxis] * steps) % 1
    first, other = ndtri(u[:, 0]), ndtri(u[:, 1])
    second = posterior.correlation * first + math.sqrt(1 - posterior.correlation**2) * other
    width = np.sqrt(gammaincinv(posterior.df / 2, u[:, 2]) * 2 / posterior.df)
    high = posterior.vertical + posterior.scale_vertical * first / width >= CUTS[0]
    strong = posterior.horizontal + posterior.scale_horizontal * second / width >= CUTS[1]
    cells = (high & strong, ~high & strong, high & ~strong, ~high & ~strong)

    masses = quadrant_mass(posterior, CUTS).masses

    assert sum(masses) == pytest.approx(1, abs=1e-12)
    assert masses == pytest.approx([cell.mean() for cell in cells], abs=5e-5)


def test_at_the_centre_the_masses_follow_from_the_correlation_alone() -> None:
    for rho in (-0.999, -0.5, 0.0, 0.3, 0.97):
        t = replace(TILTED, vertical=4, horizontal=4, correlation=rho)

        low = quadrant_mass(t, CUTS).low_weak

        assert low == pytest.approx(0.25 + math.asin(rho) / (2 * math.pi), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(
    st.floats(1, 7),
    st.floats(1, 7),
    st.floats(0.01, 2),
    st.floats(0.01, 2),
    st.floats(-0.999, 0.999),
    st.integers(3, 200),
)
def test_the_masses_add_up_to_the_marginals(
    vertical: float, horizontal: float, v: float, h: float, rho: float, df: int
) -> None:
    t = Posterior(
        vertical=vertical,
        horizontal=horizontal,
        scale_vertical=v,
        scale_horizontal=h,
        correlation=rho,
        df=df,
    )

    mass = quadrant_mass(t, CUTS)

    assert min(mass.masses) >= 0
    assert sum(mass.masses) == pytest.approx(1, abs=1e-9)
    low = float(stdtr(df, (4 - vertical) / v))
    assert mass.low_strong + mass.low_weak == pytest.approx(low, abs=1e-8)
    weak = float(stdtr(df, (4 - horizontal) / h))
    assert mass.high_weak + mass.low_weak == pytest.approx(weak, abs=1e-8)


def test_swapping_the_axes_swaps_the_mixed_cells() -> None:
    swapped = Posterior(
        vertical=TILTED.horizontal,
        horizontal=TILTED.vertical,
        scale_vertical=TILTED.scale_horizontal,
        scale_horizontal=TILTED.scale_vertical,
        correlation=TILTED.correlation,
        df=TILTED.df,
    )

    here, there = quadrant_mass(TILTED, CUTS), quadrant_mass(swapped, CUTS)

    assert here.low_strong == pytest.approx(there.high_weak, abs=1e-9)
    assert here.low_weak == pytest.approx(there.low_weak, abs=1e-9)


@pytest.mark.parametrize("rho", [1.0, -1.0])
def test_scores_on_a_line_are_the_limit_of_scores_near_it(rho: float) -> None:
    line = quadrant_mass(replace(TILTED, correlation=rho), CUTS)
    near = quadrant_mass(replace(TILTED, correlation=rho * (1 - 1e-10)), CUTS)

    assert line.masses == pytest.approx(near.masses, abs=1e-4)


@pytest.mark.parametrize("rho", [-0.9999996480976894, -0.999998, -0.99999])
def test_a_narrow_ridge_past_the_corner_is_not_missed(rho: float) -> None:
    # At the corner itself the mass below both cuts is known; so near to it, it is hardly less.
    corner = Posterior(
        vertical=4,
        horizontal=4,
        scale_vertical=0.3,
        scale_horizontal=0.1,
        correlation=rho,
        df=28,
    )
    narrow = math.sqrt(1 - rho * rho) * 1e-3
    beside = replace(corner, vertical=4 + 0.3 * narrow, horizontal=4 + 0.1 * narrow)

    mass = quadrant_mass(beside, CUTS).low_weak

    assert mass == pytest.approx(0.25 + math.asin(rho) / (2 * math.pi), rel=0.01)


def test_without_correlation_a_position_on_the_cut_splits_into_quarters() -> None:
    centre = replace(TILTED, vertical=4.0, horizontal=4.0, correlation=0.0)

    assert quadrant_mass(centre, CUTS).masses == pytest.approx((0.25,) * 4)


def test_an_axis_without_spread_leaves_the_other_one() -> None:
    flat = replace(TILTED, scale_vertical=0, correlation=0)

    mass = quadrant_mass(flat, CUTS)

    strong = 1 - float(stdtr(6, (4 - 3.7) / 0.35))
    assert mass.masses == pytest.approx((strong, 0, 1 - strong, 0))
    near = quadrant_mass(replace(TILTED, scale_vertical=1e-6, correlation=0), CUTS)
    assert mass.masses == pytest.approx(near.masses, abs=1e-6)


def test_a_position_on_the_cut_without_spread_is_high() -> None:
    point = replace(
        TILTED, vertical=4, horizontal=3, scale_vertical=0, scale_horizontal=0, correlation=0
    )

    assert quadrant_mass(point, CUTS).masses == (0, 0, 1, 0)


def test_a_mass_too_small_for_a_float_is_zero() -> None:
    far = replace(TILTED, vertical=4e60, df=30)

    assert quadrant_mass(far, CUTS).low_weak == 0


def test_the_posterior_has_the_scale_that_its_prior_gives() -> None:
    pairs = np.array([[5.0, 4], [6, 6], [7, 5], [6, 5], [3, 2]])

    t = posterior_of(pairs)

    scale = np.cov(pairs.T) * 4 / (5 * 3)
    assert t.df == 3
    assert t.scale_vertical**2 == pytest.approx(scale[0, 0])
    assert t.correlation * t.scale_vertical * t.scale_horizontal == pytest.approx(scale[0, 1])
    # Its marginal is 1.32 times as wide as the usual t interval at n = 5.
    usual = stdtrit(4, 0.975) * math.sqrt(np.var(pairs[:, 0], ddof=1) / 5)
    assert stdtrit(3, 0.975) * t.scale_vertical / usual == pytest.approx(1.32, abs=0.005)


def test_two_pairs_have_no_posterior() -> None:
    with pytest.raises(ValueError, match="at least three"):
        posterior_of(np.array([[1.0, 2], [3, 4]]))
