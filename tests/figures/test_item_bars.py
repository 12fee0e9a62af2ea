from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.item_bars import item_bars_figure
from tests.figures.looking import said
from tests.figures.samples.items import items

if TYPE_CHECKING:
    from surveys.figures.figure import Figure


def drawn(figure: Figure, name: str) -> list[dict[str, Any]]:
    return [
        value
        for layer in figure.wide["layer"]
        if layer["name"].partition(" again")[0] == name
        for value in layer["data"]["values"]
    ]


def test_every_count_of_the_table_can_be_pointed_at() -> None:
    figure = item_bars_figure(items())
    told = set(said(figure.wide))
    for alliance, item, *counts, _, n, apart in figure.table.rows:
        for point, count in enumerate(counts, 1):
            words = f"{alliance}, {item}, point {point}: {count} of {n}"
            assert (words in told) == bool(count)
        assert f"{alliance}, {item}: {apart} cannot judge" in told


def test_all_bars_are_equally_long_and_lean_to_where_the_experts_are() -> None:
    parts, middles = (
        drawn(item_bars_figure(items()), "bar"),
        drawn(item_bars_figure(items()), "middle"),
    )
    lengths, leanings = [], []
    for middle in middles:
        mine = [each for each in parts if middle["y"] < each["y"] < middle["y2"]]
        left, right = min(each["x"] for each in mine), max(each["x2"] for each in mine)
        lengths.append(right - left)
        leanings.append(right - middle["x"] > middle["x"] - left)
    assert lengths == pytest.approx([lengths[0]] * 6, abs=0.1)
    assert leanings == [True, False, True, False, True, False]


def test_those_who_cannot_judge_stand_apart_from_the_bars() -> None:
    figure = item_bars_figure(items())
    assert [each["text"][0] for each in drawn(figure, "apart count")] == ["1", "2", "1"] * 2
    assert min(each["x"] for each in drawn(figure, "apart")) > max(
        each["x2"] for each in drawn(figure, "bar")
    )


def test_every_bar_has_its_mean_and_n() -> None:
    facts = [each["text"][0] for each in drawn(item_bars_figure(items()), "facts")]
    assert facts[:2] == ["5.35, n = 23", "3.86, n = 22"]
