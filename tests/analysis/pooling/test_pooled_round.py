"""All pools of a round together: names and order do not matter, and no number rests on few."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

import analysis
from tests.analysis.pooling.judged import judged_panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.panel import Panel

LISTS = ("ratings", "memberships", "chips", "phase_choices", "map_points", "map_readings")
SECTIONS = ("pools", "convergence")


def mixed(panel: Panel, seed: int) -> Panel:
    """Give every expert another name, and everything another order."""
    chance = random.Random(seed)
    names = dict(zip(panel.experts, chance.sample(panel.experts, len(panel.experts)), strict=True))
    said: dict[str, Any] = {}
    for kind in LISTS:
        renamed = [replace(each, expert=names[each.expert]) for each in getattr(panel, kind)]
        said[kind] = tuple(chance.sample(renamed, len(renamed)))
    return replace(panel, **said)


def pooled(panel: Panel) -> list[Any]:
    document = analysis.analyze(panel).as_dict()
    sections = [alliance[name] for alliance in document["alliances"] for name in SECTIONS]
    return [*sections, document["map_test"]]


@pytest.mark.parametrize("seed", [1, 2])
def test_neither_names_nor_order_change_a_bit(seed: int) -> None:
    panel = judged_panel(18, seed=seed)
    assert pooled(mixed(panel, seed)) == pooled(panel)


def statistics(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        if "estimate" in found:
            yield found
        for each in found.values():
            yield from statistics(each)
    elif isinstance(found, list):
        for each in found:
            yield from statistics(each)


@pytest.mark.parametrize("few", [0, 1, 4])
def test_nothing_that_few_experts_said_has_a_number(few: int) -> None:
    panel = judged_panel(15)
    kept = set(panel.experts[:few])
    said = {
        kind: tuple(each for each in getattr(panel, kind) if each.expert in kept)
        for kind in LISTS[2:]
    }
    found = pooled(replace(panel, **said))  # type: ignore[arg-type]  # lists of what is said
    for statistic in statistics(found):
        assert statistic["n"] > few or statistic["estimate"] is None
        assert (statistic["estimate"] is None) <= (statistic["reason"] is not None)
    if few:
        assert found[-1]["reason"] == "too_few_experts"


def test_a_past_period_has_pools_of_its_own() -> None:
    panel = judged_panel(12)
    past = tuple(
        replace(each, period="2010", value=each.value and 8 - each.value)
        for each in panel.ratings
        if each.target == "us-japan"
    )
    panel = replace(
        panel, alliances=(*panel.alliances, ("us-japan", "2010")), ratings=(*panel.ratings, *past)
    )
    present, _, earlier = analysis.analyze(panel).alliances
    assert (earlier.period, earlier.n) == ("2010", 12)
    assert present.pools.scores[0].phase == "ironclad"
    assert earlier.pools.scores[0].phase == "danger"
    assert [reading.name for reading in earlier.convergence.readings] == ["items", "linking"]
