from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.phase_plane import phase_plane_spec
from tests.figures import planes

if TYPE_CHECKING:
    from surveys.figures.plane import PhasePlane


def layers(plane: PhasePlane) -> dict[str, dict[str, Any]]:
    return {layer["name"]: layer for layer in phase_plane_spec(plane)["layer"]}


def words(plane: PhasePlane) -> dict[str, str]:
    return {
        name: " ".join(layer["encoding"]["text"]["value"])
        for name, layer in layers(plane).items()
        if layer["mark"]["type"] == "text"
    }


def data(plane: PhasePlane, name: str) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = layers(plane)[name]["data"]["values"]
    return values


def test_each_cell_carries_its_phase_from_the_cut_to_its_corner() -> None:
    cells = {each["phase"]: each for each in data(planes.CASES["two"], "cells")}
    assert {
        name: (each["horizontal"], each["horizontal_to"], each["vertical"], each["vertical_to"])
        for name, each in cells.items()
    } == {
        "Drifting": (1, 4, 7, 4),
        "Ironclad": (4, 7, 7, 4),
        "In danger": (1, 4, 4, 1),
        "Stable": (4, 7, 4, 1),
    }


@pytest.mark.parametrize("name", ["two", "ja_six"])
def test_the_phases_names_stand_in_the_order_of_the_cells(name: str) -> None:
    plane = planes.CASES[name]
    written = words(plane)
    assert tuple(written[f"phase {number}"] for number in (1, 2, 3, 4)) == (
        *plane.cells[0],
        *plane.cells[1],
    )


def test_the_cut_lines_follow_the_cut_points() -> None:
    plane = replace(planes.CASES["two"], cut_vertical=3.5, cut_horizontal=4.5)
    assert {each["vertical"] for each in data(plane, "cut vertical")} == {3.5}
    assert {each["horizontal"] for each in data(plane, "cut horizontal")} == {4.5}
    assert 3.5 in phase_plane_spec(plane)["encoding"]["y"]["axis"]["values"]


def test_the_axes_say_which_end_is_which() -> None:
    written = words(planes.CASES["one"])
    assert written["vertical title"] == "↑ Threat agreement between the allies"
    assert written["horizontal title"] == "Cohesion →"
    assert (written["vertical low"], written["vertical high"]) == ("low", "high")
    assert (written["horizontal low"], written["horizontal high"]) == ("weak", "strong")


def test_an_alliance_is_named_with_what_is_said_of_its_phase_and_its_experts() -> None:
    written = words(planes.CASES["two"])
    assert (written["label 2"], written["detail 2"]) == ("US–ROK", "not placed · n = 24")
    assert data(planes.CASES["two"], "mean 2") == [
        {
            "alliance": "US–ROK",
            "vertical": 4.3,
            "horizontal": 4.6,
            "said": "US–ROK: the panel 4.30 and 4.60, not placed, n = 24.",
        }
    ]


def test_more_than_six_alliances_are_numbered_and_named_in_a_key() -> None:
    written = words(planes.CASES["nine"])
    assert [written[f"label {number}"] for number in range(1, 10)] == list("123456789")
    assert [written[f"key {number}"] for number in range(1, 10)] == [
        each.label for each in planes.NINE
    ]
    assert written["key detail 9"] == "ironclad, .97 · n = 11"


def test_names_too_long_for_the_plane_become_numbers() -> None:
    long = tuple(
        planes.alliance(" ".join(["Mutual", "Defence", "Treaty"] * 8), (4 + step / 50, 4.0))
        for step in range(6)
    )
    assert words(planes.english(*long))["label 6"] == "6"


def test_each_alliance_has_a_look_of_its_own() -> None:
    plane = planes.english(
        *(planes.alliance(f"Alliance {at}", (2 + at / 4, 2 + at / 4)) for at in range(16))
    )
    drawn = layers(plane)
    marks = [drawn[f"mean {number}"]["mark"] for number in range(1, 17)]
    assert len({(mark["shape"], mark["fill"]) for mark in marks}) == 16


def test_single_experts_are_dots_only_where_they_are_given() -> None:
    assert len(data(planes.CASES["two"], "experts 1")) == 24
    assert "experts 1" not in layers(planes.CASES["four"])
    assert "legend expert" in words(planes.CASES["two"])
    assert "legend expert" not in words(planes.CASES["four"])


@pytest.mark.parametrize("name", ["few", "unanimous"])
def test_no_region_is_drawn_where_there_is_none(name: str) -> None:
    drawn = layers(planes.CASES[name])
    assert not [each for each in drawn if each.startswith("ellipse")]
    written = words(planes.CASES[name])
    assert "legend half" not in written
    assert written["legend none"].startswith("No region: fewer than five experts")


def test_ellipses_stay_on_the_plane() -> None:
    drawn = [
        (each["vertical"], each["horizontal"])
        for name, layer in layers(planes.CASES["edges"]).items()
        if name.startswith("ellipse")
        for each in layer["data"]["values"]
    ]
    assert len(drawn) > 20
    assert all(1 <= value <= 7 for point in drawn for value in point)


def test_the_note_and_the_footnote_are_printed_whole() -> None:
    plane = planes.CASES["two"]
    written = words(plane)
    assert written["note"] == plane.note
    assert written["footnote"] == plane.footnote


@pytest.mark.parametrize("language", ["zh-Hant", "ja", "ko"])
def test_the_legend_speaks_the_language_of_the_figure(language: str) -> None:
    english = words(planes.CASES["two"])
    other = words(replace(planes.CASES["two"], language=language))
    for name in ("legend mean", "legend half", "legend most", "legend expert"):
        assert other[name] != english[name]


def test_a_plane_without_alliances_still_shows_the_phases() -> None:
    written = words(planes.CASES["none"])
    assert written["phase 2"] == "Ironclad"
    assert "label 1" not in written
