from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.mailing.leaving_in_peace import NoMail
from surveys.services.mailing.leaving_in_peace import left_in_peace
from surveys.services.mailing.leaving_in_peace import why_no_mail
from surveys.services.mailing.unsubscribing import headers_for
from surveys.services.mailing.unsubscribing import unsubscribe_address
from surveys.services.recruiting import import_panel
from surveys.services.recruiting import list_panel
from tests.web.answering.rounds import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.test import TestResponse

    from surveys.model.experts import Expert
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
ENDED = "You get no more mail"
UNKNOWN = "/u/" + "A" * 43


@pytest.fixture
def expert(workspace: Workspace, field: Field) -> Expert:
    assert field.ada
    return next(each for each in list_panel(workspace, NAME.study) if each.email[:3] == "ada")


@pytest.fixture
def link(workspace: Workspace, expert: Expert) -> str:
    """The link in a message to Ada, as a path."""
    with workspace.people.write() as db:
        address = unsubscribe_address(workspace, db, expert=expert.id, message="m1")
    return address.removeprefix(workspace.settings.public_url)


def standing(workspace: Workspace, expert: Expert) -> NoMail | None:
    return why_no_mail(workspace.people.read(), expert)


def acts(workspace: Workspace) -> list[str]:
    kinds = workspace.people.read().query("SELECT kind FROM chain ORDER BY position")
    return [row["kind"] for row in kinds if row["kind"].startswith("opt")]


def test_a_scanner_that_opens_the_link_again_and_again_ends_nothing(
    app: Flask, workspace: Workspace, expert: Expert, link: str
) -> None:
    client = app.test_client()
    for _ in range(5):
        assert client.get(link).status_code == 200
        head = client.head(link)
        assert (head.status_code, head.headers.get("Set-Cookie")) == (200, None)
        assert client.get(f"{link}/mail", follow_redirects=True).status_code == 200
    assert standing(workspace, expert) is None
    assert acts(workspace) == []


def test_one_click_in_the_mail_program_ends_mail_at_once(
    app: Flask, workspace: Workspace, expert: Expert, link: str
) -> None:
    reply = app.test_client().post(link, data=ONE_CLICK)
    assert reply.status_code == 200  # no way round, which RFC 8058 forbids
    assert "Set-Cookie" not in reply.headers
    assert standing(workspace, expert) is NoMail.OPTED_OUT
    assert app.test_client().post(link, data=ONE_CLICK).status_code == 200
    assert acts(workspace) == ["opted-out"]


def test_one_click_is_taken_as_multipart_too(
    app: Flask, workspace: Workspace, expert: Expert, link: str
) -> None:
    app.test_client().post(link, data=ONE_CLICK, content_type="multipart/form-data")
    assert standing(workspace, expert) is NoMail.OPTED_OUT


@pytest.mark.parametrize("body", [{}, {"List-Unsubscribe": "no"}, {"everywhere": "y"}])
def test_a_post_that_is_no_one_click_ends_nothing(
    app: Flask, workspace: Workspace, expert: Expert, link: str, body: dict[str, str]
) -> None:
    assert app.test_client().post(link, data=body).status_code == 400
    assert standing(workspace, expert) is None


def test_only_the_one_click_goes_without_a_token(
    app: Flask, workspace: Workspace, expert: Expert, link: str
) -> None:
    forged = app.test_client().post(f"{link}/mail", data={"wish": "end", **ONE_CLICK})
    assert forged.status_code == 400
    assert standing(workspace, expert) is None


def test_the_page_ends_mail_by_a_button_says_so_and_takes_it_back(
    browser: Browser, workspace: Workspace, expert: Expert, link: str
) -> None:
    browser.go(link)
    assert browser.heading == "No more mail?"
    assert "Nothing has changed yet." in browser.words
    assert expert.name not in browser.page.text  # a forwarded message names nobody
    browser.send()
    assert (browser.heading, browser.address) == (ENDED, link)
    assert "no more invitations or reminders from this study" in browser.words
    assert "The link in your invitation still works" in browser.words
    assert standing(workspace, expert) is NoMail.OPTED_OUT
    browser.send()
    assert browser.heading == "No more mail?"
    assert standing(workspace, expert) is None
    assert acts(workspace) == ["opted-out", "opt-out-undone"]


def test_the_link_of_the_invitation_still_answers_afterwards(
    browser: Browser, link: str, field: Field
) -> None:
    browser.go(link)
    browser.send()
    browser.go(field.ada)
    browser.send()
    assert browser.address.endswith("/consent")


def test_a_wish_for_no_mail_at_all_holds_in_every_study_of_the_installation(
    browser: Browser, workspace: Workspace, expert: Expert, link: str
) -> None:
    other = shipped_study_file().replace(b'id = "northeast-asia"', b'id = "another"', 1)
    add_study(workspace, other)
    import_panel(workspace, "another", b"name,email\nAda,ADA@example.org\nBen,ben@example.org\n")
    browser.go(link)
    browser.send(everywhere="y")
    assert "from any study of this site" in browser.words
    panel = list_panel(workspace, "another")
    assert left_in_peace(workspace.people.read(), panel) == {
        panel[0].id: NoMail.OPTED_OUT_EVERYWHERE
    }
    stored = "\n".join(workspace.people.read().conn.iterdump())
    assert link.removeprefix("/u/") not in stored
    browser.send()
    assert left_in_peace(workspace.people.read(), panel) == {}
    assert standing(workspace, expert) is None


def test_a_link_that_nobody_was_sent_gives_one_page_whatever_is_done_with_it(app: Flask) -> None:
    client = app.test_client()
    replies = [client.get(UNKNOWN), client.get("/u/x"), client.post(UNKNOWN, data=ONE_CLICK)]
    assert [reply.status_code for reply in replies] == [404, 404, 404]
    assert len({reply.text for reply in replies}) == 1
    assert "does not lead to anybody" in replies[0].text


def test_the_page_speaks_the_language_of_the_expert_and_can_be_switched(
    browser: Browser, workspace: Workspace
) -> None:
    add_study(workspace, shipped_study_file())
    import_panel(
        workspace, NAME.study, "name,email,language\n陳,chen@example.org,zh-Hant\n".encode()
    )
    (chen,) = list_panel(workspace, NAME.study)
    with workspace.people.write() as db:
        address = unsubscribe_address(workspace, db, expert=chen.id, message="m1")
    reply = browser.go(address.removeprefix(workspace.settings.public_url))
    assert '<html lang="zh-Hant">' in reply.text
    assert browser.heading == "不再收到郵件？"
    browser.send(language="ko")
    assert '<html lang="ko">' in browser.page.text
    assert standing(workspace, chen) is None  # the switch is no answer


def test_too_many_clicks_from_one_address_are_asked_to_wait(
    app: Flask, link: str, workspace: Workspace, expert: Expert
) -> None:
    client = app.test_client()
    replies: list[TestResponse] = [client.post(UNKNOWN, data=ONE_CLICK) for _ in range(60)]
    assert {reply.status_code for reply in replies} == {404}
    refused = client.post(link, data=ONE_CLICK)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert standing(workspace, expert) is None
    workspace.clock.go_on(minutes=1)  # type: ignore[attr-defined]
    assert client.post(link, data=ONE_CLICK).status_code == 200


def test_the_headers_are_those_of_rfc_8058() -> None:
    made = headers_for("https://soundings.example/u/abc", "team@example.org")
    assert made == {
        "List-Unsubscribe": "<https://soundings.example/u/abc>, "
        "<mailto:team@example.org?subject=unsubscribe>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_a_typed_page_is_shown_again_when_its_token_was_refused(
    new_browser: Callable[[], Browser], link: str, workspace: Workspace, expert: Expert
) -> None:
    browser = new_browser()
    browser.go(link)
    browser.send(csrf_token="stale", everywhere="y")
    assert browser.page.status_code == 400
    assert "Nothing was saved" in browser.words
    assert browser.form.fields["everywhere"] == ["y"]
    browser.send()
    assert standing(workspace, expert) is NoMail.OPTED_OUT_EVERYWHERE
