from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.ellipse import posterior_ellipse
from analysis.posterior import Posterior

T = Posterior(
    vertical=5.0,
    horizontal=4.0,
    scale_vertical=0.4,
    scale_horizontal=0.2,
    correlation=-0.7,
    df=5,
)


@pytest.mark.parametrize("level", [0.5, 0.9])
def test_the_ellipse_holds_its_share_of_the_posterior(level: float) -> None:
    rng = np.random.default_rng(5)
    ellipse = posterior_ellipse(T, level)
    cov = np.array([[0.04, -0.056], [-0.056, 0.16]])
    draws = rng.multivariate_normal([0, 0], cov, 200_000)
    draws /= np.sqrt(rng.chisquare(T.df, 200_000) / T.df)[:, np.newaxis]
    turn = np.deg2rad(ellipse.angle)
    along = draws @ [np.cos(turn), np.sin(turn)] / ellipse.semi_major
    across = draws @ [-np.sin(turn), np.cos(turn)] / ellipse.semi_minor

    assert np.mean(along**2 + across**2 <= 1) == pytest.approx(level, abs=0.005)


def test_the_outline_lies_on_the_ellipse() -> None:
    ellipse = posterior_ellipse(T, 0.9)
    inverse = np.linalg.inv(np.array([[0.04, -0.056], [-0.056, 0.16]]))

    outline = np.array(ellipse.outline(36)) - [T.horizontal, T.vertical]

    distances = np.einsum("ij,jk,ik->i", outline, inverse, outline)
    assert distances == pytest.approx(np.full(37, distances[0]))
    assert ellipse.outline(36)[0] == ellipse.outline(36)[-1]


@pytest.mark.parametrize(
    ("posterior", "angle"),
    [
        (replace(T, correlation=1), 63.4349488),
        (replace(T, correlation=0), 90),
        (replace(T, correlation=-1), -63.4349488),
        (replace(T, scale_vertical=0, correlation=0), 0),
    ],
)
def test_the_longer_half_axis_points_where_the_spread_is(
    posterior: Posterior, angle: float
) -> None:
    ellipse = posterior_ellipse(posterior, 0.5)

    assert ellipse.angle == pytest.approx(angle)
    assert ellipse.as_dict()["angle"] == ellipse.angle
    if abs(posterior.correlation) == 1:
        assert ellipse.semi_minor == pytest.approx(0, abs=1e-8)


def test_a_unanimous_panel_has_an_ellipse_without_size() -> None:
    point = replace(T, scale_vertical=0, scale_horizontal=0, correlation=0)

    ellipse = posterior_ellipse(point, 0.9)

    assert (ellipse.semi_major, ellipse.semi_minor) == (0, 0)
