"""An expert answers about other periods, in the eyes of others and for the reason, in the order that was dealt."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.structured_study import TEXT
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import answer_page
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_to
from tests.web.answering.rounds import open_field
from tests.web.page_check import Document

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

AGREE, COHERE, WHY = "us-japan.AGREE", "us-japan.COHERE", "us-japan.COHERE-why"


@pytest.fixture
def structured(workspace: Workspace) -> Field:
    return open_field(workspace, TEXT.replace("every-kind", NAME.study, 1).encode())


@pytest.fixture
def expert(structured: Field, browser: Browser) -> Browser:
    """An expert who has agreed to take part."""
    begin(browser, structured.ada)
    consent(browser)
    return browser


def test_periods_stand_in_the_order_of_time_and_then_the_eyes_of_others(expert: Browser) -> None:
    go_to(expert, AGREE)
    asked = [name for name in expert.form.choices if name.startswith(AGREE)]
    named = [name for name in asked if not name.endswith("-reason")]
    assert named == [f"{AGREE}@1990", f"{AGREE}@2010", AGREE, f"{AGREE}~officials"]
    assert "external threats in 1990?" in expert.words
    assert "And how would most officials in the United States answer?" in expert.words


def test_each_period_and_perspective_has_its_own_answer(expert: Browser) -> None:
    there = go_to(expert, AGREE)
    given = {f"{AGREE}@1990": "1", f"{AGREE}@2010": "2", AGREE: "3", f"{AGREE}~officials": "4"}
    expert.send_fields(given)
    expert.go(there)
    assert {name: expert.form.fields[name] for name in given} == {
        name: [value] for name, value in given.items()
    }


def test_the_reason_is_folded_below_its_answer_until_it_is_written(expert: Browser) -> None:
    there = go_to(expert, WHY)
    (folded,) = _reasons(expert)
    assert "open" not in folded
    assert "What shaped this answer? (optional)" in expert.words
    expert.send_fields({COHERE: "4", WHY: "The exercises of this year."})
    expert.go(there)
    (unfolded,) = _reasons(expert)
    assert "open" in unfolded
    assert expert.form.fields[WHY] == ["The exercises of this year."]


def _reasons(browser: Browser) -> list[dict[str, str]]:
    folded = Document(browser.page.text).all("details")
    return [each.attributes for each in folded if each.attributes.get("class") == "reason-why"]


def test_an_expert_sees_options_and_items_in_the_order_that_was_stored(
    expert: Browser, workspace: Workspace
) -> None:
    (row,) = workspace.study(NAME.study).read().query("SELECT assignment FROM responses")
    dealt = json.loads(row["assignment"])
    go_to(expert, "us-japan.RANKING")
    shown = re.findall(r'name="us-japan.RANKING-rank-([a-z]+)"', expert.page.text)
    assert shown == dealt["options"]["RANKING"]
    items = []
    for page in ("us-japan", "us-japan.2", "us-japan.3"):
        items += re.findall(r'data-question="us-japan.([A-Z]+)"', expert.go(f"{HOME}/{page}").text)
    assert [item for item in items if item in dealt["items"]] == dealt["items"]


def test_an_expert_can_answer_all_of_it(expert: Browser) -> None:
    for _ in range(40):
        if expert.address.endswith("/review"):
            break
        answer_page(expert, words="")
    assert expert.address == f"{HOME}/review"
    assert expert.words.count("And how would most officials in the United States answer?") >= 4
    expert.send()
    assert expert.heading == "Your answers are submitted"
