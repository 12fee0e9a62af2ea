"""The weight of a page over the wire, and what is seen before any script has come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.field_work import DEFAULT
from tests.browser.field_work import EVERY_KIND
from tests.browser.pages_to_visit import questionnaire
from tests.browser.visitor import PHONE
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page
    from playwright.sync_api import Route

    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST = 40_000  # bytes of the page and of everything that it loads, with their headers
BLOCKING = """() => [...document.scripts]
    .filter(script => script.type !== "module" && !script.defer && !script.async)
    .map(script => script.src)"""
PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
    if (list.getEntriesByName("first-contentful-paint").length) done(true);
}).observe({ type: "paint", buffered: true }))"""


@pytest.mark.parametrize(("study", "language"), [(DEFAULT, "en"), (EVERY_KIND, "ja")])
def test_the_first_load_of_every_page_is_light(
    chromium: Browser, field_work: FieldWork, study: str, language: str
) -> None:
    weights: dict[str, int] = {}
    with opened_page(chromium, field_work.root, PHONE, javascript=True) as page:
        scales = _Scales(page)
        for name in questionnaire(page, field_work.link(study, language)):
            weights[name] = scales.weigh(page.url)
            assert page.evaluate(BLOCKING) == []
    assert {"landing", "consent", "us-japan", "review", "receipt"} <= set(weights)
    assert {name: weight for name, weight in weights.items() if weight > MOST} == {}


class _Scales:
    """What comes over the wire for one address, with nothing kept of what came before."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", self._add)
        self.weight = 0.0

    def _add(self, finished: dict[str, Any]) -> None:
        self.weight += finished["encodedDataLength"]

    def weigh(self, address: str) -> int:
        """Load an address as if for the first time."""
        self.session.send("Network.clearBrowserCache")
        self.page.wait_for_load_state("load")
        self.weight = 0.0
        self.page.goto(address.partition("#")[0], wait_until="networkidle")
        return round(self.weight)


def test_a_page_is_seen_and_used_before_its_scripts_come(
    chromium: Browser, field_work: FieldWork
) -> None:
    with opened_page(chromium, field_work.root, PHONE, javascript=True) as page:
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/*.js*", hold)
        page.goto(field_work.link())
        page.get_by_role("button", name="Begin", exact=True).click()
        page.get_by_label("I agree to take part.").check()
        page.get_by_role("button", name="Save and continue", exact=True).click()
        page.wait_for_url("**/background", wait_until="commit")
        assert page.evaluate(PAINTED)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert held, "the page has scripts, which have not come"
        page.get_by_role("checkbox", name="Scholar").check()
        page.get_by_role("button", name="Save and come back later", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are saved")
        for route in held:
            route.abort()
