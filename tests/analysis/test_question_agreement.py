from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.leik import leik_dispersion
from analysis.options import Options
from analysis.question_agreement import agreement_by_question
from analysis.sheets import arrange
from analysis.tastle import tastle_consensus
from analysis.within_group_agreement import r_wg
from tests.analysis.examples import FRAME
from tests.analysis.examples import panel
from tests.analysis.examples import rate

if TYPE_CHECKING:
    from analysis.question_agreement import QuestionAgreement

OPTIONS = Options(null_draws=500)


def asked(item: str, *values: int | None, missing: str = "skipped") -> QuestionAgreement:
    ratings = [
        rate(f"e{number:02d}", item, value, missing="" if value else missing)
        for number, value in enumerate(values)
    ]
    sheet = arrange(panel(ratings, experts=len(values)))["alliance", "us-japan", ""]
    (found,) = agreement_by_question(sheet, FRAME.horizontal, OPTIONS)
    return found


def test_every_index_of_a_question_is_that_of_its_ratings_beside_chance() -> None:
    ratings = [4, 5, 5, 6, 7, 5, 5, 3]
    found = asked("C1", *ratings)
    counts = [0, 0, 1, 1, 4, 1, 1]
    assert found.counts == tuple(counts)
    assert (found.n, found.median, found.within_one.estimate) == (8, 5.0, 6 / 8)
    for index, expected in (
        (found.leik_dispersion, leik_dispersion(counts)),
        (found.tastle_consensus, tastle_consensus(counts)),
        (found.r_wg, r_wg(ratings, n_options=7)),
    ):
        assert index.estimate == expected.estimate
        assert index.interval == expected.interval
        assert index.chance is not None
        assert index.chance.n == 8


def test_low_dispersion_is_beyond_chance_and_high_is_not() -> None:
    assert asked("C1", *[5] * 9, 6).leik_dispersion.beyond_chance is True
    assert asked("C1", *[1, 7] * 5).leik_dispersion.beyond_chance is False
    assert asked("C1", *[1, 7] * 5).average_deviation.beyond_chance is False


def test_the_points_of_a_reversed_item_are_turned() -> None:
    found = asked("C5R", 1, 1, 2, 2, 3)
    assert found.reversed
    assert found.counts == (0, 0, 0, 0, 1, 2, 2)
    assert found.mean.estimate == pytest.approx(6.2)


def test_two_to_four_experts_get_a_place_and_average_deviations_only() -> None:
    found = asked("C1", 4, 5, 6, 5)
    assert found.mean.estimate == 5
    assert found.mean.interval is None
    assert found.average_deviation.estimate == 0.5
    assert found.average_deviation.reason == "too_few_experts"  # for an interval
    for index in (found.van_der_eijk_a, found.tastle_consensus, found.leik_dispersion, found.r_wg):
        assert (index.estimate, index.reason) == (None, "too_few_experts")


def test_a_question_that_nobody_rated_says_so_and_counts_why() -> None:
    found = asked("C1", None, None, missing="cannot_judge:expertise")
    assert (found.n, found.median, sum(found.counts)) == (0, None, 0)
    assert found.missing == {"cannot_judge": 2}
    assert found.r_wg.reason == "no_experts"
    assert found.mean.reason == "no_experts"


def test_all_alike_is_full_agreement_without_a_wide_interval() -> None:
    found = asked("C1", *[6] * 8)
    assert (found.van_der_eijk_a.estimate, found.leik_dispersion.estimate) == (1, 0)
    assert found.r_wg.estimate == 1
    assert found.r_wg.warnings == ("zero_width",)
