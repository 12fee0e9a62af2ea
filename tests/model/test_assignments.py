from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.model.assignments import Assignment
from surveys.model.assignments import deal
from tests.model.shipped import shipped

HANDS = 15  # two of six rotated vignettes


def dealt(turn: int, pseudonym: str = "", round_id: str = "2026-autumn") -> Assignment:
    return deal(shipped(), round_id=round_id, pseudonym=pseudonym or f"p{turn}", turn=turn)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=20), st.integers(0, 1000))
def test_the_same_expert_always_gets_the_same(pseudonym: str, turn: int) -> None:
    first = deal(shipped(), round_id="r", pseudonym=pseudonym, turn=turn)
    assert deal(shipped(), round_id="r", pseudonym=pseudonym, turn=turn) == first
    assert Assignment.from_content(first.content()) == first


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 300))
def test_everybody_is_dealt_the_fixed_vignette_and_two_of_the_others(turn: int) -> None:
    vignettes = dealt(turn).vignettes
    assert len(vignettes) == len(set(vignettes)) == 3
    assert "V5" in vignettes
    assert set(vignettes) <= {vignette.id for vignette in shipped().vignettes}


@pytest.mark.parametrize("block", range(4))
def test_each_run_of_fifteen_gets_every_hand_once(block: int) -> None:
    turns = range(block * HANDS, (block + 1) * HANDS)
    hands = [tuple(sorted(set(dealt(turn).vignettes) - {"V5"})) for turn in turns]
    assert sorted(hands) == list(combinations(("V1", "V2", "V3", "V4", "V6", "V7"), 2))
    counted = Counter(vignette for hand in hands for vignette in hand)
    assert set(counted.values()) == {5}


def test_hands_come_in_another_order_in_every_run_and_round() -> None:
    def hands(start: int, round_id: str) -> list[frozenset[str]]:
        turns = range(start, start + HANDS)
        return [frozenset(dealt(turn, round_id=round_id).vignettes) for turn in turns]

    assert hands(0, "2026-autumn") != hands(HANDS, "2026-autumn")
    assert hands(0, "2026-autumn") != hands(0, "2027-spring")


def test_half_of_the_experts_see_options_reversed() -> None:
    assert [dealt(turn).options_reversed for turn in range(4)] == [False, True, False, True]


def test_the_order_of_axes_and_vignettes_varies_between_experts() -> None:
    axes = Counter(dealt(turn).axes for turn in range(200))
    assert set(axes) == {("threat_agreement", "cohesion"), ("cohesion", "threat_agreement")}
    assert min(axes.values()) > 70
    first = Counter(dealt(turn).vignettes.index("V5") for turn in range(200))
    assert set(first) == {0, 1, 2}
    assert min(first.values()) > 40


def test_the_order_comes_from_round_and_pseudonym_and_not_from_the_turn() -> None:
    orders = {dealt(turn, "the same").axes for turn in range(20)}
    assert len(orders) == 1
    rounds = {dealt(0, "the same", f"round {number}").axes for number in range(20)}
    assert len(rounds) == 2


def test_a_study_without_vignettes_deals_none() -> None:
    study = replace(shipped(), vignette_design=None)
    assignment = deal(study, round_id="r", pseudonym="p", turn=3)
    assert assignment.vignettes == ()
    assert set(assignment.alliances) == {"us-japan", "us-rok"}
