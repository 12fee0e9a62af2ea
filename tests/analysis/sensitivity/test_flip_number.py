from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.sensitivity.flip_number import flip_number
from tests.analysis.examples import FRAME

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

PAIRS = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=1, max_size=9)


def by_trying_all(pairs: FloatArray) -> int | None:
    stated = FRAME.phase(*pairs.mean(axis=0))
    for count in range(1, len(pairs)):
        for removed in combinations(range(len(pairs)), count):
            if FRAME.phase(*np.delete(pairs, removed, axis=0).mean(axis=0)) != stated:
                return count
    return None


@settings(max_examples=150, deadline=None)
@given(PAIRS)
def test_no_smaller_number_of_experts_changes_the_phase(given_pairs: list[tuple[int, int]]) -> None:
    pairs = np.array(given_pairs, dtype=float)
    found = flip_number(pairs, FRAME)

    assert found.experts == by_trying_all(pairs)
    assert (found.reason == "no_flip") == (found.experts is None)


@given(PAIRS)
def test_the_order_of_experts_does_not_matter(given_pairs: list[tuple[int, int]]) -> None:
    pairs = np.array(given_pairs, dtype=float)

    assert flip_number(pairs, FRAME) == flip_number(pairs[::-1], FRAME)


def test_it_says_which_axis_and_what_the_phase_becomes() -> None:
    pairs = np.array([[6.0, 7], [6, 4], [6, 4], [6, 2]])

    found = flip_number(pairs, FRAME)

    assert (found.experts, found.axis, found.phase) == (1, "cohesion", "drifting")
