from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest

from analysis.measurement.joining import join
from analysis.options import Options
from analysis.round import analyze
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import ITEMS
from tests.analysis.examples import LINKING
from tests.analysis.examples import design
from tests.analysis.examples import pairs_panel
from tests.analysis.examples import panel
from tests.analysis.examples import rate
from tests.analysis.examples import target

if TYPE_CHECKING:
    from analysis.panel import Panel

QUICK = Options(null_draws=200, bootstrap_draws=100)
DESIGN = design(target("us-japan", 5.4, 5.9), target("us-rok", 4.2, 5.2), experts=14)
PANEL = panel_of(DESIGN, simulate_panel(DESIGN, seed=3))
AXES = ("threat_agreement", "cohesion")


def measured(given: Panel, options: Options = QUICK) -> dict[str, Any]:
    found: dict[str, Any] = analyze(given, options).as_dict()["measurement"]
    return found


def reasons(found: dict[str, Any]) -> set[str]:
    return {axis["reason"] for axis in found["axes"].values()}


def test_every_alliance_has_a_rating_on_the_peoples_scale() -> None:
    found = measured(PANEL)

    for alliance, levels in zip(found["alliances"], [(5.4, 5.9), (4.2, 5.2)], strict=True):
        for axis, level in zip(AXES, levels, strict=True):
            rating = alliance["axes"][axis]["rating"]
            assert rating["estimate"] == pytest.approx(level, abs=0.7)
            assert rating["interval"]["low"] < rating["estimate"] < rating["interval"]["high"]
            assert rating["n"] == 14
            assert 1 < alliance["axes"][axis]["osp"] < 7
            assert abs(alliance["axes"][axis]["difference"]) < 0.7
        assert sum(alliance["placement_probability"].values()) == pytest.approx(1)
        assert alliance["position"].keys() == set(AXES)
    assert found["alliances"][0]["phase"] == "ironclad"
    assert found["alliances"][0]["placement_probability"]["ironclad"] > 0.95
    assert found["axes"]["cohesion"]["view_sd"] > 0
    assert found["axes"]["cohesion"]["n_vignettes"] == 7


def test_neither_names_nor_the_order_of_ratings_change_a_bit() -> None:
    names = list(PANEL.experts)
    random.Random(1).shuffle(names)
    called = dict(zip(PANEL.experts, names, strict=True))
    ratings = [replace(rating, expert=called[rating.expert]) for rating in PANEL.ratings]
    random.Random(2).shuffle(ratings)

    again = measured(replace(PANEL, ratings=tuple(ratings)))

    assert json.dumps(again) == json.dumps(measured(PANEL))


def test_experts_habits_are_told_only_where_single_experts_may_be_seen() -> None:
    result = analyze(PANEL, QUICK)

    habits = result.as_dict(with_experts=True)["expert_habits"]

    assert [habit["expert"] for habit in habits] == [*PANEL.experts, *PANEL.experts]
    assert "simulated-" not in json.dumps(result.as_dict())


def test_a_lenient_expert_has_a_shift_upwards() -> None:
    lenient = PANEL.experts[0]
    ratings = tuple(
        replace(rating, value=min(rating.value + 1, 7) if not _turned(rating.item) else max(rating.value - 1, 1))
        if rating.expert == lenient and rating.value is not None
        else rating
        for rating in PANEL.ratings
    )  # fmt: skip

    before, after = (
        analyze(replace(PANEL, ratings=each), QUICK).measurement.habits[0].shift
        for each in (PANEL.ratings, ratings)
    )

    assert after > before + 0.2


def _turned(name: str) -> bool:
    return next(item.reversed for item in ITEMS if item.id == name)


def test_periods_are_targets_of_their_own() -> None:
    periods = design(target("us-japan", 5.4, 5.9), target("us-japan", 3.0, 3.2, "1990"), experts=10)
    given = panel_of(periods, simulate_panel(periods, seed=5))

    now, then = measured(given)["alliances"]

    assert (now["period"], then["period"]) == ("", "1990")
    assert then["position"]["cohesion"] < now["position"]["cohesion"] - 1
    assert then["phase"] == "danger"


def test_without_vignettes_the_model_says_on_what_it_rests() -> None:
    ratings = tuple(rating for rating in PANEL.ratings if rating.target_kind == "alliance")

    found = measured(replace(PANEL, ratings=ratings, vignettes=(), vignette_positions=()))

    assert all(axis["warnings"] == ["unanchored"] for axis in found["axes"].values())
    assert found["alliances"][0]["position"]
    for axis in found["alliances"][0]["axes"].values():
        assert axis["anchored_mean"]["reason"] == "few_vignettes"
        assert axis["vignette_ranks"]["reason"] == "no_vignettes"


@pytest.mark.parametrize("n", [0, 1, 4])
def test_small_panels_get_no_model(n: int) -> None:
    pairs: list[tuple[int | None, int | None]] = [(5, 6), (3, 4), (6, 2), (4, 4)]

    found = measured(pairs_panel(pairs[:n]))

    assert reasons(found) == {"too_few_experts" if n else "no_experts"}
    assert found["alliances"][0]["position"] is None
    assert found["alliances"][0]["placement_probability"] is None
    assert found["alliances"][0]["reason"]


def test_an_alliance_that_few_rated_has_no_position() -> None:
    few = set(PANEL.experts[4:])
    ratings = tuple(
        rating for rating in PANEL.ratings if rating.target != "us-rok" or rating.expert not in few
    )

    first, second = measured(replace(PANEL, ratings=ratings))["alliances"]

    assert first["position"]
    assert (second["n"], second["position"], second["reason"]) == (4, None, "too_few_experts")


def test_ratings_without_variation_have_no_model() -> None:
    assert reasons(measured(pairs_panel([(4, 4)] * 6))) == {"no_variation"}


def test_an_axis_without_a_linking_item_has_no_model() -> None:
    bare = tuple(replace(item, linking=False) for item in LINKING)
    given = pairs_panel([(5, 6), (3, 4), (6, 2), (4, 4), (5, 5)])

    assert reasons(measured(replace(given, items=bare))) == {"no_linking_item"}


def test_experts_without_a_common_target_are_not_compared() -> None:
    ratings = [
        rate(f"e{number:02d}", name, 3 + number % 4, "us-japan" if number < 6 else "us-rok")
        for number in range(12)
        for name in ("T0", "C0")
    ]
    given = panel(ratings, experts=12, items=LINKING, alliances=(("us-japan", ""), ("us-rok", "")))

    found = measured(given)

    assert reasons(found) == {"not_linked"}
    assert {alliance["reason"] for alliance in found["alliances"]} == {"not_linked"}


def test_a_common_target_on_the_other_axis_links_nothing() -> None:
    ratings = [
        rate(f"e{number:02d}", name, 3 + number % 4, which)
        for number in range(12)
        for which, name in (
            ("us-japan", "T0"),
            ("us-rok", "T0"),
            ("us-japan" if number < 6 else "us-rok", "C0"),
        )
    ]
    given = panel(ratings, experts=12, items=LINKING, alliances=(("us-japan", ""), ("us-rok", "")))

    axes = measured(given)["axes"]

    assert axes["threat_agreement"]["reason"] is None
    assert axes["cohesion"]["reason"] == "not_linked"


def test_points_that_nobody_used_do_no_harm() -> None:
    found = measured(pairs_panel([(7, 1), (7, 1), (7, 1), (6, 2), (7, 1), (7, 1)]))

    position = found["alliances"][0]["position"]
    assert 5.5 < position["threat_agreement"] < 7
    assert 1 < position["cohesion"] < 2.5


@pytest.mark.parametrize("rho", [-0.99, -0.5, 0.0, 0.8])
def test_joined_draws_keep_their_distributions(rho: float) -> None:
    first, second = np.random.default_rng(1).gamma(2, size=(2, 4000))

    joined = join(first, second, rho)

    assert (joined[:, 0] == first).all()
    assert (np.sort(joined[:, 1]) == np.sort(second)).all()
    ranks = np.argsort(np.argsort(joined, axis=0), axis=0)
    assert np.asarray(np.corrcoef(ranks.T))[0, 1] == pytest.approx(
        6 / np.pi * np.arcsin(rho / 2), abs=0.04
    )
