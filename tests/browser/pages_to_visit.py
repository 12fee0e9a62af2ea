"""Every kind of page, one after the other, each left open for whoever looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.demonstration import Demonstration

EMAIL, PASSWORD = "researcher@demo.example", "sounding the depths"
CLOSED, OPEN = "2026-spring", "2026-autumn"
NEXT = "Save and continue"


def expert_pages(page: Page, link: str) -> Iterator[str]:
    """Go from a link to the receipt and out again, an error and a blank page among the pages."""
    visitor = Visitor(page)
    page.goto(link)
    yield "landing"
    visitor.press("Begin")
    yield "consent"
    visitor.press(NEXT)
    yield "consent refused"
    page.get_by_label("I agree to take part.").check()
    visitor.press(NEXT)
    page.get_by_label("How many years of experience").fill("a dozen")
    visitor.press(NEXT)
    yield "background refused"
    page.get_by_label("How many years of experience").fill("12")
    visitor.press(NEXT)
    while not page.url.endswith("/review"):
        for way_out in page.get_by_role("radio", name="Cannot judge").all()[:1]:
            way_out.check()
        yield page.url.rpartition("/")[2]
        visitor.press(NEXT)
    yield "review"
    visitor.press("Submit your answers")
    yield "receipt"
    visitor.follow("Your own copy of the answers")
    yield "own copy"
    visitor.follow("Back")
    visitor.press("Change your answers")
    yield "review of submitted answers"
    page.goto(link)
    yield "landing again"
    visitor.press("Open your receipt")
    yield "receipt of reopened answers"
    visitor.follow("Withdraw from this round")
    yield "withdraw"
    visitor.press("Yes, erase my answers")
    yield "withdrawn"
    page.goto(link[:-4] + "xxxx")
    yield "unknown link"


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
        f"{demonstration.root}/researchers",
        f"{demonstration.root}/safekeeping",
        study,
        f"{study}/languages/ko/confirm",
        f"{study}/panel",
        f"{study}/panel/file",
        f"{study}/add-round",
        now,
        f"{now}/links/all",
        f"{now}/close",
        f"{now}/results",
        f"{now}/data",
        past,
        f"{past}/results",
        f"{past}/results?experts=1",
        f"{past}/data",
        f"{past}/finalise",
        f"{study}/rounds/none",
    ):
        page.goto(address)
        yield address.removeprefix(demonstration.root) or "home"
    yield from _refused(page, study)


def _refused(page: Page, study: str) -> Iterator[str]:
    visitor = Visitor(page)
    page.goto(f"{study}/add-round")
    visitor.press("Create the round")
    yield "a round without a name"
    page.goto(f"{study}/panel/file")
    page.get_by_label("Panel file (CSV)").set_input_files(
        {"name": "panel.csv", "mimeType": "text/csv", "buffer": b"name,email\nA,a@example.org\nB,b"}
    )
    visitor.press("Read the file")
    yield "a panel with a problem"
    visitor.press("Sign out")
    yield "signed out"
