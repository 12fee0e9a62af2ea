"""The pages of a round's texts: read one after the other, decided about, and nothing lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.roles import Role
from surveys.model.text_decisions import Verdict
from surveys.services import reviewing
from surveys.services.answering.withdrawing import erase_response
from surveys.services.authorizing import give_role
from surveys.services.launching import finalize_round
from surveys.services.launching import reopen_round
from surveys.storage import responses
from tests.web.browsing import forms_on
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.page_check import Document
from tests.web.reviewing.conftest import GRACE
from tests.web.reviewing.conftest import TELLING
from tests.web.reviewing.conftest import TEXTS
from tests.web.reviewing.conftest import open_text
from tests.web.reviewing.conftest import press
from tests.web.reviewing.conftest import review_form
from tests.web.reviewing.conftest import signed_in

if TYPE_CHECKING:
    import pytest
    from flask import Flask

    from surveys.services.reviewing import WrittenText
    from surveys.services.workspace import Workspace
    from tests.web.desk import Desk

LESS = "Ask […],\r\nwho knows."


def text_with(workspace: Workspace, words: str) -> WrittenText:
    return next(each for each in reviewing.list_texts(workspace, NAME) if words in each.words)


def typed(desk: Desk) -> str:
    """Return what stands in the input of the redacted form."""
    (area,) = (
        each
        for each in Document(desk.page.text).all("textarea")
        if each.attributes["name"] == "redacted"
    )
    return "".join(area.texts).replace("\r\n", "\n").removeprefix("\n")


def test_the_list_says_how_far_the_review_is_and_what_may_lead_to_a_person(desk: Desk) -> None:
    desk.go(TEXTS)
    assert "0 of 4 reviewed" in desk.words
    headings = [each.text for each in Document(desk.page.text).all("h2", "h3")]
    assert headings == ["US–Japan", "Comment (optional)", "US–ROK", "Comment (optional)"]
    assert "May lead to a person: person or office, e-mail address" in desk.words
    assert desk.words.count("not to be quoted") == 4
    assert "<b>Dr. Lee</b>" not in desk.page.text
    (current,) = (
        each
        for each in Document(desk.page.text).all("a")
        if each.attributes.get("aria-current") == "page"
    )
    assert current.text == "Texts"


def test_texts_are_reviewed_one_after_another(desk: Desk, workspace: Workspace) -> None:
    desk.go(TEXTS)
    (begin,) = (
        each.attributes["href"]
        for each in Document(desk.page.text).all("a")
        if each.text == "Review one after another"
    )
    desk.go(begin)
    seen = []
    for verdict in ("released", "redacted", "withheld", "released"):
        seen.append(desk.page.request.path)
        press(desk, verdict, redacted="Another form.", drops="yes")
    assert desk.page.request.path == TEXTS
    assert len(set(seen)) == 4
    assert "4 of 4 reviewed" in desk.words
    assert "Every text is reviewed." in desk.go(TEXTS).text
    assert reviewing.tally(reviewing.list_texts(workspace, NAME)).redacted == 1


def test_a_redacted_form_is_kept_beside_the_words(desk: Desk, workspace: Workspace) -> None:
    address = open_text(desk, "institute.example")
    marked = [each.text for each in Document(desk.page.text).all("mark")]
    assert marked == ["Dr. Lee (person or office)", "lee@institute.example (e-mail address)"]
    assert typed(desk) == TELLING
    press(desk, "redacted", redacted=LESS)
    desk.go(address)
    assert "Released, redacted by Ada, " in desk.words
    assert typed(desk) == LESS.replace("\r\n", "\n")
    text = text_with(workspace, "Dr. Lee")
    assert (text.words, text.released) == (TELLING, "Ask […],\nwho knows.")
    press(desk, "undecided")
    desk.go(address)
    assert "An earlier decision was taken back by Ada" in desk.words
    assert typed(desk) == TELLING


def test_the_wrong_button_does_not_release_what_was_to_be_taken_out(
    desk: Desk, workspace: Workspace
) -> None:
    open_text(desk, "institute.example")
    reply = press(desk, "released", redacted=LESS)
    assert reply.status_code == 422
    assert "You have changed the redacted form." in desk.words
    assert typed(desk) == LESS.replace("\r\n", "\n")
    assert text_with(workspace, "Dr. Lee").verdict is Verdict.UNDECIDED
    press(desk, "released")
    assert text_with(workspace, "Dr. Lee").released == TELLING


def test_what_was_typed_stays_when_it_is_refused(desk: Desk, workspace: Workspace) -> None:
    open_text(desk, "institute.example")
    for verdict, redacted, sentence in (
        ("redacted", "x" * 700, "has 700 characters"),
        ("", LESS, "Please choose what to do with the text"),
        ("perhaps", LESS, "Please choose what to do with the text"),
    ):
        reply = press(desk, verdict, redacted=redacted)
        assert reply.status_code == 422
        assert sentence in desk.words
        assert typed(desk) == redacted.replace("\r\n", "\n")
    assert text_with(workspace, "Dr. Lee").verdict is Verdict.UNDECIDED


def test_a_token_that_is_too_old_loses_nothing_that_was_typed(
    desk: Desk, workspace: Workspace
) -> None:
    open_text(desk, "institute.example")
    reply = press(desk, "redacted", redacted=LESS, reason="So far.", csrf_token="stale")
    assert reply.status_code == 400
    assert "nothing that you typed is lost" in desk.words
    assert typed(desk) == LESS.replace("\r\n", "\n")
    assert text_with(workspace, "Dr. Lee").verdict is Verdict.UNDECIDED
    press(desk, "redacted")
    assert text_with(workspace, "Dr. Lee").released == "Ask […],\nwho knows."


def test_who_comes_second_sees_the_others_decision_and_the_own_words(
    desk: Desk, other: Desk, workspace: Workspace
) -> None:
    open_text(desk, "institute.example")
    open_text(other, "institute.example")
    press(other, "withheld", reason="It names a person.")
    reply = press(desk, "redacted", redacted=LESS)
    assert reply.status_code == 422
    assert "Somebody else has decided about this text while you were reading." in desk.words
    assert "Withheld by Grace" in desk.words
    assert "Reason: It names a person." in desk.words
    assert typed(desk) == LESS.replace("\r\n", "\n")
    assert text_with(workspace, "Dr. Lee").verdict is Verdict.WITHHELD
    press(desk, "redacted")  # having seen it
    assert text_with(workspace, "Dr. Lee").verdict is Verdict.REDACTED


def test_a_token_that_is_too_old_hides_no_conflict(
    desk: Desk, other: Desk, workspace: Workspace
) -> None:
    open_text(desk, "institute.example")
    open_text(other, "institute.example")
    press(other, "withheld")
    press(desk, "redacted", redacted=LESS, csrf_token="stale")
    press(desk, "redacted")
    assert "Somebody else has decided about this text" in desk.words
    assert text_with(workspace, "Dr. Lee").verdict is Verdict.WITHHELD


def test_a_text_that_was_withdrawn_meanwhile_is_shown_to_nobody_again(
    desk: Desk, workspace: Workspace
) -> None:
    text = text_with(workspace, "Dr. Lee")
    open_text(desk, "institute.example")
    with workspace.study(NAME.study).write(erases=True) as db:
        response = responses.find_response(db, NAME.round, text.pseudonym)
        assert response
        erase_response(workspace, db, NAME.study, response)
    for token in ({}, {"csrf_token": "stale"}):
        reply = desk.client.post(
            review_form(desk).action,
            data=review_form(desk).fields | {"verdict": "redacted", "redacted": LESS} | token,
            follow_redirects=True,
        )
        assert reply.request.path == TEXTS
        assert "The expert has withdrawn or emptied that text" in reply.text
        assert "who knows" not in reply.text
    assert desk.client.get(review_form(desk).action).status_code == 404


def test_a_search_and_a_filter_stay_while_one_reads_on(desk: Desk) -> None:
    desk.go(f"{TEXTS}?show=to-review&text=remark")
    assert "1 to 3 of 3" in desk.words
    first = next(
        each.attributes["href"]
        for each in Document(desk.page.text).all("a")
        if "/COMMENT" in each.attributes.get("href", "")
        or "COMMENT?" in each.attributes.get("href", "")
    )
    desk.go(first)
    assert desk.heading == "Text 1 of 3"
    press(desk, "withheld")
    assert desk.heading == "Text 1 of 2"
    assert "show=to-review&text=remark" in review_form(desk).action.replace("&amp;", "&")
    desk.go(f"{TEXTS}?text=nowhere")
    assert "No text is like that." in desk.words
    assert desk.go(f"{TEXTS}?show=everything&page=99").status_code == 200


def test_a_long_list_has_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveys.web.reviewing.list_pages.PAGE_SIZE", 3)
    desk.go(TEXTS)
    assert "1 to 3 of 4" in desk.words
    desk.go(f"{TEXTS}?page=2")
    assert "4 to 4 of 4" in desk.words
    assert "Page 2 of 2" in desk.words


def test_a_round_that_can_still_be_answered_shows_no_text(desk: Desk, workspace: Workspace) -> None:
    address = open_text(desk, "institute.example")
    reopen_round(workspace, NAME, "An expert asked.", "7d")
    assert f"The round {NAME} is open" in desk.go(TEXTS).text
    assert "Dr. Lee" not in desk.page.text
    assert desk.client.get(address).status_code == 403


def test_a_final_round_can_be_read_and_not_decided_about(desk: Desk, workspace: Workspace) -> None:
    address = open_text(desk, "institute.example")
    desk.go(f"{ROUND}/finalise")
    assert "4 texts of experts are not reviewed yet." in desk.words
    desk.go(address)
    sent = review_form(desk)
    finalize_round(workspace, NAME)
    reply = desk.client.post(sent.action, data=sent.fields | {"verdict": "released"})
    assert "is final: what was decided about its texts stays as it is" in reply.text
    assert "Release as it stands" not in desk.go(address).text
    assert "The round is final" in desk.go(TEXTS).text


def test_who_may_not_take_answers_away_reads_no_text(
    app: Flask, other: Desk, workspace: Workspace
) -> None:
    address, sent = open_text(other, "institute.example"), review_form(other)
    give_role(workspace, NAME.study, GRACE, Role.FIELD_WORKER)
    other = signed_in(app, GRACE)
    token = forms_on(other.page.text)[0].fields["csrf_token"]
    for reply in (
        other.client.get(TEXTS),
        other.client.get(address),
        other.client.post(
            sent.action,
            data={"verdict": "released", "seen": sent.fields["seen"], "csrf_token": token},
        ),
    ):
        assert reply.status_code == 403
        assert "Dr. Lee" not in reply.text
    assert "/texts" not in other.go(ROUND).text
    assert text_with(workspace, "Dr. Lee").verdict is Verdict.UNDECIDED


def test_nobody_decides_without_a_token(desk: Desk, workspace: Workspace) -> None:
    open_text(desk, "institute.example")
    fields = {
        name: value for name, value in review_form(desk).fields.items() if name != "csrf_token"
    }
    reply = desk.client.post(review_form(desk).action, data=fields | {"verdict": "released"})
    assert reply.status_code == 400
    assert text_with(workspace, "Dr. Lee").verdict is Verdict.UNDECIDED
