"""A round of a short form asks less, is told to be shorter, and is computed from what it asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.designing import check_study_file
from surveys.services.designing import shipped_study_file
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import find_round
from surveys.services.launching import open_round
from surveys.services.monitoring import field_work
from surveys.services.reporting import round_results
from surveys.storage import rounds
from tests.workspaces import STUDY
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import begun
from tests.workspaces import invite_all

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

SHORT = RoundName(study=STUDY, round="2026-short")


def short_round(workspace: Workspace) -> tuple[str, ...]:
    create_round(workspace, STUDY, SHORT.round, "30d", form="short")
    tokens = invite_all(workspace, SHORT)
    open_round(workspace, SHORT)
    return tokens


def test_a_round_asks_the_form_it_was_created_with(workspace: Workspace) -> None:
    seen = begun(workspace, short_round(workspace)[0], SHORT)
    ids = [page.id for page in seen.pages]
    assert ids[0] == "background"
    assert ids[-1] == "closing"
    assert "vignettes" not in ids
    items = {asked.item.id for page in seen.pages for asked in page.asked}
    assert {"T0", "T3", "C0", "C5R", "BG_ROLE", "COMMENT"} <= items
    assert not items & {"AB_A", "PH1", "CF1", "MAP1"}


def test_experts_are_told_the_minutes_of_the_form(workspace: Workspace) -> None:
    seen = begun(workspace, short_round(workspace)[0], SHORT)
    assert (seen.context.minutes.computer, seen.context.minutes.phone) == (6, 8)
    assert any("about 6 minutes" in words for words in answering.consent_words(seen.context, "en"))


def test_opening_fixes_the_questions_of_the_form(workspace: Workspace) -> None:
    short_round(workspace)
    questions = rounds.list_questions(workspace.study(STUDY).read(), SHORT)
    assert len(questions) == 3 + 1 + 1 + 2 * (1 + 11 + 1)
    assert find_round(workspace, SHORT).round.form == "short"
    assert field_work(workspace, SHORT).as_dict()["form"] == "short"


def test_a_round_of_the_short_form_places_the_alliances(workspace: Workspace) -> None:
    tokens = short_round(workspace)
    for seed, token in enumerate(tokens[:6]):
        answer_everything(workspace, token, at_random(seed))
    close_round(workspace, SHORT)
    results = round_results(workspace, SHORT)
    assert results.document["round"]["form"] == "short"
    assert {report.id for report in results.alliances} == {"us-japan", "us-rok"}
    assert all(report.result["n"] == 6 for report in results.alliances)
    assert find_round(workspace, SHORT).state is RoundState.CLOSED


def test_a_form_that_the_study_does_not_have_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match=r"has no form “shrot”. It has: short\."):
        create_round(workspace, STUDY, SHORT.round, "30d", form="shrot")


def test_a_study_file_is_checked_with_the_length_of_each_form() -> None:
    lengths = check_study_file(shipped_study_file()).lengths
    assert [(each.id, each.answers, each.minutes.phone) for each in lengths] == [
        ("", 48, 13),
        ("short", 28, 8),
    ]
