"""After the close the same link leads to the own place beside the panel's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from surveys.model.rounds import RoundState
from surveys.services.designing import confirm_translation
from tests.browser.page_faults import COUNT_REFUSALS
from tests.browser.page_faults import faults
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page
from tests.served import free_port
from tests.served import served
from tests.workspaces import STUDY
from tests.workspaces import Clock
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import make_installation
from tests.workspaces import open_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LINK = "Your placement beside the panel’s"


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a closed round that eight experts answered, and give the link of one."""
    instance = tmp_path_factory.mktemp("closed") / "instance"
    make_installation(instance)
    workspace = open_at(instance, Clock())
    confirm_translation(workspace, STUDY, "ja")
    tokens = bring_round(workspace, RoundState.CLOSED, answered=8)
    close(workspace)
    with served(instance, free_port(), instance.parent / "server.log") as root:
        yield f"{root}/i/{tokens[0]}"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_link_leads_to_the_own_place_beside_the_panels(
    chromium: Browser, link: str, width: int
) -> None:
    root = link.partition("/i/")[0]
    with opened_page(chromium, root, width, javascript=width == DESK) as page:
        page.add_init_script(COUNT_REFUSALS)
        visitor = Visitor(page)
        page.goto(link)
        visitor.sees("from your receipt you can see your placement beside the panel’s")
        if width == DESK:
            assert faults(page, "landing of a closed round") == []
        visitor.press("Open your receipt")
        visitor.look("receipt-closed")
        if width == DESK:
            assert faults(page, "receipt of a closed round") == []
        visitor.follow(LINK)
        visitor.is_at(LINK)
        visitor.look("placement")
        figure = page.get_by_role("img", name=LINK)
        expect(figure).to_be_visible()
        assert figure.get_by_text("you", exact=True).count() == 2  # one star for each alliance
        japan = page.get_by_role("table", name="Place on each axis").first
        expect(japan.get_by_role("row", name="You")).to_be_visible()
        expect(japan.get_by_role("row", name="The panel (8 experts)")).to_be_visible()
        if width == DESK:
            assert faults(page, "placement") == []
        visitor.press("日本語")
        expect(page.locator("html")).to_have_attribute("lang", "ja")
        assert page.locator("figure").get_by_text("あなた", exact=True).count() == 2
        expect(page.get_by_role("heading", name="米韓同盟")).to_be_visible()
        visitor.look("placement-ja")
