from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.contrast import LEGIBLE
from surveys.figures.contrast import contrast
from surveys.figures.diverging_bars import DivergingBar
from surveys.figures.diverging_bars import DivergingBars
from surveys.figures.diverging_bars import diverging_bars_spec
from surveys.figures.diverging_bars import point_colours
from surveys.figures.palette import INK
from surveys.figures.render import render
from tests.figures.seeing import seen_texts

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

LONG = "T2, North Korea: How alike are the two governments’ views of how serious a threat it is?"


def spec(*bars: DivergingBar, points: int = 7) -> dict[str, Any]:
    return diverging_bars_spec(
        DivergingBars(
            title="US–Japan: answers on cohesion",
            description="Most lie above the middle.",
            ends=("weak", "strong"),
            heading="mean, n",
            points=tuple(range(1, points + 1)),
            bars=bars,
            footnote="Simulated data. Each bar is all experts who rated.",
            language="en",
        )
    )


CASES = {
    "seven points": spec(
        DivergingBar(label=LONG, counts=(0, 0, 2, 4, 6, 8, 0), words="5.0, 20"),
        DivergingBar(label="C0: Overall", counts=(1, 1, 1, 14, 1, 1, 1), words="4.0, 20"),
    ),
    "four points": spec(DivergingBar(label="C0", counts=(10, 0, 0, 10), words="2.5, 20"), points=4),
    "one side": spec(DivergingBar(label="C0", counts=(0, 0, 0, 0, 0, 0, 9), words="7.0, 9")),
    "no bars": spec(),
}


def layers(case: str) -> dict[str, Any]:
    return {layer["name"]: layer for layer in CASES[case]["layer"]}


def ends(layer: dict[str, Any]) -> tuple[float, float]:
    return layer["encoding"]["x"]["value"], layer["encoding"]["x2"]["value"]


def test_half_of_the_middle_point_stands_on_either_side() -> None:
    drawn = layers("seven points")
    zero = drawn["middle"]["encoding"]["x"]["value"]
    for bar in (1, 2):
        left, right = ends(drawn[f"bar {bar} point 4"])
        assert (left + right) / 2 == pytest.approx(zero, abs=0.1)


def test_a_scale_without_a_middle_point_parts_between_its_halves() -> None:
    drawn = layers("four points")
    zero = drawn["middle"]["encoding"]["x"]["value"]
    assert ends(drawn["bar 1 point 1"])[1] == pytest.approx(zero, abs=0.1)
    assert ends(drawn["bar 1 point 4"])[0] == pytest.approx(zero, abs=0.1)


def test_points_follow_each_other_by_their_shares_and_nobody_is_not_drawn() -> None:
    drawn = layers("seven points")
    assert "bar 1 point 1" not in drawn
    first, second = ends(drawn["bar 1 point 5"]), ends(drawn["bar 1 point 6"])
    assert first[1] == second[0]
    assert (second[1] - second[0]) / (first[1] - first[0]) == pytest.approx(8 / 6, abs=0.02)


@pytest.mark.parametrize("points", [2, 3, 4, 5, 7, 9, 11])
def test_numbers_are_legible_on_every_shade_and_no_two_shades_are_alike(points: int) -> None:
    colours = point_colours(points)
    assert len(set(colours)) == points
    assert all(contrast(INK, colour) >= LEGIBLE for colour in colours)


@pytest.mark.parametrize("case", CASES)
def test_no_two_texts_touch(case: str, drawing: ProcessPoolExecutor) -> None:
    texts = drawing.submit(seen_texts, CASES[case]).result(timeout=60)
    assert "US–Japan: answers on cohesion" in [said for said, _ in texts]
    assert [
        (said, other_said)
        for (said, box), (other_said, other) in combinations(texts, 2)
        if box.overlaps(other)
    ] == []


@pytest.mark.parametrize("case", CASES)
def test_bars_can_be_drawn(case: str, drawing: ProcessPoolExecutor) -> None:
    svg = drawing.submit(render, CASES[case], "svg", title="Title", description="d").result(60)
    assert b"<title" in svg
    assert b"<desc" in svg
