from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.calibration import calibration_figure
from surveys.figures.phase_bars import phase_bars_figure
from tests.figures.looking import said
from tests.figures.samples.probabilities import bars
from tests.figures.samples.probabilities import calibration

if TYPE_CHECKING:
    from surveys.figures.figure import Figure


def drawn(figure: Figure, name: str) -> list[dict[str, Any]]:
    return [
        value
        for layer in figure.wide["layer"]
        if layer["name"].partition(" again")[0] == name
        for value in layer["data"]["values"]
    ]


def test_a_part_of_a_bar_is_as_long_as_its_probability() -> None:
    figure = phase_bars_figure(bars())
    parts = drawn(figure, "bar")
    whole = max(each["x2"] for each in parts) - min(each["x"] for each in parts)
    given = [
        share
        for row in figure.table.rows
        for share in row[1:5]
        if isinstance(share, float) and share
    ]
    assert [(each["x2"] - each["x"]) / whole for each in parts] == pytest.approx(given, abs=1e-4)
    assert len(said(figure.wide)) == len(given) == 11


def test_a_reading_without_numbers_says_why_in_the_figure_and_the_table() -> None:
    figure = phase_bars_figure(bars())
    assert drawn(figure, "why")[0]["text"][0].startswith("There are fewer than five")
    assert figure.table.rows[-1][1:5] == (None,) * 4
    assert "fewer than five" in str(figure.table.rows[-1][-1])
    assert "computed, n = 21." in figure.description


def test_points_on_the_diagonal_are_right_as_often_as_they_claim() -> None:
    figure = calibration_figure(calibration())
    line = drawn(figure, "diagonal")[0]
    rise = (line["y2"] - line["y"]) / (line["x2"] - line["x"])
    assert rise == pytest.approx(-1)
    points = drawn(figure, "points")
    above = [each["y"] - (line["y"] + rise * (each["x"] - line["x"])) for each in points]
    assert all(0 < each < 8 for each in above[:6])
    assert all(each > 30 for each in above[6:])


def test_every_point_of_the_table_can_be_pointed_at() -> None:
    figure = calibration_figure(calibration())
    assert len(said(figure.wide)) == len(figure.table.rows) == 12
    for row, words in zip(figure.table.rows, said(figure.wide), strict=True):
        assert words == f"{row[0]}: claimed {row[1]:.2f}, right {row[2]:.2f}, {row[5]} panels"


def test_the_sentence_says_who_claims_too_much() -> None:
    assert "near a cut point claims 0.63 on average and is right 0.51" in (
        calibration_figure(calibration()).description
    )


def test_the_numbers_of_the_scale_are_true() -> None:
    figure = calibration_figure(calibration())
    assert [each["text"][0] for each in drawn(figure, "across")] == [
        "0.2",
        "0.4",
        "0.6",
        "0.8",
        "1.0",
    ]
