from __future__ import annotations

from surveys.figures.cut_sweep import cut_sweep_figure
from surveys.figures.cut_sweep import describe
from surveys.figures.cut_sweep import table
from tests.figures.looking import said
from tests.figures.samples.sweeps import sweep


def test_the_table_has_what_the_squares_say() -> None:
    figure = cut_sweep_figure(sweep(anchored=None))
    told = {
        f"Cut on Threat agreement {vertical:g}, on Cohesion {horizontal:g}: {phase}"
        for vertical, horizontal, phase in figure.table.rows
    }
    assert len(told) == 121
    assert told == set(said(figure.wide))


def test_the_sentence_counts_the_pairs_of_cuts_by_phase() -> None:
    assert describe(sweep()) == (
        "US–Japan, n = 24. Of the pairs of cut points: Ironclad at 63 of 121; Stable at 36 of 121; "
        "Drifting at 14 of 121; In danger at 8 of 121."
    )


def test_every_phase_is_told_by_a_letter_as_well_as_by_its_colour() -> None:
    layers = {layer["name"]: layer for layer in cut_sweep_figure(sweep()).wide["layer"]}
    squares = [each["fill"] for each in layers["cells"]["data"]["values"]]
    letters = [each["text"][0] for each in layers["letters"]["data"]["values"]]
    assert len(set(zip(squares, letters, strict=True))) == len(set(squares)) == len(set(letters))


def test_a_phase_that_holds_everywhere_has_no_border() -> None:
    figure = cut_sweep_figure(sweep(position=(6.0, 6.0)))
    assert "borders" not in {layer["name"] for layer in figure.wide["layer"]}
    assert {phase for *_, phase in table(sweep(position=(6.0, 6.0))).rows} == {"Ironclad"}


def test_cut_points_off_the_map_are_named_and_not_drawn() -> None:
    far = cut_sweep_figure(sweep(anchored=(5.2, 4.0)))
    names = {layer["name"] for layer in far.wide["layer"]}
    assert "anchored" not in names
    assert "sample anchored" in names
