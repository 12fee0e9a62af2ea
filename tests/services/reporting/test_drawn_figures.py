"""Figures as a page and its files get them."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.services.reporting import draw_figure
from surveys.services.reporting import figure_csv
from surveys.services.reporting import figure_file
from surveys.services.reporting.drawn_figures import make_file
from tests.figures.samples.every import FIGURES

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

STUDY = "northeast-asia"


def test_a_figure_is_drawn_for_both_widths_and_kept(workspace: Workspace) -> None:
    figure = FIGURES["groups"]("en")
    drawn = draw_figure(workspace, STUDY, figure)
    assert 'width="680"' in drawn.wide
    assert 'width="340"' in drawn.narrow
    assert (drawn.title, drawn.table) == (figure.title, figure.table)
    kept = sorted((workspace.settings.cache_folder / STUDY).glob("*.svg"))
    assert len(kept) == 2
    assert draw_figure(workspace, STUDY, figure) == drawn
    assert sorted((workspace.settings.cache_folder / STUDY).glob("*.svg")) == kept


def test_a_figure_can_be_taken_away_as_a_picture(workspace: Workspace) -> None:
    figure = FIGURES["groups"]("ja")
    assert figure_file(workspace, STUDY, figure, "png").startswith(b"\x89PNG")
    assert figure_file(workspace, STUDY, figure, "pdf").startswith(b"%PDF-")


def test_a_figure_in_print_is_tagged_undated_and_the_same_bytes_each_time() -> None:
    figure = FIGURES["groups"]("en")

    printed = make_file(figure, "pdf")

    assert b"/StructTreeRoot" in printed
    assert b"CreationDate" not in printed
    assert make_file(figure, "pdf") == printed


def test_the_numbers_of_a_figure_are_written_unrounded_and_run_nowhere() -> None:
    figure = FIGURES["pools"]("en")
    third = (("=1+1", "Cohesion", 1 / 3, None, None, 24),)
    figure = replace(figure, table=replace(figure.table, rows=third))
    rows = list(csv.reader(figure_csv(figure).decode().splitlines()))
    assert rows[0] == list(figure.table.columns)
    assert rows[1] == ["'=1+1", "Cohesion", str(1 / 3), "", "", "24"]
