"""Stability, consensus, and whether to ask again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.change.axis_change import axis_change
from analysis.change.consensus import consensus_on
from analysis.change.occasions import Compared
from analysis.change.stability import stability_of
from analysis.change.stopping import stop_rule
from analysis.options import Options
from tests.analysis.examples import ITEMS

ITEM = ITEMS[0]
OPTIONS = Options(null_draws=2000)
AGREED = np.array([5.0] * 12 + [6.0] * 8)
SPLIT = np.array([2.0] * 10 + [6.0] * 10)


def decide(before: np.ndarray, after: np.ndarray) -> str | None:
    scores = Compared(
        before=before,
        after=after,
        linking_before=before,
        linking_after=after,
        linking=ITEM,
        questions=1,
    )
    rule = stop_rule({"T": scores}, {"T": axis_change(scores, OPTIONS)}, OPTIONS)
    return rule.decision


def nudged(ratings: np.ndarray, n: int = 1) -> np.ndarray:
    found = ratings.copy()
    found[:n] += 1
    return found


def test_settled_ratings_on_which_the_panel_agrees_end_the_rounds() -> None:
    assert decide(AGREED, nudged(AGREED)) == "stable_consensus"


def test_a_settled_split_ends_them_too_and_is_reported_as_one() -> None:
    assert decide(SPLIT, nudged(SPLIT)) == "stable_split"


def test_a_panel_that_moved_is_asked_again() -> None:
    assert decide(AGREED - 1, AGREED) == "unstable"


def test_where_eight_cannot_show_stability_the_maximum_of_rounds_decides() -> None:
    before = np.array([4.0, 5, 5, 5, 6, 6, 6, 6])

    assert decide(before, np.array([5.0, 4, 5, 6, 5, 6, 7, 6])) == "maximum_decides"


def test_experts_who_change_places_leave_the_distribution_settled_and_kappa_low() -> None:
    found = stability_of(SPLIT, SPLIT[::-1], ITEM)

    assert found.net_change == 0
    assert found.moved == 1
    assert found.kappa.estimate == pytest.approx(-1)


def test_kappa_has_quadratic_weights_over_the_whole_scale() -> None:
    found = stability_of(AGREED, nudged(AGREED, 3), ITEM).kappa
    cell = np.zeros((7, 7))
    for first, last in zip(AGREED, nudged(AGREED, 3), strict=True):
        cell[int(first) - 1, int(last) - 1] += 1 / len(AGREED)
    gap = (np.arange(7)[:, np.newaxis] - np.arange(7)) ** 2
    chance = cell.sum(axis=1)[:, np.newaxis] * cell.sum(axis=0)

    assert found.estimate == pytest.approx(1 - (cell * gap).sum() / (chance * gap).sum())
    assert found.interval is not None


def test_the_rule_of_the_study_decides_what_consensus_is() -> None:
    ratings = np.array([4.0] * 4 + [5.0] * 8 + [6.0] * 4 + [2.0] * 4)

    assert consensus_on(ratings, ITEM, OPTIONS).share_within_one_point == 0.8
    assert consensus_on(ratings, ITEM, OPTIONS).reached is True
    assert consensus_on(ratings, ITEM, replace(OPTIONS, consensus_iqr=0.5)).reached is False
    assert consensus_on(ratings, ITEM, replace(OPTIONS, consensus_share=0.9)).reached is False


def test_consensus_that_chance_could_give_counts_only_where_the_rule_says_so() -> None:
    ratings = np.array([1.0, 2, 3, 4, 5, 6, 7, 7])
    strict = replace(OPTIONS, consensus_iqr=6.0, consensus_share=0.1)
    lenient = replace(strict, consensus_above_chance=False)

    assert consensus_on(ratings, ITEM, strict).reached is False
    assert consensus_on(ratings, ITEM, lenient).reached is True


def test_four_experts_are_no_panel_to_judge() -> None:
    assert decide(AGREED[:4], AGREED[:4]) is None
    assert consensus_on(AGREED[:4], ITEM, OPTIONS).reason == "too_few_experts"
    assert stability_of(AGREED[:4], AGREED[:4], ITEM).kappa.estimate is None
