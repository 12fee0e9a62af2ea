from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from surveys.services.inviting import invite
from surveys.services.preserving import list_backups
from surveys.storage.manifests import read_manifest
from surveys.storage.restoring import restore
from tests.web.desk import NAME
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import token_of

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

PAGE = "/safekeeping"
VERIFY = f"{PAGE}/verify"
BACK_UP = f"{PAGE}/back-up"
RECEIPT = f"{PAGE}/receipt"
TITLE = "The alliances of Northeast Asia: a survey of experts"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def submitted(workspace: Workspace) -> str:
    """Have the first of two experts answer, and return the receipt code."""
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    return answer_everything(workspace, token_of(links[0]), at_random(1)).receipt


def backups(workspace: Workspace) -> list[Path]:
    return sorted(workspace.settings.backups_folder.glob("soundings-*"))


def test_the_page_is_in_the_navigation_and_looking_at_it_changes_nothing(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go("/")
    assert f'href="{PAGE}"' in desk.page.text
    desk.go(PAGE)
    assert desk.heading == "Safekeeping"
    assert "No backup was made here yet." in desk.words
    assert "no findings" not in desk.words
    assert backups(workspace) == []


def test_verifying_says_of_every_study_how_many_entries_it_has(
    desk: Desk, workspace: Workspace
) -> None:
    submitted(workspace)
    desk.go(PAGE)
    reply = desk.send_to(VERIFY)
    assert reply.status_code == 200
    assert "northeast-asia: 4 entries, no findings." in desk.words


def test_without_a_study_there_is_still_what_was_done_with_accounts(desk: Desk) -> None:
    desk.go(PAGE)
    desk.send_to(VERIFY)
    assert "people.db: 2 entries, no findings." in desk.words


def test_what_verifying_finds_is_said_in_sentences(desk: Desk, workspace: Workspace) -> None:
    submitted(workspace)
    study = workspace.settings.studies_folder / f"{NAME.study}.db"
    with closing(sqlite3.connect(study)) as db, db:
        db.execute("UPDATE ratings SET value = 8 - value WHERE value BETWEEN 2 AND 3")
    log = workspace.settings.heads_folder / f"{NAME.study}.log"
    log.write_text(log.read_text() + f"5 {'a' * 64} 2026-11-24\n")
    desk.go(PAGE)
    desk.send_to(VERIFY)
    assert "northeast-asia: 4 entries, 2 findings." in desk.words
    assert "differs from its newest submission" in desk.words
    assert "Entry 5, acknowledged at 2026-11-24, is no longer in the chain." in desk.words
    assert "northeast-asia: 4 entries, no findings" not in desk.words


def test_a_study_that_cannot_be_read_is_a_finding_and_not_a_failure(
    desk: Desk, workspace: Workspace
) -> None:
    submitted(workspace)
    study = workspace.settings.studies_folder / f"{NAME.study}.db"
    workspace.studies.close()
    study.write_bytes(b"no database" * 1000)
    desk.go(PAGE)
    reply = desk.send_to(VERIFY)
    assert reply.status_code == 200
    assert "northeast-asia: 0 entries, 1 finding." in desk.words


def test_a_backup_is_made_listed_and_can_be_restored(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    submitted(workspace)
    desk.go(PAGE)
    desk.send_to(BACK_UP)
    assert desk.address == PAGE
    assert "The backup soundings-20261123T093000Z was made: 5 files" in desk.page.text
    assert "soundings-20261123T093000Z 23 November 2026, 09:30 (UTC) 5" in desk.words
    (folder,) = backups(workspace)
    assert restore(folder, tmp_path / "restored").manifest == read_manifest(folder)


def test_the_page_says_that_a_backup_belongs_on_another_disk_and_how(desk: Desk) -> None:
    desk.go(PAGE)
    for words in (
        "A backup belongs on another disk too.",
        "soundings backup --to /mnt/backups",
        "into an empty folder",
        "soundings --instance ~/restored restore /mnt/backups/",
    ):
        assert words in desk.words


def test_a_second_backup_in_the_same_second_is_refused_and_the_first_stays(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go(PAGE)
    first, second = (desk.post_to(BACK_UP) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 422)
    assert "already" in second.text
    assert len(backups(workspace)) == 1


def test_a_backup_that_is_being_made_is_left_alone(desk: Desk, workspace: Workspace) -> None:
    begun = workspace.settings.backups_folder / ".unfinished-soundings-20261123T093000Z"
    begun.mkdir()
    (begun / "people.db").write_text("half of it")
    desk.go(PAGE)
    reply = desk.send_to(BACK_UP)
    assert reply.status_code == 422
    assert "is being made already" in desk.words
    assert (begun / "people.db").read_text() == "half of it"
    assert "No backup was made here yet." in desk.words


def test_backups_are_listed_with_the_newest_first_and_damaged_ones_are_called_so(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go(PAGE)
    for _ in range(2):
        desk.send_to(BACK_UP)
        workspace.clock.go_on(days=1)  # type: ignore[attr-defined]  # the clock of a test
        desk.go("/sign-in")
        desk.send_to("/sign-in", email="ada@university.example", password="correct horse battery")
        desk.go(PAGE)
    assert [each.made_at for each in list_backups(workspace)] == [
        datetime(2026, 11, day, 9, 30, tzinfo=UTC) for day in (24, 23)
    ]
    (backups(workspace)[0] / "manifest.json").write_text("{}")
    desk.go(PAGE)
    assert "soundings-20261123T093000Z Its manifest cannot be read" in desk.words


def test_a_receipt_code_says_which_study_and_when_and_no_name(
    desk: Desk, workspace: Workspace
) -> None:
    code = submitted(workspace)
    desk.go(PAGE)
    reply = desk.send_to(RECEIPT, code=f" {code.lower()} ")
    assert reply.status_code == 200
    assert (
        f"Answers to the study “{TITLE}”, round 2026-autumn, were acknowledged with this code on "
        "23 November 2026, and they are in force."
    ) in desk.words
    assert 'href="/receipt"' in reply.text
    assert "Simulated One" not in reply.text
    assert "one@demo.example" not in reply.text


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Please enter the receipt code."),
        ("ABCD", "A receipt code has 16 letters and digits; this one has 4."),
        ("AAAA-AAAA-AAAA-AAA9", "has the letters A to Z and the digits 2 to 7."),
        ("AAAA-AAAA-AAAA-AAAA", "Nothing was acknowledged here with this receipt code."),
        ("A" * 101, "Please use at most 100 characters."),
        ("<script>alert(1)</script>", "A receipt code has 16 letters and digits"),
    ],
)
def test_a_wrong_code_gets_a_sentence(
    desk: Desk, workspace: Workspace, code: str, sentence: str
) -> None:
    submitted(workspace)
    desk.go(PAGE)
    reply = desk.send_to(RECEIPT, code=code)
    assert reply.status_code == 422
    assert sentence in desk.words
    assert "Answers to the study" not in desk.words


@pytest.mark.parametrize("action", [VERIFY, BACK_UP, RECEIPT])
def test_a_form_without_its_token_does_nothing_and_is_shown_again(
    desk: Desk, workspace: Workspace, action: str
) -> None:
    code = submitted(workspace)
    reply = desk.client.post(action, data={"code": code})
    assert reply.status_code == 400
    assert "Answers to the study" not in reply.text
    assert "no findings" not in reply.text
    assert backups(workspace) == []
