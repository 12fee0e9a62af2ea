"""The four rules by which experts can be weighted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analysis.frame import Item
from analysis.pooling.weights import communities_of
from analysis.pooling.weights import confidence_weights
from analysis.pooling.weights import reliability_weights
from analysis.pooling.weights import vignette_weights
from analysis.sheets import arrange
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import design
from tests.analysis.examples import target
from tests.analysis.pooling.judged import judged_panel

if TYPE_CHECKING:
    from analysis.panel import Rating

CF1 = Item(id="CF1", construct="confidence", minimum=1, maximum=7)
TARGET = ("alliance", "us-japan", "")


def test_confidence_counts_from_nothing_to_one() -> None:
    panel = judged_panel(6)
    said = dict(zip(panel.experts, (1, 4, 7, 7, 4, None), strict=True))
    ratings = tuple(
        replace(each, value=said[each.expert], missing="" if said[each.expert] else "skipped")
        if each.item == "CF1" and each.target == "us-japan"
        else each
        for each in panel.ratings
    )
    panel = replace(panel, ratings=ratings)
    weights = confidence_weights(panel, arrange(panel)[TARGET])
    assert weights is not None
    assert weights.tolist() == pytest.approx([0, 0.5, 1, 1, 0.5, 0.6])


def test_an_expert_at_odds_with_the_others_weighs_less_and_a_lenient_one_does_not() -> None:
    panel = judged_panel(16, seed=5)
    rng = np.random.default_rng(2)
    odd, lenient = panel.experts[:2]

    def said(each: Rating) -> Rating:
        if each.value is None:
            return each
        if each.expert == odd:
            return replace(each, value=int(rng.integers(1, 8)))
        return replace(each, value=min(max(each.value, 2), 6))

    def moved(each: Rating) -> Rating:
        if each.expert != lenient or each.value is None:
            return each
        # A reversed item turns the other way.
        return replace(each, value=each.value + (-1 if each.item == "C5R" else 1))

    before = replace(panel, ratings=tuple(map(said, panel.ratings)))
    weights = reliability_weights(before, arrange(before))
    assert weights is not None
    assert weights.argmin() == 0
    assert weights[0] < 0.6 * np.median(weights)
    after = replace(before, ratings=tuple(map(moved, before.ratings)))
    again = reliability_weights(after, arrange(after))
    assert again is not None
    assert again[1] / np.median(again) == pytest.approx(weights[1] / np.median(weights), rel=0.1)


def test_experts_who_differ_by_chance_alone_are_weighted_nearly_alike() -> None:
    uneven = []
    for seed in range(9):
        made = design(target("a-b", 5, 5), target("a-c", 4, 5), experts=15, view_sd=0.0)
        panel = panel_of(made, simulate_panel(made, seed=seed))
        weights = reliability_weights(panel, arrange(panel))
        assert weights is not None
        uneven.append(float(np.ptp(weights)) / float(weights.mean()))
    assert min(uneven) == 0  # where they differ by no more than chance would let them
    assert np.median(uneven) < 0.5


def test_who_keeps_the_order_of_the_vignettes_weighs_more() -> None:
    panel = judged_panel(12)
    inverted = panel.experts[3]
    panel = replace(
        panel,
        ratings=tuple(
            replace(each, value=8 - each.value)
            if each.expert == inverted and each.target_kind == "vignette" and each.value
            else each
            for each in panel.ratings
        ),
    )
    weights = vignette_weights(panel, arrange(panel))
    assert weights is not None
    assert weights.argmin() == 3
    assert 0 < weights[3] < weights.max() <= 1


def test_there_are_no_weights_where_nobody_said_anything() -> None:
    panel = replace(judged_panel(6), ratings=(), memberships=())
    sheets = arrange(panel)
    assert confidence_weights(panel, sheets[TARGET]) is None
    assert reliability_weights(panel, sheets) is None
    assert vignette_weights(panel, sheets) is None
    assert communities_of(panel) is None
