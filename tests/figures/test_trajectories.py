from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.trajectories import trajectories_figure
from tests.figures.looking import said
from tests.figures.samples.moves import moves

if TYPE_CHECKING:
    from surveys.figures.figure import Figure


def drawn(figure: Figure, name: str, width: str = "wide") -> list[dict[str, Any]]:
    return [
        value
        for layer in getattr(figure, width)["layer"]
        if layer["name"].partition(" again")[0] == name
        for value in layer["data"]["values"]
    ]


@pytest.mark.parametrize("count", [1, 3, 4, 6])
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_alliance_is_named_and_every_station_can_be_pointed_at(
    count: int, width: str
) -> None:
    shown = moves(count=count)
    figure = trajectories_figure(shown)
    names = {each["text"][0] for each in drawn(figure, "label", width)}
    names |= {each["text"][0] for each in drawn(figure, "alliance", width)}
    assert {each.alliance for each in shown.trajectories} <= names
    stations = [words for words in said(getattr(figure, width)) if "n = " in words]
    assert len(stations) == len(figure.table.rows) == 3 * count


def test_more_than_four_alliances_get_a_plane_each() -> None:
    assert len(drawn(trajectories_figure(moves(count=4)), "cells")) == 4
    assert len(drawn(trajectories_figure(moves(count=6)), "cells")) == 24


def test_arrows_lead_from_each_station_to_the_next() -> None:
    figure = trajectories_figure(moves(count=1))
    stations, shafts = drawn(figure, "station"), drawn(figure, "shaft")
    assert len(shafts) == 2
    for shaft, start, end in zip(shafts, stations, stations[1:], strict=False):
        assert start["x"] < shaft["x"] < shaft["x2"] < end["x"]
        assert start["y"] > shaft["y"] > shaft["y2"] > end["y"]


def test_events_are_numbered_on_the_arrow_and_listed_below() -> None:
    figure = trajectories_figure(moves(count=3))
    assert [each["text"][0] for each in drawn(figure, "event number")] == ["1", "2"]
    assert [each["text"][0] for each in drawn(figure, "events")] == [
        "1 2018-06: summit of the leaders",
        "2 2022-11: joint exercise suspended",
    ]
    assert figure.table.rows[3][-1] == "2018-06 summit of the leaders"
    assert "2018-06: summit of the leaders" in said(figure.wide)


def test_one_period_is_no_movement() -> None:
    figure = trajectories_figure(moves(stations=1))
    assert figure.title == "Where the panel places the alliances"
    assert drawn(figure, "shaft") == []
    assert "events" not in " ".join(figure.table.columns)


def test_regions_of_the_past_are_fainter_than_those_of_today() -> None:
    figure = trajectories_figure(moves(count=1))
    assert len({layer["name"] for layer in figure.wide["layer"] if "faint" in layer["name"]}) == 2
    colours = {
        layer["name"].partition(" again")[0]: layer["mark"]["color"]
        for layer in figure.wide["layer"]
        if layer["name"].endswith("outline")
    }
    assert colours["faint outline"] != colours["outline"]
