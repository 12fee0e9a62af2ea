from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from surveys.web.workspaces import current_workspace
from tests.web.desk import new_desk
from tests.web.page_check import Document
from tests.web.reporting.conftest import CLOSED
from tests.web.reporting.conftest import OPEN

if TYPE_CHECKING:
    from flask import Flask

    from tests.web.desk import Desk


PAGES = {
    "results": "Where the panel places each alliance",
    "reliability": "Do the items of an axis hang together?",
    "results/sensitivity": "What would change the placement?",
    "results/change": "This round follows no other",
    "results/groups": "Between communities",
    "results/dilemma": "The alliance dilemma, for each government",
    "results/methods": "Compute it again in Python",
}


@pytest.mark.parametrize("page", PAGES)
def test_each_page_leads_to_all_others(desk: Desk, page: str) -> None:
    desk.go(f"{CLOSED}/{page}")
    assert desk.page.status_code == 200
    assert PAGES[page] in desk.words
    for other in PAGES:
        assert f'href="{CLOSED}/{other}"' in desk.page.text
    assert f'href="{CLOSED}/{page}" aria-current="page"' in desk.page.text


@pytest.mark.parametrize("page", PAGES)
def test_each_page_of_an_open_round_is_unfiltered(desk: Desk, page: str) -> None:
    desk.go(f"{OPEN}/{page}")
    assert desk.page.status_code == 200
    assert 'name="group"' not in desk.page.text


@pytest.mark.parametrize("page", [page for page in PAGES if page != "results/methods"])
def test_a_view_is_in_the_address_and_said_in_words(desk: Desk, page: str) -> None:
    desk.go(f"{CLOSED}/{page}?group=community:scholar&language=ja")
    assert desk.page.status_code == 200
    assert "Only a part is shown: Community: Scholar" in desk.words
    assert "n = 8. Show the whole panel" in desk.words
    for other in ("results/sensitivity", "reliability"):
        assert f'href="{CLOSED}/{other}?group=community:scholar&amp;language=ja"' in desk.page.text


def test_a_view_changes_every_number_and_every_file(desk: Desk) -> None:
    whole = desk.client.get(f"{CLOSED}/results/overview/placements-placements.csv")
    part = desk.client.get(
        f"{CLOSED}/results/overview/placements-placements.csv?group=community:scholar"
    )
    rows = [list(csv.reader(io.StringIO(each.text.lstrip("\ufeff")))) for each in (whole, part)]
    assert rows[0][1][:2] == ["US–Japan", "24"]
    assert rows[1][1][:2] == ["US–Japan", "8"]
    assert rows[0][1][2] == "5.1875"  # every digit
    assert "community-scholar" in part.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("group=community:sailor", 404, "This study has no group “community:sailor”"),
        ("group=shoe%3Csize", 404, "This study has no group “shoe<size:”"),
        ("period=1950", 404, "This round does not ask about the period “1950”"),
        ("language=fr", 404, "Figures of this study come in"),
    ],
)
def test_a_filter_that_is_no_good_says_so_and_leads_to_the_whole(
    desk: Desk, query: str, status: int, words: str
) -> None:
    desk.go(f"{CLOSED}/results?{query}")
    assert desk.page.status_code == status
    assert words in desk.words
    assert f'href="{CLOSED}/results">Show the whole panel' in desk.page.text
    assert (
        desk.client.get(f"{CLOSED}/results/figures/phase-plane.svg?{query}").status_code == status
    )


def test_a_filter_of_an_open_round_is_refused_with_the_reason(desk: Desk) -> None:
    desk.go(f"{OPEN}/results?group=community:scholar")
    assert desk.page.status_code == 403
    assert "results are shown for the whole panel only" in desk.words


def test_figures_come_in_each_language_of_the_study(desk: Desk) -> None:
    drawn = {
        language: desk.client.get(
            f"{CLOSED}/results/figures/phase-plane.svg?language={language}"
        ).text
        for language in ("en", "zh-Hant", "ja", "ko")
    }
    assert "鐵板期" in drawn["zh-Hant"]
    assert "パネル" in drawn["ja"]
    assert "패널" in drawn["ko"]
    assert "24 experts place each alliance" in drawn["en"]


def test_the_old_address_of_the_plane_leads_to_the_new_one(desk: Desk) -> None:
    reply = desk.client.get(f"{CLOSED}/results/phase-plane.pdf?experts=1&_scheme=x")
    assert reply.status_code == 301
    assert reply.location == f"{CLOSED}/results/figures/phase-plane.pdf?experts=1&_scheme=x"


def test_a_figure_that_is_saved_is_named_after_its_round_and_view(desk: Desk) -> None:
    reply = desk.client.get(
        f"{CLOSED}/results/figures/phase-plane.svg?save=1&language=ko&group=community:official"
    )
    name = "northeast-asia-2026-spring-community-official-phase-plane-ko.svg"
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    "path",
    ["results/none", "results/figures/none.svg", "results/overview/none.csv", "results/none/x.csv"],
)
def test_what_the_results_do_not_have_is_not_found(desk: Desk, path: str) -> None:
    assert desk.client.get(f"{CLOSED}/{path}").status_code == 404


def test_every_table_of_every_page_is_a_file(desk: Desk) -> None:
    found = 0
    for page in PAGES:
        desk.go(f"{CLOSED}/{page}")
        for link in Document(desk.page.text).all("a"):
            address = link.attributes["href"]
            if f"{CLOSED}/results/" in address and address.endswith(".csv"):
                reply = desk.client.get(address)
                assert reply.mimetype == "text/csv"
                assert len(reply.text.splitlines()) > 1
                found += 1
    assert found > 10


def test_the_pages_set_pools_readings_and_threats_side_by_side(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results/sensitivity")
    for words in ("Hodges–Lehmann", "Weighted by the vignettes", "Phase chosen directly"):
        assert words in desk.words
    desk.go(f"{CLOSED}/results/dilemma?language=ko")
    assert f"{CLOSED}/results/figures/threats.svg?save=1&amp;language=ko" in desk.page.text
    assert '<figure class="drawn-figure" lang="ko">' in desk.page.text
    drawn = desk.client.get(f"{CLOSED}/results/figures/threats.svg?language=ko")
    assert drawn.mimetype == "image/svg+xml"


def test_sensitivity_shows_every_analysis_and_moves_the_cuts(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results/sensitivity")
    assert "The placement of US–Japan in “ironclad” holds in " in desk.words
    for words in (
        "How far from the cut points",
        "Without one item, or one expert",
        "Every analysis, by what it chose",
        "The fewest experts whose removal changes the phase",
    ):
        assert words in desk.words
    for figure in (
        "specifications-us-japan",
        "cut-sweep-us-rok",
        "pools-us-japan",
        "readings-us-rok",
    ):
        assert f"{CLOSED}/results/figures/{figure}.svg?save=1" in desk.page.text
        drawn = desk.client.get(f"{CLOSED}/results/figures/{figure}.svg?language=ja")
        assert drawn.mimetype == "image/svg+xml"


def test_a_figure_of_an_unknown_alliance_is_not_there(desk: Desk) -> None:
    reply = desk.client.get(f"{CLOSED}/results/figures/cut-sweep-us-uk.svg")
    assert reply.status_code == 404
    assert "there are phase-plane" in reply.text


def test_while_answers_can_come_in_nothing_is_left_out(desk: Desk) -> None:
    desk.go(f"{OPEN}/results/sensitivity")
    assert "While answers can come in" in desk.words
    assert "specifications-us-japan" not in desk.page.text


def test_the_methods_say_formula_options_n_and_reference(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results/methods")
    for words in (
        "x̄ ± t(1 − (1 − level)/2; n − 1) · s / √n",
        "minimum_placed",
        "Student (1908)",
        "us-japan cohesion",
        "bivariate t with ν = n − 2",
        "soundings methods northeast-asia/2026-spring",
        "import numpy as np",
        'read.csv("ratings.csv"',
    ):
        assert words in desk.words
    desk.go(f"{CLOSED}/results")
    assert f'href="{CLOSED}/results/methods#placement-probability"' in desk.page.text


def test_a_viewer_sees_the_filter_but_no_single_experts_of_a_part(demonstration: Flask) -> None:
    email, password = "viewer@university.example", "four quiet harbour lamps"
    with demonstration.test_request_context():
        workspace = current_workspace()
        add_researcher(workspace, email, password, "Vera", is_administrator=False)
        give_role(workspace, "northeast-asia", email, Role.VIEWER)
    viewer = new_desk(demonstration)
    viewer.go("/sign-in")
    viewer.send_to("/sign-in", email=email, password=password)
    viewer.go(f"{CLOSED}/results?group=community:scholar")
    assert viewer.page.status_code == 200
    assert "Show single experts" not in viewer.words


def test_what_depends_on_choices_is_folded_behind_what_it_comes_to(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results/sensitivity")
    folded = desk.page.text.split('<details class="folded-part"')[1:]
    assert len(folded) == 10
    summaries = " ".join(each.split("</summary>")[0] for each in folded)
    for gist in (
        "of the pairs of cut points within half a point keep the phase.",
        "The fewest experts whose removal changes the phase: ",
        "Every score that can be computed gives the same phase.",
        "8 of 8 ways of pooling give “Ironclad”.",
        "points that all share, on Threat agreement, is enough to change the phase.",
    ):
        assert gist in summaries


def test_what_was_left_out_or_not_tried_is_named_in_words(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results/sensitivity")
    assert "Not tried: “equal communities” with “no inverted vignettes” (" in desk.words
    assert "T0: Overall, how alike are the views of the governments of A and B" in desk.words


def test_the_coefficients_of_reliability_are_drawn_with_their_table(desk: Desk) -> None:
    desk.go(f"{CLOSED}/reliability?language=zh-Hant")
    assert (
        f"{CLOSED}/results/figures/coefficients.svg?save=1&amp;language=zh-Hant" in desk.page.text
    )
    assert "同盟少於五個" in desk.page.text  # why there is no coefficient over two alliances
    assert "Fewer than five alliances (by period)" not in desk.page.text.split("<h2")[0]


def test_how_often_such_probabilities_are_right_is_drawn_beside_their_formula(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results/methods")
    assert (
        "Simulated: 3000 panels of 24 experts each; no expert gave these answers." in desk.page.text
    )
    drawn = desk.client.get(f"{CLOSED}/results/figures/calibration.csv")
    series = {row[0] for row in list(csv.reader(io.StringIO(drawn.text.lstrip("\ufeff"))))[1:]}
    assert series == {"spread within ±1 of the cuts", "close to the cuts, within ±0.3"}
