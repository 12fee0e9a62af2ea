from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from surveys.services.exporting.files import export_names
from surveys.services.launching import close_round
from surveys.services.recruiting import list_panel
from surveys.web.exporting.sending import TYPES
from surveys.web.workspaces import current_workspace
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.web.reporting.conftest import CLOSED
from tests.web.reporting.conftest import OPEN
from tests.workspaces import AUTUMN
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import invite_all

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace


def test_the_results_page_says_every_placement_in_a_sentence_a_figure_and_a_table(
    desk: Desk,
) -> None:
    desk.go(f"{CLOSED}/results")
    assert desk.page.status_code == 200
    for words in (
        "24 experts place US–Japan, on average, in “ironclad”",
        "Simulated data: no expert gave these answers.",
        "Placements",
        "Placement probability, in the reading in use",
        "The reading in use",
        "The other reading",
    ):
        assert words in desk.words
    assert f'href="{CLOSED}/results/figures/phase-plane.svg?save=1"' in desk.page.text


def test_an_open_round_shows_results_without_single_experts(desk: Desk) -> None:
    desk.go(f"{OPEN}/results?experts=1")
    assert "20 submitted responses" in desk.words
    assert "Show single experts" not in desk.words
    with_wish = desk.client.get(f"{OPEN}/results/figures/phase-plane.svg?experts=1").data
    assert with_wish == desk.client.get(f"{OPEN}/results/figures/phase-plane.svg").data


def test_a_closed_round_shows_single_experts_only_when_asked(desk: Desk) -> None:
    plain = desk.client.get(f"{CLOSED}/results/figures/phase-plane.svg").data
    dotted = desk.client.get(f"{CLOSED}/results/figures/phase-plane.svg?experts=1").data
    assert plain != dotted
    desk.go(f"{CLOSED}/results?experts=1")
    assert "do not publish this figure" in desk.words


@pytest.mark.parametrize(
    ("extension", "mimetype", "begins"),
    [
        ("svg", "image/svg+xml", b"<svg"),
        ("png", "image/png", b"\x89PNG"),
        ("pdf", "application/pdf", b"%PDF"),
    ],
)
def test_the_phase_plane_comes_in_three_forms(
    desk: Desk, extension: str, mimetype: str, begins: bytes
) -> None:
    reply = desk.client.get(f"{CLOSED}/data/phase-plane.{extension}")
    assert reply.mimetype == mimetype
    assert reply.data.startswith(begins)
    name = f"northeast-asia-2026-spring-phase-plane.{extension}"
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_form_that_is_not_made_is_not_found(desk: Desk) -> None:
    assert desk.client.get(f"{CLOSED}/results/figures/phase-plane.exe").status_code == 404


@pytest.mark.parametrize("name", ["other.csv", "..%2f..%2fpeople.db", "secret-key", "%00"])
def test_no_other_file_can_be_downloaded(desk: Desk, name: str) -> None:
    assert desk.client.get(f"{CLOSED}/data/{name}").status_code == 404


@pytest.mark.parametrize("name", ["ratings.csv", "answers.csv", "paradata.csv"])
def test_rows_of_single_experts_wait_for_the_close_and_name_nobody(
    desk: Desk, demonstration: Flask, name: str
) -> None:
    refused = desk.client.get(f"{OPEN}/data/{name}")
    assert refused.status_code == 403
    assert "only once it is closed" in refused.text
    desk.go(f"{OPEN}/data")
    assert f"/data/{name}" not in desk.page.text
    desk.go(f"{CLOSED}/data")
    assert f"/data/{name}" in desk.page.text
    rows = desk.client.get(f"{CLOSED}/data/{name}")
    assert rows.mimetype == "text/csv"
    with demonstration.test_request_context():
        panel = list_panel(current_workspace(), "northeast-asia")
    assert len(panel) == 24
    assert not any(each.email in rows.text or each.name in rows.text for each in panel)


def test_the_codebook_is_handed_out_while_the_round_is_open(desk: Desk) -> None:
    desk.go(f"{OPEN}/data")
    assert "codebook.csv" in desk.page.text
    codebook = desk.client.get(f"{OPEN}/data/codebook.csv")
    assert codebook.mimetype == "text/csv"
    assert "Almost entirely alike" in codebook.text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("codebook.html", "application/octet-stream"),
        ("codebook.md", "text/markdown"),
        ("codebook.ddi.xml", "application/xml"),
        ("datapackage.json", "application/json"),
    ],
)
def test_frequencies_wait_for_the_close_and_say_that_data_are_simulated(
    desk: Desk, name: str, kind: str
) -> None:
    assert desk.client.get(f"{OPEN}/data/{name}").status_code == 403
    desk.go(f"{OPEN}/data")
    assert f"/data/{name}" not in desk.page.text
    desk.go(f"{CLOSED}/data")
    assert f"/data/{name}" in desk.page.text
    codebook = desk.client.get(f"{CLOSED}/data/{name}")
    assert codebook.mimetype == kind
    assert codebook.headers["Content-Disposition"].startswith("attachment; ")
    assert "SIMULATED DATA: no expert gave these answers." in codebook.text


@pytest.mark.parametrize("name", ["read.py", "read.R"])
def test_a_script_that_reads_the_files_is_plain_text(desk: Desk, name: str) -> None:
    script = desk.client.get(f"{OPEN}/data/{name}")
    assert script.mimetype == "text/plain"
    assert "SIMULATED DATA: no expert gave these answers." in script.text


def test_every_file_of_an_export_has_a_type() -> None:
    assert {name.rpartition(".")[2] for name in export_names()} <= set(TYPES)


def test_a_file_with_styles_of_its_own_is_saved_and_never_shown_as_a_page(desk: Desk) -> None:
    reply = desk.client.get(f"{CLOSED}/data/codebook.html")
    assert reply.mimetype == "application/octet-stream"
    assert reply.headers["Content-Disposition"].startswith("attachment;")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_the_results_come_as_json_without_single_experts(desk: Desk) -> None:
    document = json.loads(desk.client.get(f"{CLOSED}/data/results.json").data)
    assert document["simulated"] is True
    assert document["round"]["submitted"] == 24
    assert "expert_points" not in document


def test_a_round_without_submissions_says_why_there_is_nothing(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    for page in ("results", "data"):
        desk.go(f"{OPEN}/{page}")
        assert desk.page.status_code == 200
        assert "There are no results to show now" in desk.words


def test_no_score_of_a_very_small_panel_names_a_phase(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    for seed, token in enumerate(invite_all(workspace)):
        answer_everything(workspace, token, at_random(seed))
    close_round(workspace, AUTUMN)
    desk.go(f"{OPEN}/results")
    assert "No phase and no probability is given. Too few experts" in desk.words
    desk.go(f"{OPEN}/results/sensitivity")
    scores = desk.words
    assert "there is none that an error could change" in scores
    assert "Linking item alone" in scores
    names = ("Ironclad", "Stable", "Drifting", "In danger")
    assert not any(name in scores for name in names)


def test_the_reliability_page_keeps_its_questions_apart(desk: Desk) -> None:
    desk.go(f"{CLOSED}/reliability")
    assert desk.page.status_code == 200
    for words in (
        "Simulated data:",
        "1. Is opinion concentrated?",
        "2. Do the experts put the alliances in the same order?",
        "3. Do they use the same numbers?",
        "Do the items of an axis hang together?",
        "T2, North Korea: How alike",
        "Fewer than five alliances",
        "Over the vignettes: agreement in using the scale",
        "Omega is not estimated below 50 complete rows",
        "Answers, 1–7",
        "Its 95 % interval",
        "C5R (turned): At least one",
        "Leniency removed",
        "No item stands out",
    ):
        assert words in desk.words
    assert f'src="{CLOSED}/reliability/cohesion/us-japan.svg"' in desk.page.text
    assert 'aria-current="page">Reliability' in desk.page.text


def test_the_results_lead_to_the_reliability(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results")
    assert f'href="{CLOSED}/reliability"' in desk.page.text


def test_an_open_round_says_how_its_reliability_moves_on(desk: Desk) -> None:
    desk.go(f"{OPEN}/reliability")
    assert "20 submitted responses" in desk.words
    assert "moves on with every fifth submission" in desk.words


@pytest.mark.parametrize(("extension", "begins"), [("svg", b"<svg"), ("pdf", b"%PDF")])
def test_a_distribution_comes_as_a_file(desk: Desk, extension: str, begins: bytes) -> None:
    reply = desk.client.get(f"{CLOSED}/reliability/cohesion/us-rok.{extension}?save=1")
    assert reply.data.startswith(begins)
    name = f"northeast-asia-2026-spring-cohesion-us-rok.{extension}"
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("path", ["cohesion/us-rok.exe", "cohesion/other.svg", "other.csv"])
def test_what_reliability_does_not_have_is_not_found(desk: Desk, path: str) -> None:
    assert desk.client.get(f"{CLOSED}/reliability/{path}").status_code == 404


def test_reliability_comes_as_csv(desk: Desk) -> None:
    reply = desk.client.get(f"{CLOSED}/reliability/scale-items.csv")
    assert reply.mimetype == "text/csv"
    assert reply.text.startswith("axis,item,threat,item_rest")


def test_without_submissions_the_reliability_says_what_will_be_there(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    desk.go(f"{OPEN}/reliability")
    assert desk.page.status_code == 200
    assert "There are no results to show now" in desk.words
    assert "Once they are there, you see here" in desk.words
    assert desk.client.get(f"{OPEN}/reliability/coefficients.csv").status_code == 403
    assert desk.client.get(f"{OPEN}/reliability/cohesion/us-rok.svg").status_code == 403
