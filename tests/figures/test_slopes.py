from __future__ import annotations

from surveys.figures.slopes import slopes_figure
from tests.figures.looking import said
from tests.figures.samples.lines import lines


def test_both_ends_of_every_line_can_be_pointed_at() -> None:
    figure = slopes_figure(lines())
    told = said(figure.wide)
    assert len(told) == len(figure.table.rows) == 8
    for (alliance, axis, when, estimate, *_), words in zip(figure.table.rows, told, strict=True):
        assert words.startswith(f"{alliance}, {axis}, {when}: {estimate:.2f}")
        assert words.endswith("n = 16")


def test_lines_that_end_close_together_still_have_their_names_apart() -> None:
    names = [
        value
        for layer in slopes_figure(lines()).wide["layer"]
        if layer["name"].startswith("name")
        for value in layer["data"]["values"]
    ]
    assert [each["text"][0] for each in names] == ["US–Japan", "US–ROK"] * 2
    assert abs(names[0]["y"] - names[1]["y"]) > 28
