from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Role
from surveys.services.auditing.reading import Wanted
from surveys.services.auditing.reading import list_events
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import change_key
from surveys.services.authorizing import find_researcher
from surveys.services.authorizing import give_role
from surveys.storage import keys
from tests.web.browsing import forms_on
from tests.web.desk import EMAIL
from tests.web.desk import NAME
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

KEY = f"{STUDY}/key"
GRACE, PASSWORD = "grace@university.example", "four quiet harbour lamps"
REASON = "The expert asks for the own data."


@pytest.fixture
def grace(app: Flask, workspace: Workspace) -> Desk:
    """A field worker who may use the key."""
    with_panel(workspace)
    add_researcher(workspace, EMAIL, PASSWORD, "Ada")
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, GRACE, Role.FIELD_WORKER)
    change_key(workspace, NAME.study, GRACE, may_use_key=True)
    return sign_in(app, GRACE)


def sign_in(app: Flask, email: str) -> Desk:
    desk = new_desk(app)
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=email, password=PASSWORD)
    return desk


def pseudonyms(workspace: Workspace) -> dict[str, str]:
    return {
        each.email: each.pseudonym for each in keys.list_keys(workspace.people.read(), NAME.study)
    }


def test_a_name_is_joined_to_a_pseudonym_and_the_use_recorded(
    workspace: Workspace, grace: Desk
) -> None:
    grace.go(KEY)
    assert "Nobody has used the key yet." in grace.words
    for who in ("one@demo.example", "  simulated   ONE "):
        grace.send_to(f"{KEY}/pseudonym", who=who, reason=REASON)
        assert pseudonyms(workspace)["one@demo.example"] in grace.words
    grace.go(KEY)
    assert grace.words.count("Grace") == 2
    assert grace.words.count(REASON) == 2
    assert "name to pseudonym" in grace.words
    assert pseudonyms(workspace)["one@demo.example"] not in grace.page.text


def test_a_pseudonym_is_joined_to_a_name_by_its_beginning(
    workspace: Workspace, grace: Desk
) -> None:
    pseudonym = pseudonyms(workspace)["two@demo.example"]
    grace.go(KEY)
    grace.send_to(f"{KEY}/name", pseudonym=f" {pseudonym[:8].upper()}", reason=REASON)
    assert "Simulated Two" in grace.words
    assert "pseudonym to name" in grace.words


def test_the_whole_key_is_a_file(workspace: Workspace, grace: Desk) -> None:
    grace.go(KEY)
    reply = grace.post_to(f"{KEY}/file", reason=REASON)
    assert reply.headers["Content-Disposition"] == 'attachment; filename="northeast-asia-key.csv"'
    rows = list(csv.DictReader(io.StringIO(reply.text)))
    assert {row["email"]: row["pseudonym"] for row in rows} == pseudonyms(workspace)
    grace.go(KEY)
    assert "whole key as a file" in grace.words


@pytest.mark.parametrize(
    ("where", "fields", "sentence"),
    [
        ("pseudonym", {"who": "one@demo.example", "reason": ""}, "Please say why"),
        ("pseudonym", {"who": "one@demo.example", "reason": "why not"}, "at least 10 characters"),
        ("pseudonym", {"who": "one@demo.example", "reason": "x" * 501}, "at most 500"),
        (
            "pseudonym",
            {"who": "one@demo.example", "reason": "Simulated One asked for it"},
            "leave names and addresses out of the reason",
        ),
        (
            "file",
            {"reason": "As two@demo.example asked us to do"},
            "leave names and addresses out of the reason",
        ),
        ("pseudonym", {"who": "nobody", "reason": REASON}, "Nobody in the panel of this study"),
        ("name", {"pseudonym": "abc", "reason": REASON}, "at least the first 8 characters"),
        ("name", {"pseudonym": "f" * 20, "reason": REASON}, "has the pseudonym"),
    ],
)
def test_what_is_refused_is_not_recorded_and_what_was_typed_stays(
    grace: Desk,
    where: str,
    fields: dict[str, str],
    sentence: str,
) -> None:
    grace.go(KEY)
    reply = grace.send_to(f"{KEY}/{where}", **fields)
    assert reply.status_code == 422
    assert sentence in grace.words
    assert "Nobody has used the key yet." in grace.words
    (form,) = [each for each in forms_on(grace.page.text) if each.action == f"{KEY}/{where}"]
    assert {name: form.fields[name][0] for name in fields} == fields


def test_who_lacks_the_right_does_not_see_that_there_is_such_a_page(
    app: Flask, workspace: Workspace, grace: Desk
) -> None:
    ada = sign_in(app, EMAIL)
    give_role(workspace, NAME.study, EMAIL, Role.OWNER)
    ada = sign_in(app, EMAIL)
    grace.go(STUDY)
    assert f'href="{KEY}"' in grace.page.text
    ada.go(STUDY)
    assert KEY not in ada.page.text
    missing = ada.go(f"{STUDY}/no-such-page")
    reply = ada.go(KEY)
    assert (reply.status_code, reply.text) == (missing.status_code, missing.text)


@pytest.mark.usefixtures("grace")
def test_nobody_gives_the_key_to_themselves(app: Flask, workspace: Workspace) -> None:
    give_role(workspace, NAME.study, EMAIL, Role.OWNER)
    ada = sign_in(app, EMAIL)
    people = f"{STUDY}/people"
    ada.go(people)
    assert "Nobody allows this to themselves" in ada.words
    ada.send_to(f"{people}/key", email=EMAIL, may_use_key="yes")
    assert ada.page.status_code == 422
    assert "Nobody gives this right to themselves." in ada.words


def test_a_use_is_told_in_the_audit_trail_without_a_name(workspace: Workspace, grace: Desk) -> None:
    grace.go(KEY)
    grace.send_to(f"{KEY}/pseudonym", who="one@demo.example", reason=REASON)
    (use,) = list_events(workspace, NAME.study, Wanted(kind="key-used")).events
    assert use.sentence.startswith("Grace used the key between names and pseudonyms (")
    assert REASON in use.sentence
    stored = repr(use)
    assert "one@demo.example" not in stored
    assert "Simulated One" not in stored
    assert pseudonyms(workspace)["one@demo.example"] not in stored
    assert find_researcher(workspace, GRACE).id == use.event.by


def test_an_empty_panel_has_no_key(workspace: Workspace, grace: Desk) -> None:
    with workspace.people.write() as db:
        db.execute("DELETE FROM experts")
    grace.go(KEY)
    grace.send_to(f"{KEY}/file", reason=REASON)
    assert "so there is no key" in grace.words
