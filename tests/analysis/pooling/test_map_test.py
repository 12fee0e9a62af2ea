"""The test of the phase map by the two questions that put its mixed cells into words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import analysis
from analysis.pooling.map_test import sign_test
from tests.analysis.pooling.judged import judged_panel
from tests.analysis.pooling.judged import map_readings

if TYPE_CHECKING:
    from analysis.pooling.results import MapTest

MAP, ALTERNATIVE = ("drifting", "stable"), ("stable", "drifting")
NEITHER = ("danger", "ironclad")


def asked(said: list[tuple[str, str]], *, has_alternative: bool = True) -> MapTest | None:
    panel = judged_panel(max(len(said), 5))
    frame = panel.frame if has_alternative else replace(panel.frame, alternative=None)
    readings = map_readings(panel.experts, said)
    return analysis.analyze(replace(panel, frame=frame, map_readings=readings)).map_test


@pytest.mark.parametrize(
    ("said", "p", "supports"),
    [
        pytest.param([MAP] * 9 + [ALTERNATIVE], 22 / 1024, "map", id="the map"),
        pytest.param([ALTERNATIVE] * 6 + [NEITHER], 2 / 64, "alternative", id="the other"),
        pytest.param([MAP] * 3 + [ALTERNATIVE] * 3, 1.0, "neither", id="split"),
    ],
)
def test_the_reading_that_the_panel_supports(
    said: list[tuple[str, str]], p: float, supports: str
) -> None:
    found = asked(said)
    assert found is not None
    assert found.n == len(said)
    assert found.p == pytest.approx(p)
    assert found.supports == supports
    assert found.whole_map_n == said.count(MAP)
    assert found.whole_alternative_n == said.count(ALTERNATIVE)


def test_each_cell_has_its_shares_with_exact_intervals() -> None:
    found = asked([MAP] * 8 + [NEITHER] * 2)
    assert found is not None
    high_weak, low_strong = found.cells
    assert (high_weak.map_phase, high_weak.alternative_phase) == MAP
    assert (low_strong.map_phase, low_strong.alternative_phase) == ALTERNATIVE
    assert high_weak.shares is not None
    danger = high_weak.shares["danger"]
    assert danger.estimate == 0.2
    assert danger.interval
    assert danger.interval.high == pytest.approx(0.5561, abs=5e-5)
    assert high_weak.p == pytest.approx(2 / 2**8)
    assert (high_weak.map_n, high_weak.alternative_n, high_weak.supports) == (8, 0, "map")


def test_few_experts_test_nothing() -> None:
    found = asked([MAP] * 4)
    assert found is not None
    assert (found.n, found.reason, found.p, found.supports) == (4, "too_few_experts", None, None)
    assert all(cell.shares is None and cell.map_n is None for cell in found.cells)


def test_nobody_who_names_either_phase_gives_no_sign() -> None:
    found = asked([NEITHER] * 6)
    assert found is not None
    assert (found.p, found.supports, found.reason) == (None, None, "no_variation")


def test_without_another_reading_there_are_shares_and_no_test() -> None:
    found = asked([MAP] * 7, has_alternative=False)
    assert found is not None
    assert found.reason == "no_alternative_map"
    assert found.cells[0].shares is not None
    assert found.cells[0].shares["drifting"].estimate == 1


def test_who_names_one_cell_only_counts_for_that_cell() -> None:
    panel = judged_panel(8)
    readings = map_readings(panel.experts, [MAP] * 8)[:-1]
    found = analysis.analyze(replace(panel, map_readings=readings)).map_test
    assert found is not None
    assert (found.n, [cell.n for cell in found.cells]) == (7, [8, 7])


def test_a_questionnaire_without_these_questions_has_no_test() -> None:
    assert asked([]) is None


def test_the_sign_test_of_no_signs_is_none() -> None:
    assert sign_test(0, 0) is None
