"""Two camps: when the rule says so, what either says, and what may not be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from analysis.differences.polarisation import dispersion_by_chance
from analysis.round import analyze
from tests.analysis.differences.panels import QUICK
from tests.analysis.differences.panels import grouped
from tests.analysis.differences.panels import placed
from tests.analysis.examples import pairs_panel

if TYPE_CHECKING:
    from analysis.round_results import RoundResult

HIGH = [(6, 6), (7, 6), (6, 7), (7, 7), (6, 6), (7, 7)]
LOW = [(1, 6), (2, 6), (1, 7), (1, 6), (2, 7)]
COMMUNITIES = ["official"] * 6 + ["scholar"] * 5


def both(groups: list[str] | None = None) -> RoundResult:
    panel = pairs_panel([*HIGH, *LOW])
    return analyze(grouped(panel, groups) if groups else panel, QUICK)


def test_both_camps_are_shown_where_the_mean_describes_neither() -> None:
    alliance = both().alliances[0]
    camps = alliance.camps

    assert "two_camps" in alliance.warnings
    assert camps.two_camps is True
    first, second = camps.camps
    assert (first.n, second.n) == (6, 5)
    assert (first.phase, second.phase) == ("ironclad", "stable")
    assert first.share == pytest.approx(6 / 11)
    assert second.position == pytest.approx({"threat_agreement": 1.4, "cohesion": 6.4})
    assert camps.elsewhere == pytest.approx(5 / 11)
    polarisation = camps.axes["threat_agreement"].polarisation
    agreement = alliance.axes["threat_agreement"].concentration.van_der_eijk_a.estimate
    assert agreement is not None
    assert agreement < 0
    assert polarisation.estimate == pytest.approx((1 - agreement) / 2)
    worst, *_ = camps.items
    assert (worst.item, worst.n) == ("T0", (6, 5))
    assert worst.difference == pytest.approx(39 / 6 - 1.4)


def test_the_communities_of_a_camp_are_told_where_they_are_large_enough() -> None:
    first, second = both(COMMUNITIES).alliances[0].camps.camps

    assert [(group.group, group.n) for group in first.groups] == [("official", 6), ("scholar", 0)]
    assert [(group.group, group.n) for group in second.groups] == [("official", 0), ("scholar", 5)]


def test_no_community_is_told_where_a_few_of_it_are_in_either_camp() -> None:
    mixed = ["official", "scholar"] * 5 + ["official"]
    for camp in both(mixed).alliances[0].camps.camps:
        assert camp.groups == ()


def test_who_is_in_which_camp_is_only_for_those_who_may_see_experts() -> None:
    result = both()

    assert "camp_members" not in result.as_dict()
    assert "members" not in result.as_dict()["alliances"][0]["camps"]
    members = result.as_dict(with_experts=True)["camp_members"]
    assert [each["camp"] for each in members] == [1] * 6 + [2] * 5


def test_a_camp_of_few_is_counted_and_its_position_not_told() -> None:
    camps = placed([(7, 6)] * 8 + [(1, 6)] * 4).camps

    assert camps.two_camps is True
    assert [camp.n for camp in camps.camps] == [8, 4]
    assert {camp.reason for camp in camps.camps} == {"too_few_experts"}
    assert not any(camp.position or camp.phase for camp in camps.camps)
    assert camps.items == ()


def test_one_cloud_is_one_camp_although_it_can_always_be_split() -> None:
    rng = np.random.default_rng(3)
    points = np.clip(np.round(rng.normal(5.5, 0.8, size=(24, 2))), 1, 7).astype(int)
    camps = placed([(int(v), int(h)) for v, h in points]).camps

    assert (camps.two_camps, camps.camps, camps.reason) == (False, (), "one_camp")


def test_camps_in_two_phases_need_more_dispersion_than_chance_gives() -> None:
    """Threes and fives around the cut lie in two phases, but close together."""
    camps = placed([(5, 6)] * 8 + [(3, 6)] * 6).camps

    assert camps.elsewhere == pytest.approx(6 / 14)
    assert camps.axes["threat_agreement"].is_beyond_chance is False
    assert camps.two_camps is False


def test_experts_who_all_agree_have_no_camps() -> None:
    camps = placed([(6, 6)] * 7).camps

    assert (camps.two_camps, camps.reason) == (False, "unanimous_panel")
    assert camps.axes["cohesion"].polarisation.estimate == 0


def test_those_with_one_score_are_in_neither_camp() -> None:
    panel = pairs_panel([*HIGH, *LOW, (4, None), (None, 4)])
    result = analyze(panel, QUICK)

    assert result.alliances[0].camps.n == 11
    assert len(result.camp_members) == 11
    # The overall mean of T0 less both camps would be the rating of the one in neither.
    assert result.alliances[0].camps.items == ()


def test_dispersion_by_chance_is_what_one_panel_in_twenty_passes() -> None:
    rng = np.random.default_rng(9)
    limit = dispersion_by_chance(12, 7, 20_000, 1)
    from analysis.leik import dispersion_of_counts

    counts = rng.multinomial(12, np.full(7, 1 / 7), size=4000).astype(float)
    share = float((dispersion_of_counts(counts) > limit + 1e-9).mean())
    assert share <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 4000)
