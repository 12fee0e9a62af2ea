"""A period of the past that is asked less changes no number of the present."""

from __future__ import annotations

from dataclasses import replace

import analysis
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import design
from tests.analysis.examples import target


def test_what_is_asked_of_the_past_alone_moves_neither_scores_nor_reliability_of_the_present() -> (
    None
):
    made = design(target("a-b", 5, 5), target("a-c", 4.5, 5), experts=12)
    before = panel_of(made, simulate_panel(made, seed=3))
    past = tuple(
        replace(each, period="2010", value=each.value and 1)
        for each in before.ratings
        if each.target_kind == "alliance" and each.item in {"T0", "C0"}
    )
    after = replace(
        before,
        alliances=(*before.alliances, ("a-b", "2010"), ("a-c", "2010")),
        ratings=(*before.ratings, *past),
    )

    alone, both = analysis.analyze(before), analysis.analyze(after)

    assert [each.scores for each in both.alliances[:2]] == [each.scores for each in alone.alliances]
    for alliance in both.alliances[2:]:
        assert alliance.scores["items"] == alliance.scores["equated"]
        assert alliance.placement.position == {"threat_agreement": 1.0, "cohesion": 1.0}
    for axis, found in both.reliability.axes.items():
        assert found.scale == alone.reliability.axes[axis].scale
        assert found.columns == alone.reliability.axes[axis].columns
    assert both.reliability.axis_correlation == alone.reliability.axis_correlation
