from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from surveys.services.mailing.leaving_in_peace import NoMail
from surveys.services.mailing.leaving_in_peace import why_no_mail
from surveys.services.mailing.opting_out import opt_out
from surveys.services.recruiting import list_panel
from tests.bounce_files import delivery_report
from tests.bounce_files import mbox
from tests.bounce_files import plain_mail
from tests.web.desk import NAME
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

PAGE = f"{STUDY}/mail/nobody"
FIRST, SECOND = "one@demo.example", "two@demo.example"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    with_panel(workspace)
    desk = signed_in_desk(app, workspace)
    desk.go(PAGE)
    return desk


def standing(workspace: Workspace, email: str = FIRST) -> NoMail | None:
    expert = next(each for each in list_panel(workspace, NAME.study) if each.email == email)
    return why_no_mail(workspace.people.read(), expert)


def test_the_empty_page_teaches_what_will_stand_there(desk: Desk) -> None:
    assert desk.heading == "Who gets no mail"
    assert "Nobody has said so yet." in desk.words
    assert "No mail has come back yet." in desk.words


def test_a_wish_is_recorded_and_taken_back_on_the_page(desk: Desk, workspace: Workspace) -> None:
    desk.send_to(f"{PAGE}/opt-out", opt_out_email=FIRST)
    assert "Nothing more is sent there from this study." in desk.page.text
    assert standing(workspace) is NoMail.OPTED_OUT
    desk.send_to(f"{PAGE}/opt-in")
    assert standing(workspace) is None


def test_a_wish_about_every_study_is_not_taken_back_by_a_researcher_of_one(
    desk: Desk, workspace: Workspace
) -> None:
    opt_out(workspace, FIRST)
    desk.go(PAGE)
    assert "any study of this installation" in desk.words
    assert "only by the expert’s own link" in desk.words
    assert f'action="{PAGE}/opt-in"' not in desk.page.text


def test_an_address_that_nobody_has_is_said_at_the_form_with_what_was_typed(
    desk: Desk, workspace: Workspace
) -> None:
    for action, name in (("opt-out", "opt_out_email"), ("bounce", "bounce_email")):
        desk.go(PAGE)
        reply = desk.send_to(f"{PAGE}/{action}", **{name: "nobody@demo.example"})
        assert reply.status_code == 422
        assert "has the address nobody@demo.example" in desk.words
        assert 'value="nobody@demo.example"' in reply.text
    assert workspace.people.read()["bounces"].count == 0


def test_a_bounce_by_hand_leaves_the_address_out_until_somebody_says_otherwise(
    desk: Desk, workspace: Workspace
) -> None:
    desk.send_to(f"{PAGE}/bounce", bounce_email=FIRST, kind="hard", reason="left the institute")
    assert standing(workspace) is NoMail.BOUNCED
    assert "For good. left the institute" in desk.words
    desk.send_to(f"{PAGE}/again")
    assert standing(workspace) is None
    assert "Is written to." in desk.words


def test_delivery_reports_are_read_and_every_one_is_accounted_for(
    desk: Desk, workspace: Workspace
) -> None:
    box = mbox(delivery_report(FIRST), plain_mail(), delivery_report("x@demo.example"))
    files = [(BytesIO(box), "box.mbox"), (BytesIO(delivery_report(SECOND)), "two.eml")]
    reply = desk.send_to(f"{PAGE}/files", files=files)
    assert reply.status_code == 200
    assert "2 bounces were recorded." in reply.text
    assert f"box.mbox, message 1: {FIRST} – recorded, recognised by the address" in desk.words
    assert "box.mbox, message 2: This is no delivery report" in desk.words
    assert "x@demo.example – not recognised" in desk.words
    assert standing(workspace) is standing(workspace, SECOND) is NoMail.BOUNCED
    desk.go(PAGE)
    again = desk.send_to(f"{PAGE}/files", files=[(BytesIO(delivery_report(SECOND)), "two.eml")])
    assert f"two.eml: {SECOND} – was recorded before" in desk.words
    assert "0 bounces were recorded." in again.text


def test_a_form_without_a_file_is_refused(desk: Desk) -> None:
    reply = desk.send_to(f"{PAGE}/files")
    assert reply.status_code == 422
    assert "Please choose one or more files." in desk.words


def test_what_a_mail_server_says_is_shown_as_text(desk: Desk) -> None:
    content = delivery_report(FIRST, reason="550 <script>alert(1)</script>")
    desk.send_to(f"{PAGE}/files", files=[(BytesIO(content), "<b>.eml")])
    assert "<script>alert" not in desk.page.text
    assert "550 <script>alert(1)</script>" in desk.words


def test_the_history_of_an_expert_is_a_page(desk: Desk, workspace: Workspace) -> None:
    expert = list_panel(workspace, NAME.study)[0]
    address = f"{STUDY}/panel/{expert.id}/history"
    desk.go(address)
    assert desk.heading == f"History of {expert.name}"
    assert "Nothing has passed yet." in desk.words
    opt_out(workspace, expert.email, NAME.study)
    desk.go(address)
    assert "Wants no mail from this study, recorded by a researcher." in desk.words
    assert expert.pseudonym not in desk.page.text
    assert desk.go(f"{STUDY}/panel/nobody/history").status_code == 404


def test_from_the_history_of_an_expert_the_forms_are_about_that_expert(
    desk: Desk, workspace: Workspace
) -> None:
    expert = list_panel(workspace, NAME.study)[0]
    desk.go(f"{STUDY}/panel/{expert.id}/history")
    assert f'href="{PAGE}?expert={expert.id}"' in desk.page.text
    desk.go(f"{PAGE}?expert={expert.id}")
    desk.send_to(f"{PAGE}/bounce")
    assert standing(workspace, expert.email) is NoMail.BOUNCED
    assert "@demo.example" not in desk.go(f"{PAGE}?expert=nobody").text.partition("By hand")[2]
