"""What was said of other periods is placed apart, after today; what is said in the eyes of others is not placed."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.kinds import Rating
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.designing import add_study
from surveys.services.exporting.files import export_file
from surveys.services.inviting import reissue
from surveys.services.launching import close_round
from surveys.services.recruiting import import_panel
from surveys.services.reporting import distribution_figure
from surveys.services.reporting import figure_file
from surveys.services.reporting import find_figure
from surveys.services.reporting import round_results
from surveys.web.reporting.overview import overview_parts
from surveys.web.reporting.placements import placement_tables
from tests.structured_study import TEXT
from tests.workspaces import answer_everything
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.services.workspace import Workspace

NAME = RoundName(study="every-kind", round="autumn")
EXPERTS = 6


def high_today_and_low_otherwise(asked: Asked) -> Answer | None:
    if not isinstance(asked.item.kind, Rating):
        return None
    is_own_and_now = not asked.question.period and not asked.question.perspective
    low = 5 if asked.item.is_reversed else 1
    return Answer(value=6 - low if is_own_and_now else low)


@pytest.fixture
def answered(workspace: Workspace) -> Workspace:
    add_study(workspace, TEXT.encode())
    rows = "\n".join(f"Expert {number},e{number}@example.org" for number in range(EXPERTS))
    import_panel(workspace, NAME.study, f"name,email\n{rows}".encode())
    for token in bring_round(workspace, RoundState.OPEN, name=NAME):
        answer_everything(workspace, token, high_today_and_low_otherwise)
    close_round(workspace, NAME)
    return workspace


def test_the_past_stands_after_the_present_and_apart_from_it(answered: Workspace) -> None:
    results = round_results(answered, NAME)
    assert [(report.id, report.period) for report in results.alliances] == [
        ("us-japan", ""),
        ("us-rok", ""),
        ("us-japan", "2010"),
        ("us-rok", "2010"),
        ("us-japan", "1990"),
        ("us-rok", "1990"),
    ]
    for report in results.alliances[:2]:
        assert report.result["n"] == EXPERTS
        assert report.result["position"] == {"threat_agreement": 5.0, "cohesion": 5.0}
    for report in results.alliances[2:]:  # one axis was asked of the past, so there is no position
        assert report.result["position"] is None
        assert report.result["axes"]["threat_agreement"]["mean"]["estimate"] == 1.0


def test_the_answers_about_each_time_are_drawn_for_themselves(answered: Workspace) -> None:
    results = round_results(answered, NAME)
    now, past = (
        distribution_figure(results, "threat_agreement", alliance, "en").table.rows
        for alliance in ("us-japan", "us-japan@2010")
    )
    assert {row[2] for row in now} == {5.0}
    assert {row[2] for row in past} == {1.0}


def test_what_others_would_answer_enters_no_score(answered: Workspace) -> None:
    computed = round_results(answered, NAME)
    today = computed.alliances[0].result["axes"]["threat_agreement"]
    assert today["mean"]["n"] == EXPERTS
    assert [question["item"] for question in today["by_question"]] == ["AGREE"]


def test_everything_else_is_in_the_exported_ratings(answered: Workspace) -> None:
    text = export_file(answered, NAME, "ratings.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    agree = [row for row in rows if row["item"] == "AGREE" and row["target"] == "us-japan"]
    said = {(row["period"], row["perspective"]): row["value"] for row in agree}
    assert said == {
        ("1990", ""): "1",
        ("2010", ""): "1",
        ("", ""): "5",
        ("", "officials"): "1",
    }
    assert len(agree) == 4 * EXPERTS


def test_a_reason_that_was_not_given_counts_as_skipped(answered: Workspace) -> None:
    invitation = bring_back(answered)
    seen = answering.visit(answered, NAME, invitation)
    why = answering.own_copy(answered, seen).answers["us-japan.COHERE-why"]
    assert why.missing == "skipped"


def bring_back(workspace: Workspace) -> str:
    links: list[str] = []
    reissue(
        workspace,
        NAME,
        ["e0@example.org"],
        lambda made: links.extend(link.address.rpartition("/")[2] for link in made),
    )
    return answering.arrive(workspace, links[0]).invitation.link


def test_pages_name_each_past_period_beside_the_alliance(answered: Workspace) -> None:
    results = round_results(answered, NAME)
    (positions, _) = placement_tables(results)
    labels = [row[0] for row in positions.rows]
    assert labels[0] == results.alliances[0].label
    assert labels[2] == f"{labels[0]} 2010"
    assert [part.heading for part in overview_parts(results)[1 : 1 + len(labels)]] == labels
    assert figure_file(answered, NAME.study, find_figure(results, "phase-plane"), "svg").startswith(
        b"<svg"
    )
    assert results.alliances[2].sentence == (
        f"No expert rated {labels[2]} on both axes, so it has no position."
    )
