from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.options import Options
from analysis.placement import place
from tests.analysis.examples import FRAME
from tests.analysis.examples import PHASES

OPTIONS = Options()
CLOUD = np.array(
    [[5.2, 5.8], [4.6, 6.2], [6.0, 5.0], [3.8, 5.5], [4.9, 6.8], [4.2, 4.4], [5.5, 6.0], [4.0, 5.0]]
)


def shifted(to: tuple[float, float]) -> np.typing.NDArray[np.float64]:
    return np.asarray(CLOUD - CLOUD.mean(axis=0) + np.array(to))


@pytest.mark.parametrize(
    ("vertical", "word"),
    [(5.5, "clear"), (4.35, "probable"), (4.1, "leaning"), (4.0, "not_placed")],
)
def test_the_word_follows_from_the_probability(vertical: float, word: str) -> None:
    result = place(shifted((vertical, 6.5)), FRAME, OPTIONS)

    assert result.certainty == word
    assert result.probability is not None
    assert sum(result.probability.values()) == pytest.approx(1)
    if word == "not_placed":
        assert set(result.listed) == {"ironclad", "stable"}
    if word == "clear":
        assert result.listed == ("ironclad",)


def test_a_mean_on_the_cut_is_high_and_its_probability_is_split() -> None:
    pairs = np.array([[3.0, 6], [5, 6.5], [4, 5.5], [3.5, 6], [4.5, 6]])

    result = place(pairs, FRAME, OPTIONS)

    assert result.boundary == {"threat_agreement": True, "cohesion": False}
    assert result.phase == "ironclad"
    assert result.probability is not None
    assert result.probability["ironclad"] + result.probability["drifting"] == pytest.approx(0.5)


def test_another_map_relabels_and_never_recomputes() -> None:
    other = replace(FRAME, phases=replace(PHASES, low_strong="drifting", high_weak="stable"))
    pairs = shifted((3.7, 5.5))

    here, there = place(pairs, FRAME, OPTIONS), place(pairs, other, OPTIONS)

    assert here.position == there.position
    assert (here.phase, there.phase) == ("stable", "drifting")
    assert here.alternative_phase == "drifting"
    assert here.probability is not None
    assert there.probability is not None
    assert here.probability["stable"] == there.probability["drifting"]
    assert (here.ellipses, here.covariance) == (there.ellipses, there.covariance)


def test_a_map_may_give_two_cells_one_name_and_have_no_alternative() -> None:
    one = replace(FRAME, phases=replace(PHASES, high_weak="stable"), alternative=None)

    result = place(shifted((4.0, 4.0)), one, OPTIONS)

    assert result.alternative_phase is None
    assert result.probability is not None
    assert set(result.probability) == {"ironclad", "stable", "danger"}
    assert sum(result.probability.values()) == pytest.approx(1)


def test_the_order_of_experts_changes_nothing() -> None:
    assert place(CLOUD[::-1], FRAME, OPTIONS) == place(CLOUD, FRAME, OPTIONS)


def test_a_bootstrap_that_differs_is_named() -> None:
    few = np.array([[4.2, 5], [4.3, 6], [4.1, 5.5], [4.4, 5.2], [3.7, 5.8]])

    result = place(few, FRAME, OPTIONS)

    assert result.probability is not None
    assert result.bootstrap_probability is not None
    gap = result.bootstrap_probability["ironclad"] - result.probability["ironclad"]
    assert gap > 0.05
    assert "bootstrap_differs" in result.warnings


def test_the_shared_error_that_tips_the_nearest_axis_is_named() -> None:
    error = place(shifted((4.5, 6.0)), FRAME, OPTIONS).shared_error

    assert error is not None
    assert error.nearest == "threat_agreement"
    assert error.tipping_point["threat_agreement"] == pytest.approx(-0.5)
    assert error.tipping_point["cohesion"] == pytest.approx(-2.0)
    claims = [entry.probability["ironclad"] for entry in error.placement_probability]
    assert [entry.sd for entry in error.placement_probability] == [0.2, 0.3, 0.5]
    assert claims == sorted(claims, reverse=True)


def claims_and_hits(n: int, spread: float, replications: int) -> tuple[float, float]:
    """Simulate panels around truths near the cut: mean claim for the top phase, and its truth."""
    rng = np.random.default_rng([n, round(100 * spread)])
    options = Options(bootstrap_draws=1, shared_errors=(), ellipse_levels=())
    cholesky = np.linalg.cholesky(np.array([[1.0, 0.4], [0.4, 1.0]]))
    claims, hits = [], []
    for _ in range(replications):
        truth = 4 + rng.uniform(-spread, spread, 2)
        pairs = truth + rng.standard_normal((n, 2)) @ cholesky.T
        probability = place(pairs, FRAME, options).probability
        assert probability is not None
        top = max(probability, key=lambda phase: probability[phase])
        claims.append(probability[top])
        hits.append(top == FRAME.phase(truth[0], truth[1]))
    return float(np.mean(claims)), float(np.mean(hits))


@pytest.mark.parametrize("n", [8, 12, 20, 30])
def test_claimed_probabilities_are_calibrated_within_one_point_of_the_cut(n: int) -> None:
    claimed, right = claims_and_hits(n, 1.0, 1200)

    assert abs(claimed - right) < 0.03


@pytest.mark.parametrize(("n", "excess"), [(8, 0.17), (12, 0.13), (24, 0.06)])
def test_near_the_cut_the_claims_are_known_to_be_too_high(n: int, excess: float) -> None:
    claimed, right = claims_and_hits(n, 0.3, 500)

    assert claimed - right == pytest.approx(excess, abs=0.08)
    assert claimed > right
