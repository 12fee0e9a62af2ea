from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.figures.change_intervals import change_intervals_figure
from surveys.figures.group_intervals import group_intervals_figure
from surveys.figures.interval_phrases import written
from surveys.figures.intervals import Estimate
from surveys.figures.intervals import IntervalColumn
from surveys.figures.intervals import IntervalRow
from surveys.figures.intervals import Intervals
from surveys.figures.intervals import IntervalSection
from surveys.figures.intervals import intervals_figure
from surveys.figures.pool_intervals import pool_intervals_figure
from surveys.figures.reliability_strip import reliability_strip_figure
from surveys.figures.threat_intervals import threat_intervals_figure
from tests.figures.looking import said
from tests.figures.samples import estimates
from tests.figures.samples.every import FIGURES

if TYPE_CHECKING:
    from surveys.figures.figure import Figure


def layers(figure: Figure, name: str) -> list[dict[str, Any]]:
    return [
        value
        for layer in figure.wide["layer"]
        if layer["name"].partition(" again")[0] == name
        for value in layer["data"]["values"]
    ]


def one(cell: Estimate, low: float = 1, high: float = 7) -> Figure:
    return intervals_figure(
        Intervals(
            title="t",
            description="d.",
            names=("part", "name", "axis"),
            columns=(IntervalColumn(title="Cohesion", low=low, high=high),),
            sections=(
                IntervalSection(heading="", rows=(IntervalRow(label="US–Japan", cells=(cell,)),)),
            ),
            notes=(),
            language="en",
        )
    )


@pytest.mark.parametrize("name", ["reliability", "groups", "pools", "threats", "change"])
def test_every_estimate_of_the_table_can_be_pointed_at(name: str) -> None:
    figure = FIGURES[name]("en")
    place = figure.table.columns.index("estimate")
    with_numbers = [row for row in figure.table.rows if row[place] is not None]
    assert len(said(figure.wide)) == len(with_numbers)
    for row, words in zip(with_numbers, said(figure.wide), strict=True):
        assert f"{row[place]:.2f}".replace("-", "−") in words
        assert str(row[0]) in words


def test_a_dot_stands_where_its_number_is_on_the_scale() -> None:
    figure = one(Estimate(estimate=4.0, low=2.5, high=5.5, n=12))
    axis = layers(figure, "axis")[0]
    dot, bar = layers(figure, "estimate")[0], layers(figure, "interval")[0]
    assert dot["x"] == pytest.approx((axis["x"] + axis["x2"]) / 2, abs=0.01)
    assert bar["x"] == pytest.approx(axis["x"] + (axis["x2"] - axis["x"]) / 4, abs=0.01)
    assert said(figure.wide) == ["US–Japan: 4.00 [2.50, 5.50], n = 12"]


def test_an_interval_beyond_the_scale_has_no_end_there() -> None:
    inside = one(Estimate(estimate=4.0, low=2.5, high=5.5))
    beyond = one(Estimate(estimate=4.0, low=0.5, high=5.5))
    assert len(layers(inside, "interval")) == 3
    assert len(layers(beyond, "interval")) == 2
    assert layers(beyond, "interval")[0]["x"] == layers(beyond, "axis")[0]["x"]


def test_what_has_no_number_says_why_and_is_not_drawn() -> None:
    figure = one(Estimate(estimate=None, why="There are too few."))
    assert layers(figure, "estimate") == []
    assert layers(figure, "why")[0]["text"] == ["There are too few."]
    assert figure.table.rows[0][-1] == "There are too few."


def test_a_group_that_is_too_small_is_named_without_a_number() -> None:
    figure = group_intervals_figure(estimates.groups())
    assert "think tanks: withheld: fewer than 5 experts" in figure.description
    small = [row for row in figure.table.rows if "think tanks" in row]
    assert all(value is None or isinstance(value, str) for row in small for value in row)


def test_the_three_questions_about_agreement_are_kept_apart() -> None:
    figure = reliability_strip_figure(estimates.reliability())
    headings = [each["text"][0] for each in layers(figure, "section")]
    assert [heading[:2] for heading in headings] == ["1.", "2.", "3."]
    assert [row[0] for row in figure.table.rows][-1] == "3. Do they use the same numbers?"


def test_an_axis_below_zero_is_shown_only_where_something_lies_there() -> None:
    figure = reliability_strip_figure(estimates.reliability())
    assert layers(figure, "numbers")[0]["text"] == ["−0.5"]
    positive = replace(
        estimates.reliability(), coefficients=estimates.reliability().coefficients[:2]
    )
    assert layers(reliability_strip_figure(positive), "numbers")[0]["text"] == ["0"]


def test_the_main_way_of_pooling_stands_out_by_its_shape() -> None:
    shapes = [
        each["shape"] for each in layers(pool_intervals_figure(estimates.pools()), "estimate")
    ]
    assert shapes == ["diamond"] * 2 + ["circle"] * 8


def test_change_is_measured_to_both_sides_alike_with_what_counts_as_stable() -> None:
    figure = change_intervals_figure(estimates.change())
    first, *_, last = (each["text"][0] for each in layers(figure, "numbers")[:3])
    assert first == f"−{last}"
    assert "Threat agreement +0.60 (+0.42 for those who rated twice)" in figure.description
    assert layers(figure, "band")


def test_an_axis_without_a_second_column_needs_no_name_of_it() -> None:
    figure = threat_intervals_figure(estimates.threats())
    assert figure.table.columns[:3] == ("alliance", "threat", "estimate")


def test_a_number_without_an_interval_is_written_alone() -> None:
    assert written(Estimate(estimate=-0.25)) == "−0.25"
