"""An expert answers every kind of question, wrongly first: the page says what is wrong, and keeps every word."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.field_work import EVERY_KIND
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser
    from playwright.sync_api import Locator

    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AT_SEA = 'At <b>sea</b> & "beyond"'
NEXT = "Save and continue"
LONG = "One line of a comment that goes on and on, and one more.\n" * 6
WRONG = {
    "WHOLE": (
        "years have you worked",
        "71",
        "Please give a whole number between 0 and 70 (years).",
    ),
    "SHARE": ("share of your work", "12.55", "between 0 and 100 (%), in steps of 0.1."),
    "SHORT": ("Your field", "x" * 41, "Please shorten this to 40 characters; it has 41."),
}
STORED = {
    "expert.MULTIPLE": {
        "value": {
            "chosen": ["official", "scholar", "other"],
            "other": "A bank",
            "years": {"official": 2019},
        }
    },
    "expert.SINGLE": {"value": {"chosen": "elsewhere", "other": AT_SEA}},
    "expert.WHOLE": {"value": 12},
    "expert.SHARE": {"value": 12.5},
    "expert.PARTY": {"value": {"text": "自民党"}},
    "expert.SHORT": {"value": "Alliances of Asia"},
    "us-japan.AGREE": {"value": 4},
    "us-japan.COHERE": {"missing": "cannot_judge", "reason": "information"},
    "us-japan.RANKING": {"value": {"ranked": ["bases", "deterrence"]}},
    "us-japan.INTERVAL": {"value": {"best": 35, "high": 60, "low": 20}},
    "us-rok.INTERVAL": {"missing": "cannot_judge", "reason": "expertise"},
    "us-japan.COMMENT": {"value": {"quotation": "unattributed", "text": "Two\nlines"}},
}
REVIEWED = (
    "Official (2019); Scholar; Other work (A bank)",
    f"Elsewhere ({AT_SEA})",
    "12 years",
    "12.5 %",
    "自民党",
    "Alliances of Asia",
    "1. Bases\n2. Deterrence",
    "35 % (20 – 60)",
    "Two\nlines\n(May be quoted: Without attribution)",
)


class Answerer(Visitor):
    """An expert who answers every kind of question."""

    def begin(self, link: str) -> None:
        self.page.goto(link)
        self.press("Begin")
        self.page.get_by_label("I agree to take part.").check()
        self.press(NEXT)

    def card(self, item: str, target: str = "expert") -> Locator:
        return self.page.locator(f'[data-question="{target}.{item}"]')

    def refused(self, item: str, sentence: str, target: str = "expert") -> None:
        """See that the page says what is wrong, at the question and in the summary, which leads to it."""
        expect(self.card(item, target)).to_contain_text(sentence)
        link = self.page.locator(".error-summary").get_by_role("link", name=sentence, exact=False)
        address = link.get_attribute("href") or ""
        assert self.card(item, target).locator(f'[id="{address[1:]}"]').count() == 1

    def has_no_problem(self) -> None:
        expect(self.page.locator(".error-summary")).to_have_count(0)

    def go_on(self, heading: str) -> None:
        """Go on to the page with a heading, past the one reminder of what has no answer."""
        self.press(NEXT)
        self.has_no_problem()
        if self.page.get_by_role("heading", level=1).inner_text() != heading:
            self.press(NEXT)
        self.is_at(heading)


def _type_wrongly(expert: Answerer) -> None:
    ticks = expert.card("MULTIPLE")
    for option in ("Scholar", "None in particular"):
        ticks.get_by_role("checkbox", name=option).check()
    ticks.get_by_label("Other work: In your own words").fill("A bank")
    ticks.get_by_label("Year you left office").fill("2019")
    work = expert.card("SINGLE")
    work.get_by_label("Elsewhere: In your own words").fill(AT_SEA)
    work.get_by_role("radio", name="University").check()
    for label, typed, _ in WRONG.values():
        expert.page.get_by_label(label).fill(typed)
    expert.page.get_by_label("In your own words", exact=True).fill("自民党")


def _see_that_it_is_refused(expert: Answerer) -> None:
    expert.refused("MULTIPLE", "“None in particular” does not go together with other answers.")
    expert.refused("SINGLE", "You chose “University”, and there are words beside “Elsewhere”.")
    for item, (label, typed, sentence) in WRONG.items():
        expert.refused(item, sentence)
        expect(expert.page.get_by_label(label)).to_have_value(typed)
    ticks = expert.card("MULTIPLE")
    expect(ticks.get_by_role("checkbox", name="Scholar")).to_be_checked()
    expect(ticks.get_by_role("checkbox", name="None in particular")).to_be_checked()
    expect(ticks.get_by_label("Other work: In your own words")).to_have_value("A bank")
    expect(ticks.get_by_label("Year you left office")).to_have_value("2019")
    work = expert.card("SINGLE")
    expect(work.get_by_label("Elsewhere: In your own words")).to_have_value(AT_SEA)


def _correct(expert: Answerer) -> None:
    ticks = expert.card("MULTIPLE")
    ticks.get_by_role("checkbox", name="None in particular").uncheck()
    expert.card("SINGLE").get_by_role("radio", name="Elsewhere").check()
    for label, typed in (
        ("years have you worked", "１２"),
        ("share of your work", "12,5 %"),
        ("Your field", "Alliances of Asia"),
    ):
        expert.page.get_by_label(label).fill(typed)


def _judge_wrongly(expert: Answerer) -> None:
    _rank(expert, {"Deterrence": "2", "Bases": "2"})
    _give(expert, {"Lowest": "40", "Best": "35", "Highest": "60"})
    expert.page.get_by_label("Comment (optional)").fill(LONG * 15)
    expert.card("COMMENT", "us-japan").get_by_label("Without attribution").check()


def _see_that_the_judgement_is_refused(expert: Answerer) -> None:
    expert.refused("RANKING", "You gave rank 2 twice, to “Deterrence” and to “Bases”.", "us-japan")
    expert.refused("INTERVAL", "The lowest value (40) is above the best judgement", "us-japan")
    expert.refused("COMMENT", "Please shorten the comment to 5000 characters; it has", "us-japan")
    expect(expert.page.get_by_label("Comment (optional)")).to_have_value(LONG * 15)
    expect(expert.page.get_by_label("Best judgement")).to_have_value("35")
    expect(expert.page.get_by_label("Bases")).to_have_value("2")


def _judge_rightly(expert: Answerer) -> None:
    _rank(expert, {"Bases": "1"})
    _give(expert, {"Lowest": "20"})
    expert.page.get_by_label("Comment (optional)").fill("Two\nlines")
    expert.card("AGREE", "us-japan").get_by_role("radio", name="High", exact=True).check()
    unsure = expert.card("COHERE", "us-japan")
    unsure.get_by_role("radio", name="Cannot judge").check()
    unsure.get_by_role("radio", name="Not enough information").check()


def _say_that_one_cannot_judge(expert: Answerer) -> None:
    card = expert.card("INTERVAL", "us-rok")
    card.get_by_label("Lowest").fill("20")
    card.get_by_role("checkbox", name="Cannot judge").check()
    card.get_by_role("radio", name="Outside my expertise").check()
    expert.press(NEXT)
    sentence = "You gave numbers and also ticked “Cannot judge”; please keep one of the two."
    expert.refused("INTERVAL", sentence, "us-rok")
    expect(card.get_by_label("Lowest")).to_have_value("20")
    card.get_by_label("Lowest").fill("")


def _rank(expert: Answerer, ranks: Mapping[str, str]) -> None:
    for option, rank in ranks.items():
        expert.card("RANKING", "us-japan").get_by_label(option).select_option(rank)


def _give(expert: Answerer, numbers: Mapping[str, str]) -> None:
    for label, typed in numbers.items():
        expert.card("INTERVAL", "us-japan").get_by_label(label).fill(typed)


def _stored(field_work: FieldWork) -> dict[str, Any]:
    """Read what the newest response says."""
    database = field_work.instance / "studies" / f"{EVERY_KIND}.db"
    with closing(sqlite3.connect(database)) as db:
        rows = db.execute(
            "SELECT question, content FROM drafts WHERE response ="
            " (SELECT id FROM responses ORDER BY rowid DESC LIMIT 1)"
        ).fetchall()
    return {question: json.loads(content) for question, content in rows}


@pytest.mark.parametrize(
    ("width", "javascript"), [(PHONE, True), (DESK, False)], ids=["script", "no script"]
)
def test_every_kind_is_answered_wrongly_first_and_then_rightly(
    chromium: Browser, field_work: FieldWork, width: int, *, javascript: bool
) -> None:
    with opened_page(chromium, field_work.root, width, javascript=javascript) as page:
        expert = Answerer(page)
        expert.begin(field_work.link(EVERY_KIND))
        _type_wrongly(expert)
        expert.press(NEXT)
        _see_that_it_is_refused(expert)
        expert.look(f"kinds-refused-{javascript}")
        _correct(expert)
        expert.go_on("US–Japan")
        _judge_wrongly(expert)
        expert.press(NEXT)
        _see_that_the_judgement_is_refused(expert)
        expert.look(f"kinds-judged-{javascript}")
        _judge_rightly(expert)
        expert.go_on("US–ROK")
        _say_that_one_cannot_judge(expert)
        expert.go_on("Last questions")
        expert.go_on("Review your answers")
        for words in REVIEWED:
            expect(page.get_by_role("definition").filter(has_text=words).first).to_be_visible()
        expert.look(f"kinds-review-{javascript}")
        stored = _stored(field_work)
        assert {question: stored[question] for question in STORED} == STORED


def test_nobody_is_interrupted_between_three_numbers(
    chromium: Browser, field_work: FieldWork
) -> None:
    with opened_page(chromium, field_work.root, PHONE, javascript=True) as page:
        expert = Answerer(page)
        expert.begin(field_work.link(EVERY_KIND))
        expert.go_on("US–Japan")
        judged = expert.card("INTERVAL", "us-japan")
        judged.get_by_label("Lowest").fill("40")
        with page.expect_response(lambda reply: reply.request.method == "POST"):
            judged.get_by_label("Best").focus()
        expect(page.locator("#autosave")).not_to_contain_text("Saving")
        expect(judged.get_by_role("status")).to_have_count(0)
        judged.get_by_label("Best").fill("35")
        expert.page.get_by_label("Comment (optional)").focus()
        expect(judged.get_by_role("status")).to_contain_text("The highest value is missing.")


def test_writing_beside_an_option_chooses_it(chromium: Browser, field_work: FieldWork) -> None:
    with opened_page(chromium, field_work.root, PHONE, javascript=True) as page:
        expert = Answerer(page)
        expert.begin(field_work.link(EVERY_KIND))
        expert.card("SINGLE").get_by_role("radio", name="University").check()
        expert.card("SINGLE").get_by_label("Elsewhere: In your own words").fill(AT_SEA)
        expect(expert.card("SINGLE").get_by_role("radio", name="Elsewhere")).to_be_checked()
        expert.card("MULTIPLE").get_by_label("Year you left office").fill("2019")
        expect(expert.card("MULTIPLE").get_by_role("checkbox", name="Official")).to_be_checked()
