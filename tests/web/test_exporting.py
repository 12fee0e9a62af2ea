"""The page of a round's files: what it says of each, how all of them are made, and what is handed out to whom."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.formats import optional_packages
from surveys.model.roles import Role
from surveys.model.rounds import RoundName
from surveys.services.auditing.reading import list_events
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from surveys.services.exporting.labels import Labels
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import finalize_round
from surveys.services.launching import open_round
from surveys.services.launching import reopen_round
from surveys.services.working import run_due
from surveys.services.working.exports import put_export_aside
from surveys.services.working.listing import list_jobs
from surveys.services.working.living import counted_as_alive
from surveys.services.working.prepared import remove
from tests.web.conftest import Clock
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import with_open_round
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import token_of

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from surveys.model.settings import Settings
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

DATA, ALL = f"{ROUND}/data", f"{ROUND}/data.zip"
NEXT = RoundName(study=NAME.study, round="2027-spring")
NEXT_DATA, NEXT_ALL = (f"{STUDY}/rounds/{NEXT.round}/{each}" for each in ("data", "data.zip"))
ADA, GRACE, PASSWORD = "ada@university.example", "grace@university.example", "four quiet lamps"
FEW = ("README.txt", "ratings.csv", "placements.csv", "codebook.csv")
OLDER = "The files that are kept are older than the round."


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with a round that was answered and closed, and an open one; copied, never written to."""
    folder = tmp_path_factory.mktemp("answered") / "instance"
    initialise(folder)
    workspace = replace(open_installation(load_settings(folder, {})), clock=Clock())
    add_researcher(workspace, ADA, PASSWORD, "Ada")
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    for number, link in enumerate(links):
        answer_everything(workspace, token_of(link), at_random(number))
    close_round(workspace, NAME)
    create_round(workspace, NEXT.study, NEXT.round, "30d")
    open_round(workspace, NEXT)
    run_due(workspace)  # computes the results, once for all tests
    workspace.studies.close()
    workspace.people.close()
    return folder


@pytest.fixture
def settings(answered: Path, tmp_path: Path) -> Settings:
    shutil.copytree(answered, tmp_path / "instance")
    return load_settings(tmp_path / "instance", {})


@pytest.fixture
def desk(app: Flask) -> Desk:
    return signed_in(app, ADA)


def signed_in(app: Flask, email: str) -> Desk:
    opened = new_desk(app)
    opened.go("/sign-in")
    opened.send_to("/sign-in", email=email, password=PASSWORD)
    return opened


@pytest.fixture
def few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an export have few files, so that making them takes no second."""
    monkeypatch.setattr("surveys.services.working.exports.names_for", lambda _source: FEW)


def exported(workspace: Workspace) -> list[object]:
    """Return which files were recorded to have been handed out, the newest first."""
    events = list_events(workspace, NAME.study).events
    return [each.event.details["files"] for each in events if each.event.kind == "data-exported"]


@pytest.mark.usefixtures("few_files")
def test_all_files_are_made_and_handed_out_in_one(desk: Desk, workspace: Workspace) -> None:
    desk.go(DATA)
    assert "15 columns" not in desk.words
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


def test_each_group_has_what_is_taken_away_for_one_purpose(desk: Desk) -> None:
    desk.go(DATA)
    groups = re.split(r'<h2 id="group-\d">', desk.page.text)[1:]
    assert [each.partition("<")[0] for each in groups] == [
        "Results to publish",
        "Data for analysis",
        "Codebooks",
        "Sensitive",
    ]
    results, analysis, codebooks, sensitive = (
        re.findall("<h3>([^<]*)</h3>", each) for each in groups
    )
    assert {"placements", "phase-plane", "results.json"} <= set(results)
    assert {"ratings", "ratings-wide"} <= set(analysis)
    assert {"README.txt", "codebook.csv"} <= set(codebooks)
    assert {"comments", "panel", "data.xlsx"} <= set(sensitive)
    assert "ratings </span>SPSS</a>" in groups[1]
    assert "experts may name themselves or others in their own words" in groups[3]


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


def test_before_anybody_has_answered_only_what_tells_of_nobody_is_there(
    desk: Desk,
) -> None:
    desk.go(NEXT_DATA)
    assert "There are no results to show now" in desk.words
    assert f"The round {NEXT} is open: rows of single experts, and all files at once," in desk.words
    assert "Make all files" not in desk.words
    offered = set(re.findall(rf'href="{NEXT_DATA}/([^"?]+)"', desk.page.text))
    assert {"README.txt", "codebook.csv", "vignettes.csv"} <= offered
    assert not offered & {"ratings.csv", "placements.csv", "results.json", "data.xlsx"}
    assert "Not yet: CSV" in desk.words
    for name in ("README.txt", "codebook.csv", "vignettes.csv"):
        assert desk.client.get(f"{NEXT_DATA}/{name}").status_code == 200, name
    assert desk.client.get(NEXT_ALL).status_code == 403


def test_a_round_that_nobody_answered_says_so_and_has_files_without_rows(
    desk: Desk, workspace: Workspace
) -> None:
    close_round(workspace, NEXT)
    desk.go(NEXT_DATA)
    assert "Nobody has submitted answers to this round" in desk.words
    rows = desk.client.get(f"{NEXT_DATA}/ratings.csv")
    assert rows.status_code == 200
    assert len(rows.text.splitlines()) == 1


def test_a_format_whose_package_is_missing_is_named_with_the_way_to_install_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(optional_packages.EXTRAS, "parquet", ("a_package_that_nobody_has",))
    desk.go(DATA)
    assert "Parquet cannot be made here: a_package_that_nobody_has is not installed." in desk.words
    assert "pip install 'soundings[parquet]'" in desk.words
    assert f"{DATA}/ratings.parquet" not in desk.page.text
    assert f"{DATA}/ratings.sav" in desk.page.text


def test_why_the_files_could_not_be_made_stands_there(
    desk: Desk, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("README.txt", "nothing.csv")
    monkeypatch.setattr("surveys.services.working.exports.names_for", lambda _source: names)
    put_export_aside(workspace, NAME)
    run_due(workspace)
    with counted_as_alive(workspace):
        desk.go(DATA)
    assert "Failed An export has no file “nothing.csv”" in desk.words
    assert "Make all files" in desk.words
    assert "No worker is running" not in desk.words


def test_making_files_wants_a_token_and_a_language_of_the_study(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go(DATA)
    assert desk.client.post(DATA, data={"form_key": "key"}).status_code == 400
    reply = desk.post_to(DATA, language="fr")
    assert reply.status_code == 422
    assert "The study northeast-asia is not in the language “fr”" in reply.text
    assert all(job.kind != "export" for job in list_jobs(workspace, NAME.study).jobs)


def test_whoever_may_not_export_gets_nothing_of_it(
    app: Flask, desk: Desk, workspace: Workspace
) -> None:
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, GRACE, Role.VIEWER)
    grace = signed_in(app, GRACE)
    for address in (DATA, ALL, f"{DATA}/placements.csv"):
        assert grace.client.get(address).status_code == 403, address
    assert desk.client.get(f"{STUDY}/rounds/other/data.zip").status_code == 404
    assert exported(workspace) == []
