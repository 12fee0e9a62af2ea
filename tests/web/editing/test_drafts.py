from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services import editing
from surveys.services.designing import list_versions
from surveys.services.designing import newest_study
from surveys.services.designing import shipped_study_file
from surveys.services.launching import find_round
from tests.web.desk import NAME
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.web.editing.editor import DRAFT
from tests.web.editing.editor import ITEM
from tests.web.editing.editor import WORDS
from tests.web.editing.editor import save
from tests.web.editing.editor import values

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace


def test_a_study_is_edited_as_a_draft_and_kept_as_the_next_version(
    desk: Desk, workspace: Workspace
) -> None:
    assert desk.address == DRAFT
    save(desk, ITEM, **{"text.en": WORDS})
    assert "The draft is saved" in desk.page.text
    assert newest_study(workspace, NAME.study).version == 1
    desk.go(f"{DRAFT}/keep")
    assert "Different: 1 text, 0 settings" in desk.words
    assert "<del>" in desk.page.text
    desk.send_to(f"{DRAFT}/keep")
    assert desk.address == STUDY
    assert "kept as version 2" in desk.page.text
    assert newest_study(workspace, NAME.study).study.item("T0").text.to("en") == WORDS
    assert desk.go(DRAFT).text.count("Begin a draft with version 2") >= 1


def test_the_text_is_saved_whatever_problems_it_has(desk: Desk, workspace: Workspace) -> None:
    broken = "format = 1\n[study]\nid = \n"
    save(desk, f"{DRAFT}/text", whole=broken.replace("\n", "\r\n"))
    assert editing.require_draft(workspace, NAME.study).content.decode() == broken
    assert "Line 3" in desk.words
    desk.go(DRAFT)
    assert "cannot be read as TOML yet" in desk.words
    reply = desk.client.get(ITEM)
    assert reply.status_code == 422
    assert "only be edited as text" in reply.text
    for place in ("keep", "discard", "states", "changes"):
        assert desk.go(f"{DRAFT}/{place}").status_code == 200


def test_a_file_can_take_the_place_of_the_text(desk: Desk, workspace: Workspace) -> None:
    desk.go(f"{DRAFT}/text")
    desk.upload_to(f"{DRAFT}/text/file", shipped_study_file() + b"# mine\n", "study.toml")
    assert editing.require_draft(workspace, NAME.study).content.endswith(b"# mine\n")
    desk.go(f"{DRAFT}/text")
    assert desk.upload_to(f"{DRAFT}/text/file", b"\x89PNG\0", "x.toml").status_code == 422
    assert "This is not a text file" in desk.words


def test_an_earlier_state_is_gone_back_to(desk: Desk, workspace: Workspace) -> None:
    for title in ("One", "Two"):
        save(desk, f"{DRAFT}/parts/study", **{"study.title.en": title})
    desk.go(f"{DRAFT}/states")
    assert "This is the draft now." in desk.words
    desk.send_to(f"{DRAFT}/states", state="2")
    assert values(workspace)["study"]["title"]["en"] == "One"
    desk.go(f"{DRAFT}/states")
    assert desk.send_to(f"{DRAFT}/states", state="99").status_code == 422


def test_a_draft_is_discarded_and_brought_back(desk: Desk, workspace: Workspace) -> None:
    save(desk, f"{DRAFT}/parts/study", **{"study.title.en": "Kept in mind"})
    desk.go(f"{DRAFT}/discard")
    assert "saved 2 times" in desk.words
    desk.send_to(f"{DRAFT}/discard")
    assert "can be brought back" in desk.page.text
    assert "Beginning another one ends it" in desk.words
    desk.send_to(f"{DRAFT}/bring-back")
    assert values(workspace)["study"]["title"]["en"] == "Kept in mind"


def test_a_draft_with_problems_is_not_kept(desk: Desk, workspace: Workspace) -> None:
    save(desk, f"{DRAFT}/parts/study", **{"study.time_zone": "Atlantis"})
    desk.go(f"{DRAFT}/keep")
    assert "Please mend these first" in desk.words
    reply = desk.client.post(f"{DRAFT}/keep", data={"revision": "2"})
    assert reply.status_code in {400, 422}
    assert len(list_versions(workspace, NAME.study)) == 1


def test_the_draft_is_walked_through_as_an_expert(desk: Desk) -> None:
    save(desk, f"{DRAFT}/parts/wording", **{"wording.introduction.en": "Words of the draft."})
    desk.go(f"{STUDY}/versions/0/preview")
    assert "Words of the draft." in desk.words
    assert "The draft of the study." in desk.page.text
    save(desk, f"{DRAFT}/parts/study", **{"study.time_zone": "Atlantis"})
    reply = desk.client.get(f"{STUDY}/versions/0/preview")
    assert reply.status_code == 403
    assert "The draft has a problem" in reply.text


def test_an_open_round_keeps_its_version(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    desk.go(DRAFT)
    desk.send_to(DRAFT)
    save(desk, ITEM, **{"text.en": WORDS})
    desk.go(f"{DRAFT}/keep")
    desk.send_to(f"{DRAFT}/keep")
    assert find_round(workspace, NAME).study.item("T0").text.to("en") != WORDS


def test_the_draft_is_handed_out_as_a_file(desk: Desk) -> None:
    reply = desk.client.get(f"{DRAFT}/file")
    assert reply.data == shipped_study_file()
    assert "attachment" in reply.headers["Content-Disposition"]
