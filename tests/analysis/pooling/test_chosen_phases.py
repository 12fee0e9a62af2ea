"""The phase that experts chose: shares, and the model of Dawid and Skene where it can be fitted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import analysis
from analysis.judgements import PhaseChoice
from analysis.options import Options
from analysis.pooling.chosen_phases import chosen_phases
from tests.analysis.pooling.judged import PHASES
from tests.analysis.pooling.judged import judged_panel

if TYPE_CHECKING:
    from analysis.panel import Panel


def panel_with(said: dict[str, list[str]]) -> Panel:
    """Let experts choose: for each alliance, one phase an expert."""
    most = max(len(phases) for phases in said.values())
    panel = judged_panel(most)
    return replace(
        panel,
        alliances=tuple((alliance, "") for alliance in said),
        ratings=(),
        chips=(),
        map_points=(),
        phase_choices=tuple(
            PhaseChoice(expert=expert, item="PH1", alliance=alliance, phase=phase)
            for alliance, phases in said.items()
            for expert, phase in zip(panel.experts, phases, strict=False)
        ),
    )


def test_shares_have_exact_intervals() -> None:
    panel = panel_with({"a": ["ironclad"] * 8 + ["stable"] * 2})
    choice = chosen_phases(panel, PHASES, Options())["a", ""]
    stable, danger = choice.shares["stable"], choice.shares["danger"]
    assert stable.estimate == 0.2
    assert stable.interval
    # Clopper and Pearson for 2 of 10, as tabled: .0252 to .5561.
    assert (stable.interval.low, stable.interval.high) == pytest.approx((0.0252, 0.5561), abs=5e-5)
    assert danger.interval
    assert danger.interval.high == pytest.approx(1 - 0.025**0.1)
    assert choice.likeliest == "ironclad"


def test_two_alliances_are_too_few_for_the_model() -> None:
    for alliance in analysis.analyze(judged_panel()).alliances:
        choice = alliance.pools.choice
        assert choice.dawid_skene is None
        assert choice.dawid_skene_reason == "too_few_targets"


def test_the_model_overrules_experts_who_err_in_their_own_way() -> None:
    truth = ["ironclad", "stable", "drifting", "danger"] * 2
    swapped = {"ironclad": "stable", "stable": "ironclad"}
    said = {
        f"alliance-{place}": [phase] * 6 + [swapped.get(phase, phase)] * 2
        for place, phase in enumerate(truth)
    }
    found = chosen_phases(panel_with(said), PHASES, Options())
    for place, phase in enumerate(truth):
        model = found[f"alliance-{place}", ""].dawid_skene
        assert model is not None
        assert model[phase].estimate == pytest.approx(1, abs=1e-6)
        interval = model[phase].interval
        assert interval
        assert "100 resamples" in interval.method


def test_few_who_chose_get_no_share() -> None:
    choice = chosen_phases(panel_with({"a": ["stable"] * 4}), PHASES, Options())["a", ""]
    assert (choice.n, choice.reason, choice.likeliest) == (4, "too_few_experts", None)
    assert all(each.estimate is None for each in choice.shares.values())


def test_nobody_was_asked() -> None:
    panel = replace(judged_panel(), phase_choices=())
    choice = chosen_phases(panel, PHASES, Options())["us-japan", ""]
    assert (choice.n, choice.reason, choice.dawid_skene_reason) == (0, "not_asked", "not_asked")
