"""The stayers' part of a change and that of other experts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.change.turnover import turnover_of

NAMES = ("threat_agreement", "cohesion")
COUNTS = st.tuples(st.integers(5, 9), st.integers(5, 9), st.integers(5, 9))


def panels(stayers: int, entrants: int, leavers: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    n = stayers + entrants + leavers
    before, after = rng.uniform(1, 7, (n, 2)), rng.uniform(1, 7, (n, 2))
    before[stayers : stayers + entrants] = np.nan
    after[stayers + entrants :] = np.nan
    return before, after


@given(COUNTS, st.integers(0, 1000), st.floats(-3, 3))
def test_the_parts_add_up_and_do_not_depend_on_where_the_scale_begins(
    counts: tuple[int, int, int], seed: int, shift: float
) -> None:
    before, after = panels(*counts, seed)
    found, moved = (
        turnover_of(before, after, NAMES),
        turnover_of(before + shift, after + shift, NAMES),
    )

    for axis, name in enumerate(NAMES):
        parts, shifted = found.axes[name], moved.axes[name]
        total = np.nanmean(after[:, axis]) - np.nanmean(before[:, axis])
        assert parts.total == pytest.approx(total)
        assert (parts.stayers or 0) + (parts.composition or 0) == pytest.approx(total)
        assert shifted.composition == pytest.approx(parts.composition, abs=1e-9)


def test_stayers_who_did_not_move_leave_everything_to_the_composition() -> None:
    before, after = panels(6, 5, 5, 1)
    after[:6] = before[:6]
    found = turnover_of(before, after, NAMES)

    assert found.axes["cohesion"].stayers == 0
    assert found.axes["cohesion"].composition == found.axes["cohesion"].total


def test_without_turnover_all_of_it_is_the_stayers() -> None:
    before, after = panels(8, 0, 0, 2)
    found = turnover_of(before, after, NAMES)

    assert found.share == 0
    assert not found.model_should_lead
    assert found.axes["cohesion"].composition == 0


def test_one_expert_who_left_is_not_shown() -> None:
    before, after = panels(8, 0, 1, 2)
    found = turnover_of(before, after, NAMES)

    assert found.n_leavers == 1
    assert found.axes["cohesion"].total is None
    assert found.axes["cohesion"].reason == "too_few_experts"


def test_a_panel_that_turned_over_by_a_third_is_to_be_compared_by_the_model() -> None:
    assert turnover_of(*panels(10, 5, 0, 3), NAMES).model_should_lead
    assert not turnover_of(*panels(20, 5, 0, 3), NAMES).model_should_lead
