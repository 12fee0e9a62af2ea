from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.roles import Role
from surveys.services import editing
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from tests.web.desk import NAME
from tests.web.desk import PASSWORD
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import with_panel
from tests.web.editing.editor import DRAFT
from tests.web.editing.editor import ITEM
from tests.web.editing.editor import signed_in_as
from tests.web.editing.editor import values

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace


def test_of_two_researchers_the_second_sees_both_texts_and_may_decide(
    desk: Desk, app: Flask, workspace: Workspace
) -> None:
    add_researcher(workspace, "bo@university.example", PASSWORD, "Bo", is_administrator=False)
    give_role(workspace, NAME.study, "bo@university.example", Role.EDITOR)
    other = signed_in_as(app, "bo@university.example")
    desk.go(ITEM)
    other.go(ITEM)
    desk.send_to(ITEM, **{"text.en": "Words of the first {A} {B}?", "facet": "first"})
    reply = other.post_to(ITEM, **{"text.en": "Words of the second {A} {B}?"})
    other.page = reply
    assert reply.status_code == 409
    assert "Words of the second {A} {B}?</textarea>" in reply.text
    assert "Saved meanwhile by somebody else:" in reply.text
    assert "Words of the first {A} {B}?" in reply.text
    assert values(workspace)["items"][5]["text"]["en"] == "Words of the first {A} {B}?"
    other.send_to(ITEM)
    saved = values(workspace)["items"][5]
    assert saved["text"]["en"] == "Words of the second {A} {B}?"
    assert saved["facet"] == "first"


def test_a_block_that_was_moved_meanwhile_is_followed(desk: Desk, workspace: Workspace) -> None:
    desk.go(f"{DRAFT}/blocks/alliances/0")
    editing.move_block(workspace, NAME.study, 1, "alliances", 0, 1)
    reply = desk.post_to(f"{DRAFT}/blocks/alliances/0", **{"name.en": "Renamed"})
    assert reply.status_code == 409
    desk.page = reply
    desk.send_to(f"{DRAFT}/blocks/alliances/1")
    assert [row["name"]["en"] for row in values(workspace)["alliances"]] == ["US–ROK", "Renamed"]


def test_what_was_typed_for_a_block_that_is_gone_can_be_copied(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go(f"{DRAFT}/blocks/alliances/1")
    editing.remove_block(workspace, NAME.study, 1, "alliances", 1)
    reply = desk.post_to(f"{DRAFT}/blocks/alliances/1", **{"name.en": "Typed in vain"})
    assert reply.status_code == 409
    assert "was taken out meanwhile" in reply.text
    assert "Typed in vain" in reply.text


def test_two_texts_are_shown_one_below_the_other(desk: Desk, workspace: Workspace) -> None:
    desk.go(f"{DRAFT}/text")
    editing.save_text(workspace, NAME.study, 1, "# of the first\n")
    reply = desk.post_to(f"{DRAFT}/text", whole="# of the second\n")
    assert reply.status_code == 409
    assert "# of the first" in reply.text
    assert "# of the second" in reply.text
    desk.page = reply
    desk.send_to(f"{DRAFT}/text")
    assert editing.require_draft(workspace, NAME.study).content == b"# of the second\n"


def test_who_may_not_edit_is_told_and_sees_no_link(app: Flask, workspace: Workspace) -> None:
    with_panel(workspace)
    add_researcher(workspace, "vi@university.example", PASSWORD, "Vi", is_administrator=False)
    viewer = signed_in_as(app, "vi@university.example")
    assert viewer.client.get(DRAFT).status_code == 404
    give_role(workspace, NAME.study, "vi@university.example", Role.VIEWER)
    assert viewer.client.get(DRAFT).status_code == 403
    assert "Edit the study" not in viewer.go(STUDY).text
    assert viewer.client.get(f"{STUDY}/compare").status_code == 200
