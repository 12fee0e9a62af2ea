from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services import answering
from surveys.services.inviting import invite
from surveys.services.recruiting import list_panel
from surveys.services.recruiting.listing import find_in_panel
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.model.experts import Expert
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

PANEL, ADD, QUOTAS = f"{STUDY}/panel", f"{STUDY}/panel/add", f"{STUDY}/panel/quotas"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    return desk


def one(workspace: Workspace) -> Expert:
    return find_in_panel(workspace, NAME.study, "one@demo.example")


def page_of(expert: Expert) -> str:
    return f"{PANEL}/experts/{expert.id}"


def test_an_empty_panel_says_what_a_panel_is(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    with_panel(workspace)
    with workspace.people.write() as db:
        db.execute("DELETE FROM experts")
    desk.go(PANEL)
    assert "The panel is the list of experts whom you want to ask" in desk.words


def test_a_panel_is_searched_filtered_and_sorted(desk: Desk, workspace: Workspace) -> None:
    desk.go(ADD)
    desk.send_to(ADD, name="陳美玲", email="mei@demo.example", **{"attribute-community": "scholar"})
    assert "陳美玲 was added to the panel." in desk.page.text
    desk.go(f"{PANEL}?text=美玲")
    assert "1 to 1 of 1" in desk.words
    desk.go(f"{PANEL}?is-community=scholar")
    assert "mei@demo.example" in desk.words
    assert "one@demo.example" not in desk.words
    desk.go(f"{PANEL}?is-community=-&order=email")
    assert desk.words.index("one@demo.example") < desk.words.index("two@demo.example")
    desk.go(f"{PANEL}?text=nobody")
    assert "Nobody in the panel is like that." in desk.words
    assert list_panel(workspace, NAME.study)


def test_a_button_that_is_pressed_twice_adds_one_expert(desk: Desk, workspace: Workspace) -> None:
    desk.go(ADD)
    replies = [desk.post_to(ADD, name="Twice", email="twice@demo.example") for _ in range(2)]
    assert [reply.status_code for reply in replies] == [303, 303]
    assert len(list_panel(workspace, NAME.study)) == 3


def test_an_address_that_asks_for_nonsense_shows_everybody(desk: Desk) -> None:
    reply = desk.go(f"{PANEL}?order=attributes;DROP&standing=x&is-community=%27&page=-1&text=")
    assert reply.status_code == 200
    assert "1 to 2 of 2" in desk.words


def test_long_panels_have_pages(desk: Desk) -> None:
    desk.go(f"{PANEL}/file")
    rows = "".join(f"Simulated {n:03d},many{n:03d}@demo.example\n" for n in range(150))
    desk.upload_to(f"{PANEL}/file", b"name,email\n" + rows.encode(), "panel.csv")
    desk.send_to(f"{PANEL}/import")
    assert "1 to 100 of 152" in desk.words
    desk.go(f"{PANEL}?page=2&text=simulated")
    assert "101 to 152 of 152" in desk.words
    assert "page=1" in desk.page.text
    assert "text=simulated" in desk.page.text


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(desk: Desk) -> None:
    desk.go(ADD)
    reply = desk.send_to(ADD, name="Typed Name", email="one@demo.example")
    assert reply.status_code == 422
    assert 'href="#email"' in desk.page.text
    assert "is the address of Simulated One, who is in the panel" in desk.words
    assert 'value="Typed Name"' in desk.page.text


def test_an_expert_is_changed_retired_and_brought_back(desk: Desk, workspace: Workspace) -> None:
    page = page_of(one(workspace))
    desk.go(f"{page}/edit")
    desk.send_to(f"{page}/edit", name="Renamed", language="ja")
    assert desk.heading == "Renamed"
    assert "日本語" in desk.words
    desk.send_to(f"{page}/retire")
    assert "Retired on" in desk.words
    desk.go(f"{PANEL}?standing=retired")
    assert "Renamed (retired)" in desk.words
    desk.go(page)
    desk.send_to(f"{page}/bring-back")
    assert "Retired on" not in desk.words


def test_the_page_of_an_expert_never_shows_the_pseudonym_or_an_answer(
    desk: Desk, workspace: Workspace
) -> None:
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    answering.begin(workspace, links[0].address.rpartition("/")[2], "en")
    expert = one(workspace)
    desk.go(page_of(expert))
    assert "2026-autumn: begun, not submitted" in desk.words
    for address in (page_of(expert), f"{page_of(expert)}/forget", PANEL):
        assert expert.pseudonym not in desk.go(address).text


def test_two_who_are_one_person_are_merged_after_a_look(desk: Desk, workspace: Workspace) -> None:
    merge = f"{page_of(one(workspace))}/merge"
    desk.go(merge)
    desk.send_to(merge, other="nobody@demo.example", keep="this")
    assert "Nobody in the panel" in desk.words
    desk.send_to(merge, other="two@demo.example", keep="other")
    assert "This cannot be undone" in desk.words
    assert len(list_panel(workspace, NAME.study)) == 2
    desk.send_to(merge, keep="this")
    assert len(list_panel(workspace, NAME.study)) == 2
    desk.send_to(merge, keep="this")
    assert "They are one expert now: Simulated One." in desk.page.text
    assert [each.email for each in list_panel(workspace, NAME.study)] == ["one@demo.example"]


def test_an_expert_is_forgotten_after_numbers_and_it_is_said_what_remains(
    desk: Desk, workspace: Workspace
) -> None:
    invite(workspace, NAME, list[object]().extend)
    forget = f"{page_of(one(workspace))}/forget"
    desk.go(forget)
    assert "1 invitation with 1 link" in desk.words
    assert "Backups that were made before" in desk.words
    replies = [desk.post_to(forget) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [200, 303]
    desk.page = replies[0]
    assert desk.heading == "Forgotten"
    assert "Backups that were made before" in desk.words
    assert [each.email for each in list_panel(workspace, NAME.study)] == ["two@demo.example"]
    assert desk.client.get(forget).status_code == 404


def test_quotas_are_set_and_shown_beside_a_round(desk: Desk, workspace: Workspace) -> None:
    invite(workspace, NAME, list[object]().extend)
    desk.go(QUOTAS)
    desk.send_to(QUOTAS, **{"quota-community-official": "20"})
    assert "The quotas were stored." in desk.page.text
    desk.go(f"{QUOTAS}?round=2026-autumn")
    assert "0 of 20 submitted, 20 missing" in desk.words
    assert "<meter" in desk.page.text
    reply = desk.post_to(f"{QUOTAS}?round=2026-autumn", **{"quota-community-official": "many"})
    assert reply.status_code == 422
    assert 'value="many"' in reply.text
    assert "must be a whole number, and not “many”" in reply.text
    assert desk.client.get(f"{QUOTAS}?round=nowhere").status_code == 404
    assert desk.client.get(ROUND).status_code == 200
