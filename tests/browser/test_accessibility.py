"""Every kind of page, at three widths: no violation that axe finds, nothing cut off, nothing too small to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages_to_visit import expert_pages
from tests.browser.pages_to_visit import researcher_pages
from tests.browser.pages_to_visit import sign_in
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import opened_page
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page

    from tests.browser.demonstration import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SMALLEST, LOWEST_TARGET = 320, 44
WIDTHS = (SMALLEST, PHONE, DESK)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Axe()
COUNT_REFUSALS = """
    window.refusals = [];
    document.addEventListener("securitypolicyviolation",
        event => window.refusals.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
WIDER_THAN_THE_WINDOW = (
    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
)
TOO_LOW = """lowest =>
    [...document.querySelectorAll("main button, main .btn, main .opt, main .form-control, main .tall-link")]
        .filter(target => target.checkVisibility() && target.getBoundingClientRect().height < lowest)
        .map(target => target.textContent.trim() || target.name)
"""


def test_pages_for_experts_are_accessible(chromium: Browser, demonstration: Demonstration) -> None:
    with opened_page(chromium, demonstration.root, DESK, javascript=True) as page:
        page.add_init_script(COUNT_REFUSALS)
        faults = [
            fault
            for name in expert_pages(page, demonstration.links[0])
            for fault in [*_faults(page, name), *_small_targets(page, name)]
        ]
    assert not faults, "\n".join(faults)


def test_pages_for_researchers_are_accessible(
    chromium: Browser, demonstration: Demonstration
) -> None:
    with opened_page(chromium, demonstration.root, DESK, javascript=True) as page:
        page.add_init_script(COUNT_REFUSALS)
        faults = _faults_of_signing_in(page, demonstration)
        for name in researcher_pages(page, demonstration):
            faults += _faults(page, name)
    assert not faults, "\n".join(faults)


def test_the_page_that_sets_up_an_installation_is_accessible(
    chromium: Browser, tmp_path: Path
) -> None:
    with (
        served(tmp_path / "instance", free_port(), tmp_path / "server.log") as root,
        opened_page(chromium, root, DESK, javascript=True) as page,
    ):
        page.add_init_script(COUNT_REFUSALS)
        page.goto(root)
        faults = [*_faults(page, "set-up"), *_small_targets(page, "set-up")]
    assert not faults, "\n".join(faults)


def _faults_of_signing_in(page: Page, demonstration: Demonstration) -> list[str]:
    page.goto(demonstration.root)
    faults = _faults(page, "sign-in")
    sign_in(page)
    return faults


def _faults(page: Page, name: str) -> list[str]:
    """Look at a page as it is at each width, without loading it again."""
    faults = [f"{name}: refused {each}" for each in page.evaluate("window.refusals")]
    headings = page.get_by_role("heading", level=1).count()
    if headings != 1:
        faults.append(f"{name}: {headings} main headings")
    page.evaluate(AXE.axe_script)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"{name} at {width} px: {each}" for each in _faults_at_this_width(page)]
    return faults


def _faults_at_this_width(page: Page) -> list[str]:
    excess = page.evaluate(WIDER_THAN_THE_WINDOW)
    sideways = [f"scrolls sideways by {excess} px"] if excess > 0 else []
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options)", options)
    assert found["passes"], "axe looked at nothing"
    return [*sideways, *(_said(each) for each in found["violations"])]


def _said(violation: dict[str, Any]) -> str:
    where = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']} ({where})"


def _small_targets(page: Page, name: str) -> list[str]:
    page.set_viewport_size({"width": PHONE, "height": 900})
    return [
        f"{name}: “{each}” is too low to touch" for each in page.evaluate(TOO_LOW, LOWEST_TARGET)
    ]
