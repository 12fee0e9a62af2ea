from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from analysis.options import Options
from analysis.round import analyze
from analysis.simulation import Level
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import VIGNETTES
from tests.analysis.examples import design
from tests.analysis.examples import target

EXACT = {"view_sd": 0.0, "leniency_sd": 0.0, "item_sd": 0.0, "difficulty_sd": 0.0}


def test_the_same_seed_gives_the_same_ratings() -> None:
    d = design(target("us-japan", 5, 6))

    assert simulate_panel(d, seed=1) == simulate_panel(d, seed=1)
    assert simulate_panel(d, seed=1) != simulate_panel(d, seed=2)


def test_experts_are_named_as_simulated() -> None:
    assert all("simulated" in expert for expert in design(target("a", 4, 4)).expert_ids)


def test_every_expert_rates_the_fixed_vignette_and_a_draw_of_the_others() -> None:
    ratings = simulate_panel(design(target("us-japan", 5, 6), experts=60), seed=3)

    seen = Counter(r.target for r in ratings if r.item == "T0" and r.target in VIGNETTES)
    assert seen["V5"] == 60
    assert sum(seen.values()) == 180
    assert min(seen.values()) > 5


def test_without_noise_the_ratings_are_the_true_levels() -> None:
    levels = (
        Level(construct="threat_agreement", threat="china", level=2),
        Level(construct="abandonment", holder="A", level=6),
        Level(construct="entrapment", level=3),
    )
    d = design(target("us-rok", 5, 6, "2010", *levels), experts=2, **EXACT)

    ratings = simulate_panel(d, seed=4)

    alliance = {(r.item, r.threat): r.value for r in ratings if r.target == "us-rok"}
    assert alliance["T0", ""] == 5
    assert (alliance["T2", "china"], alliance["T2", "north-korea"]) == (2, 5)
    assert (alliance["C1", ""], alliance["C5R", ""]) == (6, 2)
    assert (alliance["AB_A", ""], alliance["AB_B", ""], alliance["EN_B", ""]) == (6, 4, 3)
    assert {r.period for r in ratings if r.target == "us-rok"} == {"2010"}


def test_levels_off_the_scale_stay_on_it() -> None:
    ratings = simulate_panel(design(target("a", 12, -5), experts=5), seed=5)

    values = [r.value for r in ratings if r.target == "a" and r.item in {"T0", "C0"}]
    assert set(values) == {1, 7}


def test_missing_answers_come_at_their_rates() -> None:
    d = design(target("a", 4, 4), experts=200, cannot_judge=0.2, skipped=0.1)

    ratings = simulate_panel(d, seed=6)

    codes = Counter(rating.missing for rating in ratings)
    assert codes["cannot_judge"] / len(ratings) == pytest.approx(0.2, abs=0.02)
    assert codes["skipped"] / len(ratings) == pytest.approx(0.1, abs=0.02)
    assert all((r.value is None) == bool(r.missing) for r in ratings)


def test_leniency_and_views_spread_the_experts_scores() -> None:
    spread = {}
    for leniency in (0.0, 1.0):
        d = design(target("a", 4, 4), experts=200, leniency_sd=leniency, view_sd=0.3)
        result = analyze(panel_of(d, simulate_panel(d, seed=7)), Options(null_draws=100))
        spread[leniency] = result.alliances[0].axes["cohesion"].spread.sd.estimate or 0.0

    assert np.sqrt(spread[0.0] ** 2 + 1) == pytest.approx(spread[1.0], abs=0.2)
