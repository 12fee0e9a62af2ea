from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from analysis import analyze
from analysis.options import Options
from tests.analysis.examples import panel
from tests.analysis.examples import rate

if TYPE_CHECKING:
    from analysis.panel import Rating
    from analysis.reliability import AxisReliability

OPTIONS = Options(null_draws=200, bootstrap_draws=200)
NAMES = ("C0", "C1", "C2A", "C3")


def scale(table: np.ndarray, unjudged: int = 0) -> AxisReliability:
    """Analyse one alliance that some experts, from the first one, could not judge on the last item."""
    ratings: list[Rating] = []
    for expert, row in enumerate(table):
        for name, value in zip(NAMES, row.tolist(), strict=True):
            blank = name == NAMES[-1] and expert < unjudged
            missing = "cannot_judge:expertise" if blank else ""
            ratings.append(rate(f"e{expert:02d}", name, None if blank else value, missing=missing))
    found = analyze(panel(ratings, experts=len(table)), OPTIONS)
    return found.reliability.axes["cohesion"]


def experts(n: int = 30) -> np.ndarray:
    """Give ratings of four items that rest on one opinion each, and on a little noise."""
    rng = np.random.default_rng(3)
    opinion = rng.normal(4, 1.2, size=(n, 1))
    return np.clip(np.rint(opinion + rng.normal(0, 0.6, size=(n, 4))), 1, 7).astype(int)


def test_good_items_have_no_flag_and_the_numbers_of_their_scale() -> None:
    found = scale(experts())
    assert [item.item for item in found.items] == list(NAMES)
    assert [item.flags for item in found.items] == [()] * 4
    for item, part in zip(found.items, found.scale.cronbach_alpha.items, strict=True):
        assert (item.item_rest, item.alpha_if_deleted) == (part.item_rest, part.alpha_if_deleted)
        assert item.item_rest_leniency_removed is None  # there are no vignettes


def test_an_item_that_goes_against_the_others_is_flagged_and_left_in() -> None:
    table = experts()
    table[:, 3] = 8 - table[:, 3]
    found = scale(table)
    assert found.items[3].flags == ("against_scale", "alpha_rises")
    assert found.scale.cronbach_alpha.n_items == 4


def test_an_item_of_noise_goes_little_with_the_others_and_alpha_rises_without_it() -> None:
    table = experts()
    table[:, 3] = np.random.default_rng(8).permutation(table[:, 3])
    item = scale(table).items[3]
    assert item.flags in {("low_item_rest", "alpha_rises"), ("against_scale", "alpha_rises")}


def test_an_item_that_many_cannot_judge_is_flagged_with_the_share() -> None:
    item = scale(experts(), unjudged=12).items[3]
    assert item.cannot_judge == pytest.approx(0.4)
    assert item.flags == ("cannot_judge",)


def test_omega_waits_for_fifty_complete_rows() -> None:
    few, enough = scale(experts(49)).scale, scale(experts(50)).scale
    assert (few.omega_total.estimate, few.omega_total.reason) == (None, "few_rows_for_omega")
    assert enough.omega_total.estimate == pytest.approx(enough.cronbach_alpha.estimate, abs=0.05)


def test_too_few_experts_get_no_coefficient_of_a_scale() -> None:
    found = scale(experts(4))
    for coefficient in (found.scale.guttman_lambda2, found.scale.split_half):
        assert (coefficient.estimate, coefficient.reason) == (None, "too_few_experts")
    assert [item.item_rest for item in found.items] == [None] * 4
