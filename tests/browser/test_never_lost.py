"""With a script: what an expert types is saved at once, survives every accident, and the newest answer wins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.answering import ALSO_RATED
from tests.browser.answering import COMMENT
from tests.browser.answering import NEXT
from tests.browser.answering import RATED
from tests.browser.answering import YEARS
from tests.browser.answering import Window
from tests.browser.answering import device
from tests.browser.answering import served_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });"""
LONG = "They train together every month,\nand disagree about Taiwan."


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link of one expert, who goes through everything in this file."""
    with served_links(tmp_path_factory.mktemp("never-lost") / "demo") as links:
        yield links[0]


@pytest.fixture
def desk(chromium: Browser, link: str) -> Iterator[Window]:
    with device(chromium, link) as window:
        yield window.enter()


def test_an_answer_is_saved_as_soon_as_it_is_given(
    chromium: Browser, desk: Window, link: str
) -> None:
    desk.open(RATED).point(RATED, 5).check()
    expect(desk.line).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    desk.open(COMMENT).field(COMMENT).press_sequentially(LONG)
    desk.is_saved()  # while the cursor is still in the box
    assert desk.kept_on_device() == 0
    with device(chromium, link) as phone:
        expect(phone.enter().field(COMMENT)).to_have_value(LONG)  # and leads to where one was
        expect(phone.open(RATED).point(RATED, 5)).to_be_checked()


def test_killing_the_network_between_two_pages_loses_nothing(desk: Window) -> None:
    here = desk.open(RATED).page.url
    desk.cut()
    desk.point(RATED, 3).check()
    desk.is_offline()
    desk.point(ALSO_RATED, 6).check()
    desk.is_offline("2 answers are kept on this device and sent when it is back.")
    desk.button(NEXT).click()
    desk.is_offline("2 answers")
    assert desk.page.url == here
    desk.mend()  # and the button that was pressed goes on
    desk.page.wait_for_url(lambda address: address != here)
    assert desk.kept_on_device() == 0
    desk.open(RATED)
    expect(desk.point(RATED, 3)).to_be_checked()
    expect(desk.point(ALSO_RATED, 6)).to_be_checked()


def test_of_two_devices_the_newer_answer_wins_and_the_page_says_so(
    chromium: Browser, desk: Window, link: str
) -> None:
    train = desk.open(COMMENT)
    train.cut()
    train.field(COMMENT).fill("Typed on the train.")
    train.is_offline()
    with device(chromium, link) as phone:
        phone.enter().open(COMMENT).field(COMMENT).fill("Typed later, on the phone.")
        phone.is_saved()
    train.mend()
    expect(train.field(COMMENT)).to_have_value("Typed later, on the phone.")
    said = train.card(COMMENT)
    expect(said).to_contain_text(
        re.compile(r"You changed this in another window at \d\d:\d\d; that answer was kept\.")
    )
    expect(said).to_contain_text("Typed on the train.")  # not lost, to be copied


def test_two_tabs_save_different_answers_of_one_page(desk: Window) -> None:
    desk.open(RATED)
    other = desk.another().open(RATED)
    desk.point(RATED, 7).check()
    desk.is_saved()
    other.point(ALSO_RATED, 1).check()
    other.press(NEXT)
    expect(other.page.locator("#kept")).to_contain_text("that newer answer was kept")
    other.open(RATED)
    expect(other.point(RATED, 7)).to_be_checked()
    expect(other.point(ALSO_RATED, 1)).to_be_checked()


def test_a_button_stays_under_the_finger_while_what_was_typed_is_saved(desk: Window) -> None:
    desk.open(YEARS).field(YEARS).fill("a dozen")  # what is wrong with it is said above the button
    button = desk.button(NEXT)
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    assert before
    desk.page.mouse.move(before["x"] + 9, before["y"] + before["height"] - 3)
    desk.page.mouse.down()
    desk.page.wait_for_timeout(500)  # far longer than saving takes
    assert button.bounding_box() == before
    with desk.page.expect_navigation():
        desk.page.mouse.up()


def test_an_expired_token_is_renewed_without_a_word(desk: Window) -> None:
    desk.open(COMMENT)
    desk.page.context.clear_cookies()
    desk.another().enter()  # another session, and so another token
    desk.field(COMMENT).fill("After a long lunch.")
    desk.is_saved()
    desk.page.evaluate("document.querySelector('[name=csrf_token]').value = 'stale'")
    desk.press(NEXT)
    expect(desk.open(COMMENT).field(COMMENT)).to_have_value("After a long lunch.")


def test_without_its_cookie_the_page_says_what_to_do_and_keeps_what_was_typed(
    desk: Window,
) -> None:
    desk.open(COMMENT)
    desk.page.context.clear_cookies()
    desk.field(COMMENT).fill("Typed without a cookie.")
    expect(desk.line).to_contain_text("Please open the link in your invitation again.")
    expect(desk.field(COMMENT)).to_have_value("Typed without a cookie.")
    desk.enter()
    desk.is_saved()  # the same tab puts it back by itself
    expect(desk.open(COMMENT).field(COMMENT)).to_have_value("Typed without a cookie.")
    assert desk.kept_on_device() == 0


@pytest.mark.parametrize(("button", "left"), [("Put them back", "New."), ("Discard them", "Old.")])
def test_what_was_left_on_the_device_is_offered_back_and_then_erased(
    desk: Window, button: str, left: str
) -> None:
    desk.open(COMMENT).field(COMMENT).fill("Old.")
    desk.is_saved()
    desk.cut()
    desk.field(COMMENT).fill("New.")
    desk.is_offline()
    desk.page.close()
    desk.mend()
    later = desk.another().open(COMMENT)
    expect(later.offer).to_contain_text(
        re.compile(r"Answers from \d\d:\d\d on this device were not saved\.")
    )
    expect(later.field(COMMENT)).to_have_value("Old.")
    later.button(button).click()
    expect(later.offer).to_be_hidden()
    expect(later.field(COMMENT)).to_have_value(left)
    if left == "New.":
        later.is_saved()
    assert later.kept_on_device() == 0
    later.open(COMMENT)
    expect(later.offer).to_be_hidden()
    expect(later.field(COMMENT)).to_have_value(left)


def test_what_is_changed_back_while_the_change_is_under_way_is_saved_too(desk: Window) -> None:
    desk.open(RATED).point(RATED, 2).check()
    desk.is_saved()
    desk.open(RATED)
    under_way: list[Route] = []
    desk.page.route("**/autosave", lambda route: under_way.append(route), times=1)  # noqa: PLW0108 - Playwright marks it
    with desk.page.expect_request("**/autosave"):
        desk.point(RATED, 6).check()
    with desk.page.expect_response(lambda reply: f"{RATED}=2" in (reply.request.post_data or "")):
        desk.point(RATED, 2).check()
        under_way[0].continue_()
    desk.is_saved()
    desk.open(RATED)
    expect(desk.point(RATED, 2)).to_be_checked()


def test_a_sign_in_page_of_the_network_takes_nothing_that_is_put_back(desk: Window) -> None:
    desk.open(COMMENT).cut()
    desk.field(COMMENT).fill("Typed in the hotel.")
    desk.is_offline()
    desk.page.close()
    desk.mend()
    later = desk.another().open(YEARS)
    later.page.route("**/autosave", lambda route: route.fulfill(body="<p>Your room number?</p>"))
    later.button("Put them back").click()
    expect(later.line).to_contain_text("No connection.")
    assert later.kept_on_device() == 1
    later.page.unroute("**/autosave")
    later.open(YEARS).button("Put them back").click()
    later.is_saved()
    assert later.kept_on_device() == 0
    expect(later.open(COMMENT).field(COMMENT)).to_have_value("Typed in the hotel.")


def test_two_tabs_of_one_page_keep_what_each_of_them_could_not_send(desk: Window) -> None:
    other = desk.open(RATED).another().open(RATED)
    desk.cut()
    desk.point(RATED, 4).check()
    desk.is_offline()
    other.point(ALSO_RATED, 2).check()
    other.is_offline()
    assert desk.kept_on_device() == 2
    other.page.close()
    later = desk.another()
    desk.page.close()
    later.mend()
    later.open(RATED).button("Put them back").click()
    later.is_saved()
    assert later.kept_on_device() == 0
    later.open(RATED)
    expect(later.point(RATED, 4)).to_be_checked()
    expect(later.point(ALSO_RATED, 2)).to_be_checked()


def test_a_refresh_in_the_middle_of_a_word_keeps_it(desk: Window) -> None:
    desk.open(COMMENT).field(COMMENT).fill("In the middle of a wo")
    desk.page.reload()
    expect(desk.field(COMMENT)).to_have_value("In the middle of a wo")
    desk.open(COMMENT)
    expect(desk.field(COMMENT)).to_have_value("In the middle of a wo")


def test_back_shows_what_is_saved_and_saves_again(desk: Window) -> None:
    here = desk.open(RATED).page.url
    desk.point(RATED, 2).check()
    desk.button(NEXT).dblclick()  # twice is once
    desk.page.wait_for_url(lambda address: address != here)
    if "prompted" in desk.page.url:
        desk.press(NEXT)
    desk.page.go_back()
    expect(desk.point(RATED, 2)).to_be_checked()
    desk.point(RATED, 4).check()
    desk.press(NEXT)
    expect(desk.open(RATED).point(RATED, 4)).to_be_checked()


def test_what_cannot_be_read_is_said_beside_it_and_the_rest_is_saved(desk: Window) -> None:
    desk.open(YEARS).field(YEARS).fill("a dozen")
    desk.page.get_by_role("checkbox", name="Scholar").check()
    expect(desk.card(YEARS)).to_contain_text("Please give a whole number between 0 and 70.")
    desk.is_saved()
    desk.field(YEARS).fill("12")
    desk.page.keyboard.press("Tab")
    expect(desk.card(YEARS)).not_to_contain_text("Please give a whole number")
    desk.open(YEARS)
    expect(desk.field(YEARS)).to_have_value("12")
    expect(desk.page.get_by_role("checkbox", name="Scholar")).to_be_checked()


def test_an_answer_can_be_cleared(desk: Window) -> None:
    desk.open(RATED).point(RATED, 5).check()
    desk.is_saved()
    desk.card(RATED).get_by_role("button", name="Clear this answer").click()
    expect(desk.point(RATED, 5)).not_to_be_checked()
    desk.is_saved()
    expect(desk.open(RATED).point(RATED, 5)).not_to_be_checked()


def test_a_browser_that_keeps_nothing_saves_all_the_same(desk: Window) -> None:
    desk.page.add_init_script(NO_STORAGE)
    desk.open(COMMENT).field(COMMENT).fill("From a private window.")
    desk.is_saved()
    expect(desk.open(COMMENT).field(COMMENT)).to_have_value("From a private window.")


def test_what_another_window_submitted_is_not_changed_and_nothing_typed_is_lost(
    desk: Window,
) -> None:
    desk.open(COMMENT)
    other = desk.another()
    other.page.goto("/answer/northeast-asia/2026-autumn/review")
    other.button("Submit your answers").dblclick()
    other.is_at("Your answers are submitted")
    desk.field(COMMENT).fill("A last thought.")
    expect(desk.line).to_contain_text("Your answers were submitted in the meantime")
    other.press("Change your answers")
    desk.open(COMMENT)
    expect(desk.field(COMMENT)).to_have_value("A last thought.")
    desk.is_saved()
