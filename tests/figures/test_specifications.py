from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.specification_curve import specification_figure
from tests.figures.looking import said
from tests.figures.samples.specifications import curve

if TYPE_CHECKING:
    from surveys.figures.figure import Figure


def drawn(figure: Figure, name: str) -> list[dict[str, Any]]:
    return [
        value
        for layer in figure.narrow["layer"]
        if layer["name"].partition(" again")[0] == name
        for value in layer["data"]["values"]
    ]


def test_the_title_counts_and_the_sentence_names_those_that_differ() -> None:
    figure = specification_figure(curve())
    assert figure.title == "US–ROK: Ironclad in 58 of 60 analyses"
    assert figure.description.count("Stable (mean (headline), left out, 4.3") == 2
    assert "more" not in figure.description


def test_many_that_differ_are_counted_and_not_all_named() -> None:
    figure = specification_figure(curve(level=4.1))
    differing = sum(row[-1] != "Ironclad" for row in figure.table.rows)
    assert differing > 20
    assert f"{differing - 6} more" in figure.description


def test_a_phase_that_always_holds_has_no_others() -> None:
    figure = specification_figure(curve(level=6.0))
    assert figure.description == "US–ROK: Ironclad in 60 of 60 analyses, n = 24."
    assert len(drawn(figure, "phases")) == 1


def test_every_analysis_of_the_table_can_be_pointed_at() -> None:
    figure = specification_figure(curve())
    assert len(said(figure.wide)) == len(figure.table.rows) == 60
    for row, words in zip(figure.table.rows, said(figure.wide), strict=True):
        number, *options, vertical, _, phase = row
        assert words.startswith(f"Analysis {number} of 60: {phase}; Threat agreement")
        assert f"{vertical:.2f}" in words
        assert words.endswith(", ".join(map(str, options)))


def test_the_options_that_are_drawn_are_those_of_the_table() -> None:
    figure = specification_figure(curve())
    places = [each["x"] for each in drawn(figure, "positions")][:60]
    marks = drawn(figure, "options")
    names = drawn(figure, "option names")
    for column, row in zip(places, figure.table.rows, strict=True):
        used = {
            name["text"][0]
            for name in names
            for mark in marks
            if mark["y"] < name["y"] < mark["y2"] and mark["x"] <= column + 0.5 < mark["x2"]
        }
        assert len(used) == 4
        assert all(
            str(cell).startswith(tuple(each.rstrip("…") for each in used)) for cell in row[1:5]
        )


def test_those_that_differ_stand_apart_on_the_right_and_are_wider() -> None:
    marks = drawn(specification_figure(curve()), "positions")[:60]
    holding, differing = marks[:58], marks[58:]
    assert {each["fill"] for each in holding}.isdisjoint(each["fill"] for each in differing)
    assert min(each["x"] for each in differing) > max(each["x2"] for each in holding) + 5
    assert differing[0]["x2"] - differing[0]["x"] > 2 * (holding[0]["x2"] - holding[0]["x"])


def test_the_order_in_which_analyses_come_does_not_matter() -> None:
    first = curve()
    turned = replace(first, specifications=first.specifications[::-1])
    assert specification_figure(turned) == specification_figure(first)
