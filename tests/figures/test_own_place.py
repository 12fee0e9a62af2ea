"""The star of the reader's own placement, and the word beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.phase_plane import phase_plane_spec
from surveys.figures.plane_marks import STAR
from tests.figures import planes

if TYPE_CHECKING:
    from surveys.figures.plane import PhasePlane

OWN = ((5.2, 5.1), (4.5, 4.4), (2.0, 2.5), (5.4, 6.1))


def own(name: str) -> PhasePlane:
    plane = planes.CASES[name]
    placed = zip(plane.alliances, OWN, strict=False)
    return replace(plane, alliances=tuple(replace(each, own=point) for each, point in placed))


def layers(plane: PhasePlane) -> dict[str, dict[str, Any]]:
    return {layer["name"]: layer for layer in phase_plane_spec(plane)["layer"]}


def box(layer: dict[str, Any]) -> tuple[float, float, float, float]:
    at = {channel: each["value"] for channel, each in layer["encoding"].items()}
    return (at["x"], at["y"], at["x2"], at["y2"])


def test_a_star_stands_where_the_reader_placed_each_alliance() -> None:
    drawn = layers(own("two"))
    for number, (vertical, horizontal) in enumerate(OWN[:2], 1):
        star = drawn[f"own {number}"]
        assert star["mark"]["shape"] == STAR
        assert star["mark"]["fill"] == drawn[f"mean {number}"]["mark"]["fill"]
        (value,) = star["data"]["values"]
        assert (value["vertical"], value["horizontal"]) == (vertical, horizontal)


def test_no_star_and_no_word_is_drawn_without_an_own_placement() -> None:
    assert not [name for name in layers(planes.CASES["two"]) if "own" in name]


def test_the_panels_mark_lies_above_a_star_in_the_same_place() -> None:
    names = list(layers(own("four")))
    assert names.index("own 4") < names.index("mean 1")


@pytest.mark.parametrize(("name", "word"), [("two", "you"), ("ja_four", "あなた")])
def test_every_star_is_named_and_the_legend_says_what_it_is(name: str, word: str) -> None:
    drawn = layers(own(name))
    labels = [layer for key, layer in drawn.items() if key.startswith("own label")]
    assert [layer["encoding"]["text"]["value"] for layer in labels] == [[word]] * len(labels)
    assert len(labels) == len(own(name).alliances)
    assert "legend own" in drawn
    assert drawn["sample own"]["mark"]["shape"] == STAR


@pytest.mark.parametrize("name", ["two", "four", "ja_four"])
def test_no_word_lies_on_another(name: str) -> None:
    drawn = layers(own(name))
    boxes = [box(layer) for key, layer in drawn.items() if "plate" in key]
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, f"{boxes[index]} lies on {other}"


def test_more_alliances_than_can_be_named_still_show_every_star() -> None:
    plane = planes.CASES["nine"]
    crowded = replace(
        plane, alliances=tuple(replace(each, own=each.position) for each in plane.alliances)
    )
    drawn = layers(crowded)
    assert len([name for name in drawn if name.startswith("own ") and name[4:].isdigit()]) == 9
