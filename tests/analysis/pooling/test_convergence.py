"""Whether what experts say in other ways goes with where their ratings place an alliance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import analysis
from analysis.judgements import MapPoint
from analysis.judgements import PhaseChoice
from tests.analysis.pooling.judged import judged_panel

if TYPE_CHECKING:
    from analysis.panel import Panel
    from analysis.pooling.results import Convergence


def convergence(panel: Panel) -> Convergence:
    return analysis.analyze(panel).alliances[0].convergence


def own_phases(panel: Panel) -> dict[str, str]:
    """Give the phase of each expert's own scores of the first alliance."""
    return {
        point.expert: panel.frame.phase(point.vertical, point.horizontal)
        for point in analysis.analyze(panel).expert_points
        if point.alliance == "us-japan"
        and point.vertical is not None
        and point.horizontal is not None
    }


def choosing(panel: Panel, chosen: dict[str, str]) -> Panel:
    return replace(
        panel,
        phase_choices=tuple(
            PhaseChoice(expert=expert, item="PH1", alliance="us-japan", phase=phase)
            for expert, phase in chosen.items()
        ),
    )


def test_every_reading_has_its_phase_its_n_and_its_support() -> None:
    found = convergence(judged_panel())
    assert [reading.name for reading in found.readings] == [
        "items",
        "linking",
        "choice",
        "chips",
        "map",
    ]
    for reading in found.readings:
        assert reading.n == 18
        assert reading.phase == "ironclad"
        assert reading.support
    assert found.agree is True
    assert found.apart == ()


def test_experts_who_choose_what_they_rate_agree_with_themselves() -> None:
    panel = judged_panel()
    found = convergence(choosing(panel, own_phases(panel)))
    agreement = next(each for each in found.agreement if each.second == "choice")
    assert (agreement.first, agreement.share.estimate) == ("items", 1.0)
    assert agreement.share.interval
    assert agreement.share.interval.low == pytest.approx(0.025 ** (1 / 18))


def test_agreement_is_corrected_for_chance() -> None:
    panel = judged_panel(30, seed=3)
    chosen = own_phases(panel)
    others = dict(
        zip(chosen, [*list(chosen.values())[7:], *list(chosen.values())[:7]], strict=True)
    )
    alike, moved = (convergence(choosing(panel, each)) for each in (chosen, others))
    kappas = [
        next(each.kappa for each in found.agreement if each.second == "choice")
        for found in (alike, moved)
    ]
    assert kappas[0] is not None
    assert kappas[1] is not None
    if len(set(chosen.values())) > 1:
        assert kappas[0].estimate == 1
        assert abs(kappas[1].estimate or 0) < 0.5


def test_a_reading_that_names_another_phase_is_shown() -> None:
    panel = judged_panel()
    found = convergence(choosing(panel, dict.fromkeys(panel.experts, "drifting")))
    assert found.agree is False
    assert found.apart == ("choice",)


def test_points_on_the_map_are_compared_expert_by_expert() -> None:
    panel = judged_panel()
    points = {
        each.expert: each
        for each in analysis.analyze(panel).expert_points
        if each.alliance == "us-japan"
    }
    moved = tuple(
        MapPoint(
            expert=expert,
            item="PM1",
            alliance="us-japan",
            vertical=(each.vertical or 0) + 0.5,
            horizontal=each.horizontal or 0,
        )
        for expert, each in points.items()
    )
    found = convergence(replace(panel, map_points=moved))
    assert found.map_difference is not None
    assert found.map_difference["threat_agreement"].estimate == pytest.approx(0.5)
    assert found.map_difference["cohesion"].estimate == pytest.approx(0)


def test_what_was_not_asked_is_not_there() -> None:
    bare = replace(judged_panel(), chips=(), phase_choices=(), map_points=())
    found = convergence(bare)
    assert [reading.name for reading in found.readings] == ["items", "linking"]
    assert found.agreement == ()
    assert found.map_difference is None


def test_readings_of_few_name_nothing() -> None:
    found = convergence(judged_panel(4))
    assert all(reading.phase is None for reading in found.readings)
    assert {reading.reason for reading in found.readings} == {"too_few_experts"}
    assert (found.agree, found.apart) == (None, ())
    assert all(each.share.estimate is None and each.kappa is None for each in found.agreement)


def test_a_tie_of_the_chips_names_no_phase() -> None:
    panel = judged_panel()
    even = tuple(replace(each, counts=(("ironclad", 5), ("stable", 5))) for each in panel.chips)
    found = convergence(replace(panel, chips=even))
    chips = next(reading for reading in found.readings if reading.name == "chips")
    assert (chips.phase, chips.reason) == (None, "tied")
    assert "chips" not in {each.second for each in found.agreement}
