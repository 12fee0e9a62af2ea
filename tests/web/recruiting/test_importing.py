from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from surveys.services.recruiting import list_panel
from surveys.services.recruiting.changing import retire
from tests.formats.panel_workbooks import one_sheet
from tests.formats.panel_workbooks import workbook
from tests.web.desk import NAME
from tests.web.desk import PANEL
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

FILE = f"{STUDY}/panel/file"
IMPORT = f"{STUDY}/panel/import"
MIXED = (
    b"name,email,community\nSimulated Three,three@demo.example,scholar\nNobody,no-address,wizard\n"
)


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def addresses(workspace: Workspace) -> list[str]:
    return [expert.email for expert in list_panel(workspace, NAME.study)]


def test_a_panel_file_is_shown_first_and_stored_when_the_researcher_says_so(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    content = PANEL + "陳專家,chen@demo.example,zh-Hant\n".encode()
    desk.go(FILE)
    desk.upload_to(FILE, content, "panel.csv")
    assert "Nothing has been stored" in desk.words
    assert len(addresses(workspace)) == 2
    desk.send_to(IMPORT)
    assert "1 expert was added; 2 were in the panel already." in desk.page.text
    assert "陳專家" in desk.words
    assert "chen@demo.example" in addresses(workspace)


def test_a_file_with_bad_rows_stores_nothing_until_the_good_rows_are_chosen(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    desk.go(FILE)
    reply = desk.upload_to(FILE, MIXED, "panel.csv")
    assert reply.status_code == 422
    assert "Line 3" in desk.words
    assert "“no-address” is not an e-mail address" in desk.words
    assert "wizard" in desk.words
    assert len(addresses(workspace)) == 2
    desk.send_to(IMPORT)
    assert "1 expert was added; 0 were in the panel already; 1 line was left out." in desk.page.text
    assert "three@demo.example" in addresses(workspace)


def test_importing_twice_adds_nobody_twice(desk: Desk, workspace: Workspace) -> None:
    with_panel(workspace)
    desk.go(FILE)
    desk.upload_to(FILE, MIXED, "panel.csv")
    replies = [desk.post_to(IMPORT) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [303, 303]
    assert len(addresses(workspace)) == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\0\0", "This is not a text file."),
        (b"", "The file is empty."),
        (b"email\none@demo.example\n", "The column “name” is missing"),
        ("name,email\n陳,c@demo.example\n".encode("big5"), "The file is not in UTF-8."),
    ],
    ids=["binary", "empty", "no name", "Big5"],
)
def test_a_file_that_is_no_panel_gets_a_sentence_and_no_button(
    desk: Desk, workspace: Workspace, content: bytes, sentence: str
) -> None:
    with_panel(workspace)
    desk.go(FILE)
    reply = desk.upload_to(FILE, content, "panel.csv")
    assert reply.status_code == 422
    assert sentence in desk.words
    assert IMPORT not in reply.text


def test_a_panel_of_many_thousands_comes_through(desk: Desk, workspace: Workspace) -> None:
    with_panel(workspace)
    rows = "".join(f"Simulated 專家 {n:05d},many{n:05d}@demo.example\n" for n in range(16_000))
    desk.go(FILE)
    desk.upload_to(FILE, b"name,email\n" + rows.encode(), "panel.csv")
    assert "and 15980 more." in desk.words
    preview = desk.post_to(IMPORT)
    assert preview.status_code == 303
    assert len(addresses(workspace)) == 16_002


def test_markup_in_names_and_addresses_is_shown_and_not_run(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    payload = '<script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="x'
    rows = io.StringIO()
    csv.writer(rows).writerows([["name", "email"], [payload, "x@demo.example"], [payload, payload]])
    desk.go(FILE)
    desk.upload_to(FILE, rows.getvalue().encode(), "panel.csv")
    assert payload in desk.words
    desk.send_to(IMPORT)
    assert payload in desk.words
    assert "<script>alert" not in desk.page.text


def test_a_workbook_of_64_rows_of_which_4_are_bad_brings_60_experts(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    rows = [(f"Simulated {n:02d}", f"many{n:02d}@demo.example", "X") for n in range(64)]
    for bad in (0, 20, 40, 63):
        rows[bad] = ("", "no-address", "X")
    desk.go(FILE)
    reply = desk.upload_to(FILE, one_sheet(("Name", "E-mail", "機構"), *rows), "panel.xlsx")
    assert reply.status_code == 422
    for line in (2, 22, 42, 65):
        assert f"Line {line}" in desk.words
    assert "Import the 60 good rows" in desk.words
    assert len(addresses(workspace)) == 2
    desk.send_to(IMPORT)
    assert "60 experts were added; 0 were in the panel already; 4 lines were left out." in (
        desk.page.text
    )
    assert len(addresses(workspace)) == 62
    assert list_panel(workspace, NAME.study)[5].attributes == {"institution": "X"}


def test_columns_may_be_changed_and_nothing_unseen_is_imported(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    data = one_sheet(("Name", "E-mail", "Rolle"), ("Simulated", "three@demo.example", "scholar"))
    desk.go(FILE)
    desk.upload_to(FILE, data, "panel.xlsx")
    assert "1 column is not imported: Rolle." in desk.words
    reply = desk.send_to(IMPORT, **{"column-2": "community"})
    assert "You changed what is read" in desk.words
    assert reply.status_code == 200
    assert len(addresses(workspace)) == 2
    desk.send_to(IMPORT)
    new = next(each for each in list_panel(workspace, NAME.study) if each.email[:5] == "three")
    assert new.attributes == {"community": "scholar"}


def test_another_sheet_may_be_read(desk: Desk, workspace: Workspace) -> None:
    with_panel(workspace)
    sheets = (
        ("Notes", [("remember", "the milk")]),
        ("專家", [("Name", "E-mail"), ("Simulated", "three@demo.example")]),
    )
    desk.go(FILE)
    desk.upload_to(FILE, workbook(*sheets), "panel.xlsx")
    assert "The column “name” is missing" in desk.words
    desk.send_to(f"{FILE}/again", sheet="專家")
    assert "Import 1 expert" in desk.words
    desk.send_to(IMPORT, sheet="專家")
    assert "three@demo.example" in addresses(workspace)


def test_what_would_change_about_known_experts_is_shown_and_done_only_if_asked(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    data = b"name,email,community\nRenamed,one@demo.example,scholar\nNew,three@demo.example,\n"
    for is_asked in (False, True):
        desk.go(FILE)
        desk.upload_to(FILE, data, "panel.csv")
        assert "Simulated One" in desk.words
        assert "Renamed" in desk.words
        if is_asked:
            desk.send_to(IMPORT, update="y")
        else:
            desk.send_to(IMPORT)
        known = {each.email: each.name for each in list_panel(workspace, NAME.study)}
        assert known["one@demo.example"] == ("Renamed" if is_asked else "Simulated One")
    assert "1 was changed" in desk.page.text


def test_retired_experts_in_a_file_are_named_with_their_lines(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    retire(workspace, NAME.study, "one@demo.example")
    desk.go(FILE)
    desk.upload_to(FILE, PANEL, "panel.csv")
    assert "Line 2: one@demo.example" in desk.words
    assert "They were retired from this panel" in desk.words


@pytest.mark.parametrize("content", ["", "§", "bm9uc2Vuc2U=", "x" * 100])
def test_a_file_that_did_not_survive_is_asked_for_again(
    desk: Desk, workspace: Workspace, content: str
) -> None:
    with_panel(workspace)
    desk.go(FILE)
    desk.upload_to(FILE, MIXED, "panel.csv")
    reply = desk.send_to(IMPORT, content=content)
    assert reply.status_code == 422
    assert "The file is empty" in desk.words
    assert len(addresses(workspace)) == 2


@pytest.mark.parametrize(("kind", "begins"), [("csv", b"\xef\xbb\xbfname,email"), ("xlsx", b"PK")])
def test_a_file_to_fill_in_can_be_downloaded(
    desk: Desk, workspace: Workspace, kind: str, begins: bytes
) -> None:
    with_panel(workspace)
    reply = desk.client.get(f"{STUDY}/panel/template.{kind}")
    assert reply.data.startswith(begins)
    assert f'filename="panel-northeast-asia.{kind}"' in reply.headers["Content-Disposition"]
    assert desk.client.get(f"{STUDY}/panel/template.doc").status_code == 404
