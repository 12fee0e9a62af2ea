from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.camps import LEAST_BINNED
from surveys.figures.camps import binned
from surveys.figures.camps import camps_figure
from surveys.figures.dilemma import dilemma_figure
from tests.figures.looking import said
from tests.figures.samples.fears import camps
from tests.figures.samples.fears import fears
from tests.figures.samples.moves import square_axes

if TYPE_CHECKING:
    from surveys.figures.figure import Figure


def drawn(figure: Figure, name: str, width: str = "wide") -> list[dict[str, Any]]:
    return [
        value
        for layer in getattr(figure, width)["layer"]
        if layer["name"].partition(" again")[0] == name
        for value in layer["data"]["values"]
    ]


def test_both_camps_and_the_average_of_all_can_be_pointed_at() -> None:
    figure = camps_figure(camps())
    told = said(figure.wide)
    assert "Camp A: 14 of 24 (58%), 5.60 and 5.80, Ironclad" in told
    assert "Camp B: 10 of 24 (42%), 2.90 and 4.60, Stable" in told
    assert "Average of all: 4.50 and 5.30, Ironclad .81, n = 24" in told
    assert [row[4] for row in figure.table.rows] == [24, 14, 10]


def test_the_larger_camp_has_the_larger_mark() -> None:
    first, second = (each["size"] for each in drawn(camps_figure(camps()), "camp"))
    assert first > second


def test_whoever_may_not_see_single_experts_sees_them_counted() -> None:
    public, inside = camps_figure(camps()), camps_figure(camps(single=True))
    assert drawn(public, "expert") == []
    assert sum(int(each["text"][0]) for each in drawn(public, "bin count")) == 24
    assert len(drawn(inside, "expert")) == 24
    assert drawn(inside, "bin") == []


def test_fewer_than_ten_experts_are_not_even_counted_in_squares() -> None:
    axes = square_axes("en")
    assert binned([(5.0, 5.0)] * (LEAST_BINNED - 1), axes) == ()
    assert drawn(camps_figure(camps(n=(5, 4))), "bin") == []


def test_nobody_falls_off_the_plane() -> None:
    axes = square_axes("en")
    corners = [(1.0, 1.0), (7.0, 7.0), (1.0, 7.0), (7.0, 1.0)] * 3
    assert sum(each.count for each in binned(corners, axes)) == 12
    assert all(1 < value < 7 for each in binned(corners, axes) for value in each.position)


def test_the_names_of_phases_stand_on_the_counted_squares() -> None:
    names = [layer["name"] for layer in camps_figure(camps()).wide["layer"]]
    assert names.index("bin") < names.index("cuts") < names.index("cell names")


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_each_state_has_a_plane_of_its_own_the_first_one_first(width: str) -> None:
    figure = dilemma_figure(fears())
    states = drawn(figure, "state", width)
    assert [each["text"][0] for each in states] == ["United States", "The allies"]
    if width == "wide":
        assert states[0]["x"] < states[1]["x"]
    else:
        assert states[0]["y"] < states[1]["y"]
    assert len(drawn(figure, "label", width)) == 4


def test_both_fears_and_their_difference_are_in_the_table() -> None:
    figure = dilemma_figure(fears())
    assert figure.table.rows[0] == ("United States", "US–Japan", 2.4, 4.6, 2.4 - 4.6, 24)
    assert said(figure.wide)[0] == (
        "United States, US–Japan: Fear of abandonment 2.40, Fear of entrapment 4.60, n = 24"
    )


def test_an_alliance_keeps_its_shape_from_state_to_state() -> None:
    shapes = [each["shape"] for each in drawn(dilemma_figure(fears()), "fears")]
    assert shapes[:2] == shapes[2:] == ["circle", "square"]
