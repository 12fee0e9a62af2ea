"""Every kind of page, one after the other, each left open for whoever looks at it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.demonstration import Demonstration

EMAIL, PASSWORD = "researcher@demo.example", "sounding the depths"
CLOSED, OPEN = "2026-spring", "2026-autumn"
NEXT, LATER = "Save and continue", "Save and come back later"


def questionnaire(page: Page, link: str) -> Iterator[str]:
    """Go from a link to the receipt in any language, with one question a page answered at most."""
    page.goto(link)
    yield "landing"
    _go_on(page)
    yield "consent"
    _go_on(page)
    yield "consent refused"
    page.locator("main form input[type=checkbox]").first.check()
    _go_on(page)
    is_prompted = False
    while not page.url.endswith("/review"):
        _answer_something(page)
        if "prompted" not in page.url:
            yield page.url.rpartition("/")[2]
        elif not is_prompted:
            is_prompted = True  # one polite prompt looks like every other
            yield "a page that prompts"
        _go_on(page)
    yield "review"
    _go_on(page)
    yield "receipt"


def _answer_something(page: Page) -> None:
    """Say of the first question of a page that one cannot judge, which shows the reasons, or choose its first option."""
    for choice in ("input[value=cannot_judge]:visible", "input[type=radio]:visible"):
        for answer in page.locator(f"main form {choice}").all()[:1]:
            answer.check()
            return


def _go_on(page: Page) -> None:
    """Press the button that goes on, whatever its language."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.locator("main form .actions .btn-primary").first.click()


def errors_and_prompts(page: Page, link: str) -> Iterator[str]:
    """Make every mistake that the first page of the default questionnaire can tell."""
    visitor = Visitor(page)
    visitor.begin(link)
    page.get_by_label("How many years of experience").fill("a dozen")
    visitor.press(NEXT)
    yield "background refused"
    visitor.press(LATER)
    yield "background refused again"
    page.get_by_label("How many years of experience").fill("12")
    visitor.press(LATER)
    yield "come back later"


def what_an_expert_can_do(page: Page, link: str) -> Iterator[str]:
    """Visit every page beside the questionnaire, of an expert who has submitted and then leaves."""
    visitor = Visitor(page)
    for _ in questionnaire(page, link):
        pass
    receipt = page.url
    for name in (
        "Your own copy of the answers",
        "Your consent, and what may be quoted",
        "Withdraw single answers",
    ):
        page.goto(receipt)
        visitor.follow(name)
        yield name
    page.get_by_role("checkbox").first.check()
    visitor.press("Look at what will be erased")
    yield "confirm the withdrawal of answers"
    page.goto(receipt)
    visitor.press("Change your answers")
    yield "review of submitted answers"
    visitor.follow(re.compile("^Change.*How many years"))
    yield "change an answer"
    page.goto(link)
    yield "landing again"
    visitor.press("Open your receipt")
    yield "receipt of reopened answers"
    visitor.follow("Withdraw from this round")
    yield "withdraw"
    visitor.press("Yes, erase my answers")
    yield "withdrawn"


def without_a_response(page: Page, link: str) -> Iterator[str]:
    """Visit what may be read before anything is begun, and decline."""
    visitor = Visitor(page)
    page.goto(link)
    visitor.follow("What can be learned about you, and by whom")
    yield "what can be learned"
    page.goto(link)
    visitor.follow("I do not wish to take part")
    yield "decline"
    visitor.press("I do not wish to take part")
    yield "declined"
    visitor.follow("Accessibility of these pages")
    yield "accessibility"
    page.goto("/receipt")
    yield "check a receipt"
    visitor.press("Check the code")
    yield "check a receipt, refused"
    page.goto(link[:-4] + "xxxx")
    yield "unknown link"


def ending_mail(page: Page, link: str) -> Iterator[str]:
    """Visit what the link at the end of a message leads to, end mail and take that back."""
    page.goto(link)
    yield "end mail"
    page.get_by_role("checkbox").check()
    _go_on(page)
    yield "mail has ended"
    _go_on(page)
    yield "mail goes on"


def sign_in(page: Page) -> None:
    """Be the demonstration's researcher."""
    visitor = Visitor(page)
    page.goto("/sign-in")
    visitor.fill("E-mail address", EMAIL)
    visitor.fill("Password", PASSWORD)
    visitor.press("Sign in")


def researcher_pages(page: Page, demonstration: Demonstration) -> Iterator[str]:
    """Visit every page of the researchers."""
    study, past, now = (
        demonstration.study,
        f"{demonstration.study}/rounds/{CLOSED}",
        f"{demonstration.study}/rounds/{OPEN}",
    )
    for address in (
        demonstration.root,
        f"{demonstration.root}/add-study",
        f"{demonstration.root}/account",
        f"{demonstration.root}/account/second-factor",
        f"{demonstration.root}/researchers",
        f"{demonstration.root}/safekeeping",
        f"{demonstration.root}/doctor",
        study,
        f"{study}/people",
        f"{study}/key",
        f"{study}/languages/ko/confirm",
        f"{study}/panel",
        f"{study}/panel/file",
        f"{study}/panel/add",
        f"{study}/panel/quotas",
        f"{study}/panel/quotas?round={CLOSED}",
        f"{study}/add-round",
        now,
        f"{study}/mail/nobody",
        f"{now}/links/list",
        f"{now}/links/all",
        f"{now}/links/revoke-all",
        f"{now}/close",
        f"{now}/results",
        f"{now}/texts",
        f"{now}/data",
        past,
        f"{past}/results",
        f"{past}/results?experts=1",
        f"{past}/results?group=community:scholar&language=ja",
        f"{past}/results?group=community:sailor",
        f"{past}/results/sensitivity",
        f"{past}/results/change",
        f"{past}/results/groups",
        f"{past}/results/dilemma",
        f"{past}/results/methods",
        f"{past}/texts",
        f"{past}/texts?text=nothing+like+that",
        f"{past}/data",
        f"{past}/finalise",
        f"{study}/rounds/none",
    ):
        page.goto(address)
        yield address.removeprefix(demonstration.root) or "home"
    yield from _one_expert(page, study)
    yield from _one_text(page, past)
    yield from _accounts(page, demonstration.root)
    yield from _refused(page, study)


def _one_expert(page: Page, study: str) -> Iterator[str]:
    page.goto(f"{study}/panel?is-community=scholar&order=newest")
    yield "a panel that is filtered"
    page.locator("main table a").first.click()
    yield "an expert"
    expert = page.url
    for part in ("edit", "merge", "forget", "history"):
        address = expert.replace("/experts/", "/") if part == "history" else expert
        page.goto(f"{address}/{part}")
        yield f"an expert: {part}"


def _one_text(page: Page, past: str) -> Iterator[str]:
    page.goto(f"{past}/texts?text=invented+Harbour")
    page.locator("main .beginning a").first.click()
    yield "a text with what may lead to a person"
    Visitor(page).press("Release the redacted form")
    yield "a text that was not redacted"


def _accounts(page: Page, root: str) -> Iterator[str]:
    """Visit the page of an account and those of its acts, and set up a second factor without confirming it."""
    page.goto(f"{root}/researchers")
    page.locator("main td, main th").get_by_role("link").first.click()
    yield "an account"
    page.locator("main .files a").first.click()
    yield "an act upon an account"
    page.goto(f"{root}/account/second-factor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    yield "a second factor being set up"


def _refused(page: Page, study: str) -> Iterator[str]:
    visitor = Visitor(page)
    page.goto(f"{study}/add-round")
    visitor.press("Create the round")
    yield "a round without a name"
    page.goto(f"{study}/panel/file")
    page.get_by_label("Panel file (CSV or XLSX)").set_input_files(
        {"name": "panel.csv", "mimeType": "text/csv", "buffer": b"name,email\nA,a@example.org\nB,b"}
    )
    visitor.press("Read the file")
    yield "a panel with a problem"
    page.get_by_text("Simulated Research Team", exact=True).first.click()
    visitor.press("Sign out")
    yield "signed out"
