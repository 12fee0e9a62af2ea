"""Without JavaScript: a page's own buttons save everything, in any order, twice, late, and from several windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.answering import ALSO_RATED
from tests.browser.answering import COMMENT
from tests.browser.answering import LATER
from tests.browser.answering import NEXT
from tests.browser.answering import RATED
from tests.browser.answering import YEARS
from tests.browser.answering import Window
from tests.browser.answering import device
from tests.browser.answering import served_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link of one expert, who goes through everything in this file."""
    with served_links(tmp_path_factory.mktemp("without-script") / "demo") as links:
        yield links[0]


@pytest.fixture
def desk(chromium: Browser, link: str) -> Iterator[Window]:
    with device(chromium, link, javascript=False) as window:
        yield window.enter()


def test_what_was_left_out_is_asked_about_once_and_then_accepted(desk: Window) -> None:
    desk.open(RATED).point(RATED, 5).check()
    here = desk.page.url
    desk.press(NEXT)
    note = desk.page.locator("#unanswered")
    expect(note).to_be_focused()
    expect(note).to_contain_text("4 questions on this page have no answer.")
    expect(desk.point(RATED, 5)).to_be_checked()
    note.get_by_role("link").first.click()
    expect(desk.page.locator(f'[id="{ALSO_RATED}"]')).to_be_focused()
    desk.point(ALSO_RATED, 3).check()
    desk.press(NEXT)
    assert desk.page.url.partition("?")[0] != here
    desk.open(RATED)
    expect(desk.point(RATED, 5)).to_be_checked()
    expect(desk.point(ALSO_RATED, 3)).to_be_checked()


def test_two_windows_keep_what_each_has_changed_and_the_next_page_says_so(desk: Window) -> None:
    desk.open(COMMENT)
    other = desk.another().open(COMMENT)
    desk.field(COMMENT).fill("From the first window.")
    desk.press(LATER)
    other.point("us-japan.AB_A", 4).check()
    other.press(LATER)
    kept = other.page.locator("#kept")
    expect(kept).to_contain_text(
        "You changed this in another window, and that newer answer was kept"
    )
    with other.page.expect_navigation():
        kept.get_by_role("link").click()
    expect(other.field(COMMENT)).to_have_value("From the first window.")
    expect(other.point("us-japan.AB_A", 4)).to_be_checked()


def test_two_devices_and_the_answer_saved_last_wins(
    chromium: Browser, desk: Window, link: str
) -> None:
    desk.open(COMMENT)
    with device(chromium, link, javascript=False) as phone:
        phone.enter().open(COMMENT).field(COMMENT).fill("On the phone.")
        phone.press(LATER)
    desk.field(COMMENT).fill("At the desk.")
    desk.press(LATER)
    expect(desk.open(COMMENT).field(COMMENT)).to_have_value("At the desk.")


def test_saving_to_come_back_says_until_when_and_leads_back(
    chromium: Browser, desk: Window, link: str
) -> None:
    desk.open(COMMENT).field(COMMENT).fill("Half of a thought")
    desk.press(LATER)
    desk.is_at("Your answers are saved")
    desk.sees("Come back with the same link until")
    with device(chromium, link, javascript=False) as phone:
        expect(phone.enter().field(COMMENT)).to_have_value("Half of a thought")


def test_a_stale_token_shows_everything_typed_again(desk: Window) -> None:
    desk.open(COMMENT)
    desk.page.context.clear_cookies()
    desk.another().enter()  # another session, and so another token
    desk.field(COMMENT).fill("After a long lunch.\nAnd a second line.")
    desk.point("us-japan.AB_A", 6).check()
    desk.press(NEXT)
    desk.sees("nothing that you typed is lost")
    expect(desk.field(COMMENT)).to_have_value("After a long lunch.\nAnd a second line.")
    expect(desk.point("us-japan.AB_A", 6)).to_be_checked()
    desk.press(NEXT)
    desk.open(COMMENT)
    expect(desk.field(COMMENT)).to_have_value("After a long lunch.\nAnd a second line.")
    expect(desk.point("us-japan.AB_A", 6)).to_be_checked()


def test_without_its_cookie_the_words_can_be_copied(desk: Window) -> None:
    desk.open(COMMENT)
    desk.page.context.clear_cookies()
    desk.field(COMMENT).fill("Words of one's own.")
    desk.press(NEXT)
    desk.sees("Words of one's own.")
    desk.sees("open the link in your invitation again")


def test_what_cannot_be_read_does_not_keep_the_rest_from_being_saved(desk: Window) -> None:
    desk.open(YEARS).field(YEARS).fill("a dozen")
    desk.page.get_by_role("checkbox", name="Scholar").check()
    desk.press(NEXT)
    expect(desk.field(YEARS)).to_have_value("a dozen")
    expect(desk.card(YEARS)).to_contain_text("Please give a whole number between 0 and 70.")
    expect(desk.open(YEARS).page.get_by_role("checkbox", name="Scholar")).to_be_checked()
    expect(desk.field(YEARS)).to_have_value("")


def test_back_refresh_and_a_double_click_change_nothing_twice(desk: Window) -> None:
    desk.open(COMMENT).field(COMMENT).fill("Once.")
    here = desk.page.url
    desk.button(LATER).dblclick()
    desk.is_at("Your answers are saved")
    desk.page.reload()
    desk.is_at("Your answers are saved")
    desk.page.go_back()
    assert desk.page.url == here
    expect(desk.field(COMMENT)).to_have_value("Once.")
    desk.field(COMMENT).fill("Twice.")
    desk.press(LATER)
    expect(desk.open(COMMENT).field(COMMENT)).to_have_value("Twice.")


def test_an_answer_can_be_cleared(desk: Window) -> None:
    desk.open(RATED).point(RATED, 5).check()
    with desk.page.expect_navigation():
        desk.card(RATED).get_by_role("button", name="Clear this answer").click()
    expect(desk.point(RATED, 5)).not_to_be_checked()
    expect(desk.open(RATED).point(RATED, 5)).not_to_be_checked()


def test_the_enter_key_goes_on_and_clears_nothing(desk: Window) -> None:
    desk.open(YEARS).page.get_by_role("checkbox", name="Think tank").check()
    desk.field(YEARS).fill("9")
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    desk.open(YEARS)
    expect(desk.field(YEARS)).to_have_value("9")
    expect(desk.page.get_by_role("checkbox", name="Think tank")).to_be_checked()
