"""All files of a round: made apart from the pages, kept by the choice of labels, and handed out in one."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from surveys.services.exporting.labels import Labels
from surveys.services.launching import finalize_round
from surveys.services.launching import reopen_round
from surveys.services.working import run_due
from surveys.services.working.exports import put_export_aside
from surveys.services.working.prepared import remove
from tests.web.desk import NAME
from tests.web.desk import Desk

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

from tests.web.exporting.conftest import ALL
from tests.web.exporting.conftest import DATA
from tests.web.exporting.conftest import exported

OLDER = "The files that are kept are older than the round."


@pytest.mark.usefixtures("few_files")
def test_all_files_are_made_and_handed_out_in_one(desk: Desk, workspace: Workspace) -> None:
    desk.go(DATA)
    assert "15 columns" in desk.words
    assert "SHA-256 of these files" not in desk.words
    desk.send_to(DATA)
    assert "The files are being made." in desk.page.text
    assert "Waiting" in desk.words
    assert "No worker is running" in desk.words
    assert "soundings worker" in desk.words
    run_due(workspace)
    desk.go(DATA)
    assert "Download all files" in desk.words
    reply = desk.client.head(ALL)
    assert (reply.status_code, reply.data) == (200, b"")
    assert exported(workspace) == []
    reply = desk.client.get(ALL)
    assert reply.headers["Content-Disposition"] == (
        'attachment; filename="northeast-asia-2026-autumn.zip"'
    )
    assert reply.content_length == len(reply.data)
    assert hashlib.sha256(reply.data).hexdigest() in desk.page.text
    archive = zipfile.ZipFile(io.BytesIO(reply.data))
    manifest = json.loads(archive.read("northeast-asia-2026-autumn/manifest.json"))
    (recorded,) = exported(workspace)
    assert recorded == [each["name"] for each in manifest["files"]]
    for each in manifest["files"]:
        content = archive.read(f"northeast-asia-2026-autumn/{each['name']}")
        assert hashlib.sha256(content).hexdigest() == each["sha256"]
        assert each["sha256"] in desk.page.text
        assert f'href="{DATA}/{each["name"]}"' in desk.page.text
    (ratings,) = (each for each in manifest["files"] if each["name"] == "ratings.csv")
    assert ratings["rows"] > 50
    assert f"{ratings['rows']} rows, 15 columns" in desk.words
    one = desk.client.get(f"{DATA}/ratings.csv")
    assert one.data == archive.read("northeast-asia-2026-autumn/ratings.csv")
    assert exported(workspace)[0] == ["ratings.csv"]


@pytest.mark.usefixtures("few_files")
def test_language_and_mark_are_chosen_on_the_page_and_kept_apart(
    desk: Desk, workspace: Workspace
) -> None:
    chosen = f"{DATA}?language=ja&bom=1"
    desk.go(chosen)
    assert '<option value="ja" lang="ja" selected>' in desk.page.text
    desk.send_to(DATA)
    assert "Waiting" in desk.words
    run_due(workspace)
    desk.go(chosen)
    assert "Download all files" in desk.words
    content = desk.client.get(f"{ALL}?language=ja&bom=1").data
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        ratings = archive.read("northeast-asia-2026-autumn/ratings.csv")
        manifest = json.loads(archive.read("northeast-asia-2026-autumn/manifest.json"))
    assert ratings.startswith(codecs.BOM_UTF8)
    assert manifest["language"] == "ja"
    assert desk.client.get(f"{DATA}/ratings.csv?language=ja&bom=1").data == ratings
    assert desk.client.get(f"{DATA}/ratings.csv").data == ratings.removeprefix(codecs.BOM_UTF8)
    desk.go(DATA)
    assert "Download all files" not in desk.words
    assert desk.client.get(ALL).status_code == 404
    assert desk.client.get(f"{DATA}/ratings.csv?language=fr").status_code == 403
    desk.go(f"{DATA}?language=fr")
    assert '<option value="en" lang="en" selected>' in desk.page.text


@pytest.mark.usefixtures("few_files")
def test_files_that_are_older_than_the_round_are_made_anew_by_one_button(
    desk: Desk, workspace: Workspace
) -> None:
    put_export_aside(workspace, NAME)
    run_due(workspace)
    finalize_round(workspace, NAME)
    desk.go(DATA)
    assert OLDER in desk.words
    assert "Since then changed: its dates or its version, its state." in desk.words
    assert "Download all files" not in desk.words
    reply = desk.client.get(ALL)
    assert reply.status_code == 409
    assert "The files are older than the round" in reply.text
    assert exported(workspace) == []
    desk.send_to(DATA)
    run_due(workspace)
    desk.go(DATA)
    assert OLDER not in desk.words
    assert desk.client.get(ALL).status_code == 200


@pytest.mark.usefixtures("few_files")
def test_files_that_are_gone_can_be_made_again(desk: Desk, workspace: Workspace) -> None:
    put_export_aside(workspace, NAME)
    run_due(workspace)
    desk.go(DATA)
    remove(workspace, NAME, Labels(language="en"))
    reply = desk.go(ALL)
    assert reply.status_code == 404
    assert "The files are not there any more" in desk.words
    desk.go(DATA)
    assert "The files that were made last are not there any more." in desk.words
    assert "Make all files" in desk.words


@pytest.mark.usefixtures("few_files")
def test_what_was_made_is_not_handed_out_while_the_round_is_open_again(
    desk: Desk, workspace: Workspace
) -> None:
    put_export_aside(workspace, NAME)
    run_due(workspace)
    reopen_round(workspace, NAME, "The ministry asked for a week more.", "30d")
    for address in (ALL, f"{DATA}/ratings.csv"):
        reply = desk.go(address)
        assert reply.status_code == 403
        assert "are exported only once it is closed" in desk.words
    desk.go(DATA)
    assert "Download all files" not in desk.words
