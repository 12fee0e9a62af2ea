"""A round in the field, for the tests of the expert's pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.rounds import RoundName
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.inviting import invite
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting import import_panel

if TYPE_CHECKING:
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from tests.web.browsing import Browser

NAME = RoundName(study="northeast-asia", round="2026-autumn")
HOME = f"/answer/{NAME.study}/{NAME.round}"
PANEL = (
    "name,email,language\n"
    "Ada Example,ada@example.org,en\n"
    "Ben Example,ben@example.org,en\n"
    "\"<script>alert('name')</script>\",eve@example.org,en\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """An open round with the paths of its experts' links, by first name."""

    ada: str
    ben: str
    eve: str


def open_field(workspace: Workspace, study_file: bytes | None = None) -> Field:
    """Open a round of the shipped study and invite three experts."""
    add_study(workspace, study_file or shipped_study_file())
    add_researcher(workspace, "team@example.org", "four random words here", "The Research Team")
    create_round(workspace, NAME.study, NAME.round, "30d")
    open_round(workspace, NAME)
    import_panel(workspace, NAME.study, PANEL.encode())
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    paths = {
        link.email.partition("@")[0]: "/i/" + link.address.rpartition("/i/")[2] for link in links
    }
    return Field(**paths)


def begin(browser: Browser, link: str) -> None:
    """Open a link and press Begin: the consent page is shown."""
    browser.go(link)
    browser.send()


def consent(browser: Browser) -> None:
    """Agree to take part: the first page of questions is shown."""
    browser.send_fields({"purpose-take_part": "y"})


def answer_page(browser: Browser, choice: int = 0, words: str = "12") -> None:
    """Choose the same place in every question of the page, type the same words, and send it."""
    form = browser.form
    chosen = {name: values[min(choice, len(values) - 1)] for name, values in form.choices.items()}
    typed = {name: words for name in form.typing if "-text" not in name and "-year-" not in name}
    browser.send_fields(chosen | typed)


def go_on(browser: Browser) -> None:
    """Press the button once more where the page asks about what was left out."""
    if "prompted" in browser.form.fields:
        browser.send()


def answer_all(browser: Browser, choice: int = 0) -> None:
    """Answer page after page until the review is shown."""
    while not browser.address.endswith("/review"):
        before = browser.address
        answer_page(browser, choice)
        assert browser.address != before, browser.words


def submit_everything(browser: Browser, link: str, choice: int = 0) -> str:
    """Go the whole path and return the receipt code."""
    begin(browser, link)
    consent(browser)
    answer_all(browser, choice)
    browser.send()
    return receipt_code(browser)


def go_to(browser: Browser, question: str) -> str:
    """Open the page that asks a question, and return its address: which one it is depends on the order dealt."""
    section = question.partition(".")[0].replace("expert", "background")
    for page in (section, *(f"{section}.{number}" for number in range(2, 9))):
        if browser.go(f"{HOME}/{page}").status_code == 404:
            break
        if f'id="question-{question}"' in browser.page.text:
            return f"{HOME}/{page}"
    raise AssertionError(f"No page asks {question}.")


def receipt_code(browser: Browser) -> str:
    """Read the receipt code on the page."""
    found = re.search(r'receipt-code">([A-Z2-7-]{19})<', browser.page.text)
    assert found, browser.words
    return found[1]
