from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.measurement import marginal
from analysis.measurement.axis_fit import fit_axis
from analysis.measurement.axis_model import AxisModel
from analysis.measurement.curvature import curvature_of
from analysis.measurement.marginal import MarginalModel
from analysis.measurement.marginal import experts_at_first
from analysis.measurement.marginal import experts_given
from analysis.measurement.people_scale import interval_scores
from analysis.measurement.people_scale import rating_draws
from bench.calibrate.rater_panels import POINTS
from bench.calibrate.rater_panels import VIGNETTES
from bench.calibrate.rater_panels import draw_panel
from bench.calibrate.rater_panels import expected_rating

SEEDS = range(8)


def model_and_point(seed: int = 1, experts: int = 6) -> tuple[AxisModel, np.ndarray]:
    rng = np.random.default_rng(seed)
    design = draw_panel(experts, rng, split=False, groups=True).design
    half = np.asarray(design.question >= 3, dtype=np.int64)
    model = AxisModel(replace(design, scale=half, scales=2))
    return model, model.start() + 0.3 * rng.normal(size=model.layout.slopes.stop)


def test_the_gradient_is_that_of_the_objective() -> None:
    model, x = model_and_point()
    gradient = model.objective(x)[1]

    for place, unit in enumerate(1e-5 * np.eye(len(x))):
        slope = (model.objective(x + unit)[0] - model.objective(x - unit)[0]) / 2e-5
        assert gradient[place] == pytest.approx(slope, abs=1e-6)


def test_the_curvature_is_that_of_the_gradient() -> None:
    model, x = model_and_point(2)
    arrow, n, experts = curvature_of(model, x), model.layout.shared, model.design.experts

    whole = np.array(
        [
            (model.objective(x + unit)[1] - model.objective(x - unit)[1]) / 2e-5
            for unit in 1e-5 * np.eye(len(x))
        ]
    )

    assert arrow.shared == pytest.approx(whole[:n, :n], abs=1e-5)
    for expert in range(experts):
        own = [n + expert, n + experts + expert]
        assert arrow.between[expert] == pytest.approx(whole[:n, own], abs=1e-5)
        assert arrow.own[expert] == pytest.approx(whole[np.ix_(own, own)], abs=1e-5)
    right = np.random.default_rng(2).normal(size=len(x))
    assert whole @ arrow.solve(right) == pytest.approx(right, abs=1e-4)


def test_the_gradient_over_nodes_is_that_of_their_objective() -> None:
    model, x = model_and_point(3)
    shared = x[: model.layout.shared]
    habits = experts_given(model, shared, experts_at_first(model))
    over = MarginalModel(model, habits)
    shared = shared + 0.1

    gradient = over.objective(shared)[1]

    for place, unit in enumerate(1e-5 * np.eye(len(shared))):
        slope = (over.objective(shared + unit)[0] - over.objective(shared - unit)[0]) / 2e-5
        assert gradient[place] == pytest.approx(slope, abs=1e-6)


def test_experts_are_at_their_modes_wherever_the_search_for_them_begins() -> None:
    model, x = model_and_point(5)
    shared, first = x[: model.layout.shared], experts_at_first(model)
    there = experts_given(model, shared, first).modes

    for far in (-1.5, 1.5):
        found = experts_given(model, shared, replace(first, modes=first.modes + far)).modes
        assert found == pytest.approx(there, abs=1e-6)


def test_few_nodes_an_expert_do_as_well_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    model, x = model_and_point(4)
    points = [x[: model.layout.shared] + shift for shift in (0.0, 0.2)]

    def difference(side: int) -> float:
        monkeypatch.setattr(marginal, "SIDE", side)
        values = []
        for shared in points:
            habits = experts_given(model, shared, experts_at_first(model))
            values.append(MarginalModel(model, habits).objective(shared)[0])
        return values[1] - values[0]

    assert difference(3) == pytest.approx(difference(7), abs=0.05)


def test_the_search_ends_where_nothing_slopes() -> None:
    design = draw_panel(8, np.random.default_rng(3), split=False, groups=False).design

    fit = fit_axis(design)

    assert fit
    model, n = AxisModel(design), fit.layout.shared
    own = fit.x[n:].reshape(2, -1).T
    assert np.abs(model.objective(fit.x)[1][n:]).max() < 1e-6
    over = MarginalModel(
        model, experts_given(model, fit.x[:n], replace(experts_at_first(model), modes=own))
    )
    assert np.abs(fit.covariance @ over.objective(fit.x[:n])[1]).max() < 1e-7
    assert np.linalg.eigvalsh(fit.covariance).min() > 0


def test_positions_and_habits_are_recovered() -> None:
    rng = np.random.default_rng(4)
    panel = draw_panel(120, rng, split=False, groups=False)

    fit = fit_axis(panel.design)

    assert fit
    assert fit.parameters.positions[:2] == pytest.approx(panel.positions, abs=0.25)
    assert fit.parameters.positions[2:] == pytest.approx(VIGNETTES, abs=0.45)
    assert fit.parameters.view_sd == pytest.approx(0.5, abs=0.15)
    assert fit.parameters.shifts.std() == pytest.approx(0.5, abs=0.1)
    at_mode, draws = rating_draws(fit, 2000, [1])
    assert at_mode[:2] == pytest.approx(panel.ratings, abs=0.25)
    assert draws.mean(axis=0) == pytest.approx(at_mode, abs=0.05)
    assert np.abs(interval_scores(fit)[:2] - 4) == pytest.approx(np.abs(at_mode[:2] - 4), abs=0.4)


@pytest.mark.parametrize("split", [False, True], ids=["everyone-rates-both", "each-rates-one"])
def test_intervals_hold_the_true_rating_about_as_often_as_they_say(*, split: bool) -> None:
    inside = []
    for seed in SEEDS:
        panel = draw_panel(12, np.random.default_rng([5, seed]), split=split, groups=split)
        fit = fit_axis(panel.design)
        assert fit
        _, draws = rating_draws(fit, 1000, [1])
        low, high = np.quantile(draws[:, :2], [0.05, 0.95], axis=0)
        inside.extend((low <= panel.ratings) & (panel.ratings <= high))

    assert np.mean(inside) >= 0.75  # nominal .90


def test_where_groups_rate_different_alliances_the_model_errs_less_than_the_mean() -> None:
    errors = []
    for seed in SEEDS:
        panel = draw_panel(16, np.random.default_rng([6, seed]), split=True, groups=True)
        fit = fit_axis(panel.design)
        assert fit
        at_mode, _ = rating_draws(fit, 10, [1])
        means = [each.mean() for each in panel.means]
        # What a panel puts between two alliances; its whole level is the same in both.
        true = np.diff(panel.ratings)[0]
        errors.append([np.diff(at_mode[:2])[0] - true, means[1] - means[0] - true])

    model, mean = np.sqrt(np.mean(np.square(errors), axis=0))
    assert model < 0.8 * mean


def test_an_endless_panel_rates_the_middle_in_the_middle() -> None:
    low, middle, high = expected_rating(np.array([-1.0, 0.0, 1.0]))

    assert middle == pytest.approx((1 + POINTS) / 2)
    assert low + high == pytest.approx(1 + POINTS)
