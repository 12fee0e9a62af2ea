"""What a page's script sends while the page is open, and what it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.errors import Busy
from surveys.model.errors import StorageError
from surveys.services.designing import shipped_study_file
from surveys.services.inviting import reissue
from surveys.services.launching import close_round
from surveys.storage import drafts
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import open_field
from tests.web.answering.rounds import submit_everything
from tests.web.page_check import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser
    from tests.web.conftest import Clock

YEARS, ROLE = "expert.BG_YEARS", "expert.BG_ROLE"
PAGE = f"{HOME}/background"


class Script:
    """The script of one page that is open in a browser."""

    def __init__(self, browser: Browser, window: str = "w") -> None:
        self.browser = browser
        self.window = window
        self.number = 0
        form = browser.form
        self.token = form.fields["csrf_token"][0]
        pairs = (pair.rpartition("=") for pair in form.fields["prints"][0].split())
        self.prints = {question: mark for question, _, mark in pairs}

    def send(self, age: str = "0", **more: str) -> tuple[int, dict[str, Any]]:
        """Send a number of years, given some seconds ago."""
        return self.send_fields({YEARS: more.pop("years", "12")}, age, **more)

    def send_fields(
        self, fields: dict[str, Any], age: str = "0", **more: str
    ) -> tuple[int, dict[str, Any]]:
        self.number += 1
        body = {
            "csrf_token": self.token,
            "form_key": self.window,
            "number": str(self.number),
            "ages": " ".join(f"{question}={age}" for question in fields),
            "prints": " ".join(f"{question}={self.prints[question]}" for question in fields),
        }
        reply = self.browser.client.post(f"{PAGE}/autosave", data=body | fields | more)
        told: dict[str, Any] = reply.get_json()
        self.prints |= told.get("prints", {})
        return reply.status_code, told


@pytest.fixture
def script(browser: Browser, field: Field) -> Script:
    """The script of the first page of questions."""
    begin(browser, field.ada)
    consent(browser)
    assert browser.address == PAGE
    return Script(browser)


def saved_years(browser: Browser) -> str:
    browser.go(PAGE)
    return browser.form.fields[YEARS][0]


def test_what_was_changed_is_saved_and_nothing_else(script: Script, browser: Browser) -> None:
    status, told = script.send(years="12")
    assert (status, told["problems"], told["kept"]) == (200, {}, {})
    assert YEARS in told["shown"]
    assert saved_years(browser) == "12"
    assert browser.go(HOME).request.path == PAGE
    assert "0 questions" not in browser.words


def test_what_cannot_be_read_is_named_and_the_rest_is_saved(
    script: Script, browser: Browser
) -> None:
    status, told = script.send_fields({YEARS: "a dozen", ROLE: "scholar"})
    assert status == 200
    assert "Please give a whole number between 0 and 70." in told["problems"][YEARS]
    assert list(told["prints"]) == [ROLE]
    assert saved_years(browser) == ""
    assert "scholar" in browser.form.fields[ROLE]


def test_a_newer_answer_of_another_window_is_kept_and_shown(
    script: Script, browser: Browser, field: Field, new_browser: Callable[[], Browser], clock: Clock
) -> None:
    phone = new_browser()
    begin(phone, field.ada)
    clock.go_on(minutes=10)
    assert Script(phone, "phone").send(years="20")[0] == 200
    clock.go_on(minutes=10)
    _, told = script.send(years="12", age="900")
    assert told["kept"] == {YEARS: {"at": "2026-11-23T09:40:00+00:00", "fields": {YEARS: ["20"]}}}
    assert saved_years(browser) == "20"
    script.send(years="12", age="5.5")  # changed once more, and now it is the newest
    assert saved_years(browser) == "12"


def test_without_changes_it_is_told_how_things_stand(script: Script) -> None:
    status, told = script.send_fields({})
    assert (status, told["prints"], told["kept"]) == (200, {}, {})


def test_a_token_that_has_expired_is_renewed(script: Script, browser: Browser) -> None:
    script.token = "stale"
    status, told = script.send()
    assert (status, list(told)) == (400, ["token"])
    assert saved_years(browser) == ""
    script.token = told["token"]
    assert script.send()[0] == 200
    assert saved_years(browser) == "12"


def test_without_the_cookie_it_is_told_to_open_the_link_again(
    script: Script, browser: Browser
) -> None:
    browser.client.delete_cookie("soundings")
    script.token = script.send()[1]["token"]
    status, told = script.send()
    assert status == 404
    assert "Please open the link in your invitation again." in told["sentence"]


def test_a_closed_round_is_said(script: Script, workspace: Workspace) -> None:
    close_round(workspace, NAME)
    status, told = script.send()
    assert status == 403
    assert told["sentence"].startswith("This round is closed")


def test_a_submission_in_another_window_is_said(
    script: Script, field: Field, new_browser: Callable[[], Browser]
) -> None:
    submit_everything(new_browser(), field.ada)
    status, told = script.send()
    assert status == 403
    assert told["sentence"].startswith("Your answers were submitted in the meantime")


def test_a_revoked_link_is_said(script: Script, workspace: Workspace) -> None:
    made: list[Link] = []
    reissue(workspace, NAME, ["ada@example.org"], made.extend)
    status, told = script.send()
    assert status == 404
    assert told["sentence"].startswith("This link is not valid, or no longer valid.")


@pytest.mark.parametrize(
    ("error", "status"),
    [(Busy("Many people are saving just now."), 503), (StorageError("/srv/x.db is full."), 507)],
)
def test_a_server_in_trouble_says_that_it_is_to_be_tried_again(
    script: Script,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "save_drafts", refuse)
        found, told = script.send()
    assert found == status
    assert told["sentence"]
    assert "/srv" not in told["sentence"]
    assert script.send()[0] == 200
    assert saved_years(browser) == "12"


@pytest.mark.parametrize("age", ["-5", "1e9", "NaN", "", "999999999999"])
def test_an_age_that_is_none_saves_nothing(script: Script, browser: Browser, age: str) -> None:
    assert script.send(age=age)[0] == 200
    assert saved_years(browser) == ""


def test_questions_of_other_pages_are_not_touched(script: Script, browser: Browser) -> None:
    script.prints["us-japan.T0"] = ""
    status, told = script.send_fields({"us-japan.T0": "7"})
    assert (status, told["prints"]) == (200, {})
    browser.go(f"{HOME}/us-japan")
    assert "us-japan.T0" not in browser.form.fields


def test_nothing_on_a_page_that_is_kept_on_a_device_opens_anything(
    browser: Browser, field: Field, new_browser: Callable[[], Browser]
) -> None:
    begin(browser, field.ada)
    consent(browser)
    line = next(
        each
        for each in Document(browser.page.text).elements
        if each.attributes.get("id") == "autosave"
    )
    other = new_browser()
    begin(other, field.ben)
    consent(other)
    names = [line.attributes["data-copy"], line.attributes["data-address"]]
    assert names[0] not in other.page.text
    assert field.ada.removeprefix("/i/") not in " ".join(names)
    assert other.client.get(f"/i/{names[0]}").status_code == 404


def test_how_long_a_page_was_open_is_recorded_coarsely(
    browser: Browser, field: Field, workspace: Workspace, clock: Clock
) -> None:
    begin(browser, field.ada)
    consent(browser)
    clock.go_on(seconds=63)
    browser.send(layout="narrow", leave="1")
    rows = workspace.study(NAME.study).read().query("SELECT page, seconds, layout FROM page_visits")
    assert list(rows) == [{"page": "background", "seconds": 65, "layout": "narrow"}]


def test_a_study_that_does_not_want_it_records_nothing_of_the_kind(
    browser: Browser, workspace: Workspace, clock: Clock
) -> None:
    wanted, quiet = b"\nparadata = true", b"\nparadata = false"
    assert wanted in shipped_study_file()
    field = open_field(workspace, shipped_study_file().replace(wanted, quiet))
    begin(browser, field.ada)
    assert "how long each page was open" not in browser.words
    consent(browser)
    assert "shown_at" not in browser.form.fields
    clock.go_on(seconds=63)
    browser.send(layout="narrow", shown_at="1795426200", leave="1")
    db = workspace.study(NAME.study).read()
    assert db.execute("SELECT count(*) FROM page_visits").fetchone() == (0,)


def test_what_is_recorded_is_said_before_it_is(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    assert "how long each page was open" in browser.words
