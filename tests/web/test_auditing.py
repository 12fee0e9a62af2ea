from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Role
from surveys.services.auditing.reading import list_events
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from surveys.services.exporting.recording import record_export
from surveys.services.launching import close_round
from tests.services.auditing.test_tampering import EDITED
from tests.services.auditing.test_tampering import alter
from tests.web.desk import NAME
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.web.test_rights import colleague

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

AUDIT = f"{STUDY}/audit"
EMAIL, PASSWORD = "grace@university.example", "four quiet harbour lamps"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    opened = signed_in_desk(app, workspace)
    with_open_round(workspace)
    return opened


def downloads(workspace: Workspace, study: str = NAME.study) -> int:
    listed = list_events(workspace, study).events
    return sum(each.event.kind == "audit-exported" for each in listed)


def test_a_study_says_who_did_what_and_that_its_chains_hold(desk: Desk) -> None:
    desk.go(STUDY)
    assert f'href="{AUDIT}"' in desk.page.text
    desk.go(AUDIT)
    assert desk.heading == "Audit trail"
    assert "Soundings opened the round 2026-autumn (" in desk.words
    assert "Verified just now: none is missing, altered or out of order." in desk.words
    assert "northeast-asia: 3 entries; people.db: 3 entries." in desk.words


def test_what_was_altered_is_said_in_red_with_what_to_do(desk: Desk, workspace: Workspace) -> None:
    alter(workspace.study(NAME.study).path, EDITED)
    desk.go(AUDIT)
    assert "northeast-asia does not verify." in desk.words
    assert "The content of entry 2 (round-created) is not what was acknowledged." in desk.words
    assert "people.db: 3 entries." in desk.words


def test_the_filters_stand_in_the_address_and_stay_chosen(desk: Desk) -> None:
    desk.go(f"{AUDIT}?kind=round-opened&by=soundings&day=2026-11-23")
    assert "opened the round" in desk.words
    assert "created the round" not in desk.words
    assert '<option value="round-opened" selected>' in desk.page.text
    assert '<option value="soundings" selected>' in desk.page.text
    assert 'value="2026-11-23"' in desk.page.text
    assert f"{AUDIT}.csv?kind=round-opened&amp;by=soundings&amp;day=2026-11-23" in desk.page.text
    desk.go(f"{AUDIT}?day=2026-11-22")
    assert "Nothing of that was recorded." in desk.words


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ("kind=submission", "There is no kind of event “submission”."),
        ("day=yesterday", "“yesterday” is no day. Write one such as 2026-11-24."),
    ],
)
def test_a_filter_that_cannot_be_read_gets_a_sentence(
    desk: Desk, filters: str, sentence: str
) -> None:
    reply = desk.go(f"{AUDIT}?{filters}")
    assert reply.status_code == 422
    assert sentence in desk.words
    assert desk.client.get(f"{AUDIT}.csv?{filters}").status_code == 422


def test_older_events_are_a_page_further(desk: Desk, workspace: Workspace, clock: Clock) -> None:
    for _ in range(105):
        clock.go_on(seconds=1)
        record_export(workspace, NAME, ("README.txt",))
    desk.go(AUDIT)
    assert desk.page.text.count('class="said"') == 100
    assert "Older events" in desk.words
    older = desk.page.text.split('href="' + AUDIT + "?before=")[1].split('"')[0]
    desk.go(f"{AUDIT}?before={older}")
    assert desk.page.text.count('class="said"') == 9
    assert "Back to the newest" in desk.words


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_download_is_recorded_and_stands_in_the_file(
    desk: Desk, workspace: Workspace, form: str
) -> None:
    assert desk.client.head(f"{AUDIT}.{form}").status_code == 200
    assert downloads(workspace) == 0
    reply = desk.client.get(f"{AUDIT}.{form}")
    assert (
        reply.headers["Content-Disposition"]
        == f'attachment; filename="northeast-asia-audit.{form}"'
    )
    assert "Ada exported the audit trail of northeast-asia" in reply.text
    assert downloads(workspace) == 1


def test_a_form_that_there_is_not_is_not_found(desk: Desk, workspace: Workspace) -> None:
    assert desk.go(f"{AUDIT}.exe").status_code == 404
    assert "it has csv and json" in desk.words
    assert downloads(workspace) == 0


def test_the_installation_has_a_trail_of_its_own(desk: Desk, workspace: Workspace) -> None:
    desk.go("/audit")
    assert "Ada signed in." in desk.words
    assert "opened the round" not in desk.words
    rows = json.loads(desk.client.get("/audit.json").text)
    assert rows[-1]["subject"] == "people.db"
    assert downloads(workspace, "") == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("role", [Role.EDITOR, Role.FIELD_WORKER, Role.ANALYST, Role.VIEWER])
def test_only_an_owner_reads_the_trail_of_a_study(
    app: Flask, workspace: Workspace, role: Role
) -> None:
    close_round(workspace, NAME)
    add_researcher(workspace, EMAIL, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, EMAIL, role)
    grace = new_desk(app)
    grace.go("/sign-in")
    grace.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    for address in (AUDIT, f"{AUDIT}.csv", f"{AUDIT}.json", "/audit", "/audit.csv"):
        assert grace.client.get(address).status_code == 403, address
    grace.go(STUDY)
    assert "Audit trail" not in grace.page.text
    assert downloads(workspace) == 0
    give_role(workspace, NAME.study, EMAIL, Role.OWNER)
    grace.go("/sign-in")
    grace.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert grace.go(AUDIT).status_code == 200
    assert grace.client.get("/audit").status_code == 403


def test_a_refused_page_is_recorded_once_an_hour(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    viewer = colleague(app, workspace, Role.VIEWER)
    for _ in range(3):
        assert viewer.client.get(AUDIT).status_code == 403
    assert viewer.client.get("/jobs").status_code == 403
    told = [each.sentence for each in list_events(workspace, "").events]
    assert told.count("Grace was refused the page auditing.show_study.") == 1
    assert told.count("Grace was refused the page working.show_jobs.") == 1
    clock.go_on(minutes=61)
    viewer.client.get(AUDIT)
    of_study = [each.event.kind for each in list_events(workspace, NAME.study).events]
    assert of_study.count("access-refused") == 2
