"""The pools of scores: what each one is, what it rests on, and when there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

import analysis
from analysis.options import Options
from analysis.pooling.score_pools import NAMES
from analysis.pooling.score_pools import Weighing
from analysis.pooling.score_pools import score_pools
from analysis.pooling.weights import community_weights
from tests.analysis.examples import FRAME
from tests.analysis.pooling.judged import holds
from tests.analysis.pooling.judged import judged_panel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.pooling.results import ScorePool

OPTIONS = Options()
PAIRS = np.array(
    [[5, 4.5], [6, 5], [4, 5.5], [5.5, 6], [4.5, 3.5], [6.5, 5], [3, 4], [5, 5], [4, 6], [7, 5.5]]
)


def pools_of(pairs: np.ndarray, **weights: np.ndarray | None) -> dict[str, ScorePool]:
    weighings = tuple(Weighing(name=name, values=given) for name, given in weights.items())
    return {pool.name: pool for pool in score_pools(pairs, weighings, FRAME, OPTIONS)}


def position(pool: ScorePool) -> Mapping[str, float]:
    assert pool.position
    return pool.position


def test_a_round_has_every_pool_with_its_interval_and_probability() -> None:
    result = analysis.analyze(judged_panel())
    for alliance in result.alliances:
        assert tuple(pool.name for pool in alliance.pools.scores) == NAMES
        for pool in alliance.pools.scores:
            assert pool.n == alliance.n
            assert pool.placement_probability
            assert sum(pool.placement_probability.values()) == pytest.approx(1)
            for statistic in pool.axes.values():
                assert holds(statistic)


def test_the_mean_is_the_headline() -> None:
    alliance = analysis.analyze(judged_panel()).alliances[0]
    mean = alliance.pools.scores[0]
    assert mean.position == alliance.placement.position
    assert mean.placement_probability == alliance.placement.probability
    assert mean.probability_shift == 0


def test_equal_weights_are_the_mean_and_say_so() -> None:
    pools = pools_of(PAIRS, ones=np.ones(10), zeros=np.zeros(10))
    for name in ("ones", "zeros"):
        assert pools[name].warnings == ("equal_weights",)
        assert pools[name].effective_n == pytest.approx(10)
        assert pools[name].position == pytest.approx(pools["mean"].position)
        assert pools[name].placement_probability == pytest.approx(
            pools["mean"].placement_probability
        )
        one, other = (pools[each].axes["cohesion"].interval for each in (name, "mean"))
        assert one
        assert other
        assert one.low == pytest.approx(other.low)


def test_a_weight_of_two_moves_the_pool_as_far_as_a_second_such_expert() -> None:
    weights = np.ones(10)
    weights[0] = 2
    pools = pools_of(PAIRS, some=weights)
    doubled = np.vstack([PAIRS, PAIRS[:1]]).mean(axis=0)
    assert list(position(pools["some"]).values()) == pytest.approx(doubled)
    assert pools["some"].effective_n == pytest.approx(121 / 13)
    shift = pools["some"].shift
    assert shift
    assert shift["cohesion"] == pytest.approx(doubled[1] - PAIRS[:, 1].mean())


def test_weights_that_leave_few_experts_give_no_pool() -> None:
    weights = np.full(10, 1e-3)
    weights[:3] = 1
    pool = pools_of(PAIRS, some=weights)["some"]
    assert (pool.position, pool.reason) == (None, "too_uneven_weights")


def test_few_experts_have_a_position_and_nothing_else() -> None:
    pools = pools_of(PAIRS[:4], some=np.arange(1.0, 5))
    for name in NAMES[:4]:
        assert pools[name].position
        assert pools[name].placement_probability is None
        assert pools[name].reason == "too_few_experts"
        assert all(each.interval is None for each in pools[name].axes.values())
    assert pools["some"].position is None  # beside the mean it would tell single scores


def test_nobody_has_nothing() -> None:
    for pool in pools_of(np.full((3, 2), np.nan), some=np.ones(3)).values():
        assert (pool.n, pool.position, pool.reason) == (0, None, "no_complete_pairs")


def test_unanimous_experts_are_one_point_in_every_pool() -> None:
    for pool in pools_of(np.full((6, 2), 5.0), some=np.ones(6)).values():
        assert pool.placement_probability
        assert pool.placement_probability["ironclad"] == 1
        assert "unanimous" in pool.warnings


def test_a_pool_on_the_cut_says_so() -> None:
    pairs = np.array([[4.0, 6], [4, 5], [4, 6], [3, 5], [5, 7], [4, 6], [2, 5]])
    assert "on_boundary" in pools_of(pairs)["median"].warnings


def test_robust_pools_mind_one_outlier_less() -> None:
    far = PAIRS.copy()
    far[0] = (1, 1)
    before, after = pools_of(PAIRS), pools_of(far)
    moved = {
        name: abs(position(after[name])["cohesion"] - position(before[name])["cohesion"])
        for name in NAMES[:4]
    }
    assert moved["mean"] > max(moved["trimmed_mean"], moved["hodges_lehmann"])


def test_names_and_order_of_experts_do_not_matter() -> None:
    rng = np.random.default_rng(4)
    pairs = np.round(rng.normal(5, 1, (12, 2)) * 3) / 3
    weights = rng.random(12)
    order = rng.permutation(12)
    assert pools_of(pairs, some=weights) == pools_of(pairs[order], some=weights[order])


def test_communities_count_alike_whatever_their_size() -> None:
    weights = community_weights(("a",) * 6 + ("b",) * 12)
    pairs = np.vstack([np.full((6, 2), 3.0), np.full((12, 2), 6.0)])
    pool = pools_of(pairs, communities=weights)["communities"]
    assert list(position(pool).values()) == pytest.approx([4.5, 4.5])


def test_a_small_community_would_show_beside_the_mean_so_there_is_no_pool() -> None:
    result = analysis.analyze(judged_panel(12))  # three communities of four
    pool = result.alliances[0].pools.scores[-1]
    assert (pool.name, pool.reason, pool.position) == (
        "equal_communities",
        "small_community",
        None,
    )


def test_what_was_not_asked_gives_no_weights() -> None:
    panel = judged_panel()
    bare = replace(
        panel,
        memberships=(),
        ratings=tuple(
            each for each in panel.ratings if each.item != "CF1" and each.target_kind == "alliance"
        ),
    )
    found = {pool.name: pool.reason for pool in analysis.analyze(bare).alliances[0].pools.scores}
    assert found["confidence_weighted"] == "no_weights"
    assert found["vignette_weighted"] == "no_weights"
    assert found["equal_communities"] == "no_weights"
    assert found["reliability_weighted"] is None
