"""What an expert answered in the round before stands beside the question, in the page's language, and is never filled in."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.services.designing import newest_study
from surveys.services.designing import shipped_study_file
from surveys.services.inviting import invite
from surveys.services.launching import RoundPlan
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import open_field
from tests.web.answering.rounds import submit_everything

if TYPE_CHECKING:
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from tests.web.browsing import Browser

SPRING = replace(NAME, round="2027-spring")
THERE = HOME.replace(NAME.round, SPRING.round)
IN_WORDS = {
    "en": "In the round 2026-autumn you answered: ",
    "zh-Hant": "在 2026-autumn 輪調查中，您的回答是：",
    "ja": "調査 2026-autumn でのご回答：",
    "ko": "2026-autumn 조사에서 응답하신 내용: ",
}


def study_file() -> bytes:
    text = shipped_study_file()
    for old, new in (
        (b"earlier_answers = false", b"earlier_answers = true"),
        (b'drafts = ["zh-Hant", "ja", "ko"]', b"drafts = []"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    return text


def next_round(workspace: Workspace) -> dict[str, str]:
    close_round(workspace, NAME)
    plan = RoundPlan(follows=NAME.round, carries="invited")
    create_round(workspace, NAME.study, SPRING.round, "60d", plan=plan)
    open_round(workspace, SPRING)
    links: list[Link] = []
    invite(workspace, SPRING, links.extend)
    return {
        link.email.partition("@")[0]: "/i/" + link.address.rpartition("/i/")[2] for link in links
    }


@pytest.mark.parametrize("language", list(IN_WORDS))
def test_the_own_earlier_answer_stands_beside_the_question_and_is_not_filled_in(
    browser: Browser, workspace: Workspace, language: str
) -> None:
    field = open_field(workspace, study_file())
    submit_everything(browser, field.ada)
    links = next_round(workspace)
    browser.go(f"{links['ada']}?lang={language}")
    browser.send()
    assert f'lang="{language}"' in browser.page.text
    consent(browser)
    browser.go(f"{THERE}/us-japan")
    said = re.findall(r'class="hint earlier"[^>]*>([^<]*)</p>', browser.page.text)
    points = {
        point.to(language)
        for scale in newest_study(workspace, NAME.study).study.scales
        for point in scale.points
    }
    assert said
    assert {html.unescape(each).removeprefix(IN_WORDS[language]) for each in said} <= points
    assert browser.page.text.count('-earlier"') == 2 * len(said)  # each is tied to its question
    chosen = [name for name in browser.form.choices if name in browser.form.fields]
    assert chosen == []


def test_nobody_sees_what_another_answered(browser: Browser, workspace: Workspace) -> None:
    field = open_field(workspace, study_file())
    submit_everything(browser, field.ada)
    links = next_round(workspace)
    begin(browser, links["ben"])
    consent(browser)
    browser.go(f"{THERE}/us-japan")
    assert "you answered:" not in browser.words


def test_before_one_begins_the_page_of_what_can_be_learned_says_it(
    browser: Browser, workspace: Workspace
) -> None:
    open_field(workspace, study_file())
    links = next_round(workspace)
    browser.go(f"{links['ada']}/what-can-be-learned")
    assert "what you had answered in the round 2026-autumn" in browser.words
