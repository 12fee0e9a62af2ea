"""What somebody sends who types addresses: to what the role does not allow, and with ids of another study."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.roles import Right
from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.launching import close_round
from surveys.services.recruiting import import_panel
from surveys.services.recruiting import list_panel
from surveys.services.working import enqueue
from surveys.web.rights import REQUIRED
from tests.web.desk import NAME
from tests.web.desk import new_desk
from tests.web.desk import with_open_round

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.routing import Rule

    from surveys.services.workspace import Workspace
    from tests.web.desk import Desk

EVE, PASSWORD = "eve@university.example", "four quiet harbour lamps"
OTHER = "other-study"
#: What an address may hold besides ids; nothing of it belongs to anybody.
PLAIN: dict[str, Any] = {
    "position": 0,
    "number": 1,
    "page_number": 1,
    "kind": "invitation",
    "language": "en",
    "change": "up",
    "part": "texts",
    "filename": "ratings.csv",
    "table": "attributes",
    "figure": "curve",
    "section": "sensitivity",
    "state": 1,
    "response_id": "1",
    "question_id": "us-japan.COMMENT",
}
#: Where it is not 404 that says so: an old address that only leads on, a button pressed twice, and a sentence at the form.
ELSE = {
    ("GET", "reporting.show_plane"): 301,
    ("POST", "recruiting.forget_expert"): 303,
    ("POST", "working.cancel_in_study"): 422,
    ("POST", "working.retry_in_study"): 422,
}


@pytest.fixture
def eve(app: Flask, workspace: Workspace) -> Desk:
    """Sign in somebody who owns another study, and is nobody in the first one."""
    add_researcher(workspace, "admin@university.example", PASSWORD, "Ada")
    with_open_round(workspace)
    words = shipped_study_file().decode().replace('id = "northeast-asia"', f'id = "{OTHER}"', 1)
    add_study(workspace, words.encode())
    import_panel(workspace, OTHER, b"name,email,language\nOther One,other@demo.example,en\n")
    add_researcher(workspace, EVE, PASSWORD, "Eve", is_administrator=False)
    give_role(workspace, OTHER, EVE, Role.OWNER)
    desk = new_desk(app)
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=EVE, password=PASSWORD)
    return desk


def ids_of(workspace: Workspace) -> dict[str, str]:
    """Return an expert, a round and a job of the first study."""
    job = enqueue(workspace, "export", {"round": NAME.round}, study=NAME.study)
    expert = list_panel(workspace, NAME.study)[0]
    return {"expert_id": expert.id, "round_id": NAME.round, "job_id": job.id}


def address(app: Flask, rule: Rule, method: str, **ids: Any) -> str:
    values = {name: ids.get(name, PLAIN.get(name, "1")) for name in rule.arguments}
    return app.url_map.bind("localhost").build(rule.endpoint, values, method)


def methods_of(rule: Rule) -> set[str]:
    return (rule.methods or set()) & {"GET", "POST"}


def of_studies(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if "study_id" in rule.arguments]


def token_on(desk: Desk) -> str:
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', desk.go("/add-study").text)
    assert found
    return found[1]


def everything(workspace: Workspace) -> tuple[object, ...]:
    """Return what must not change: who is there, what was sent to whom, and what the study was held to."""
    people, study = workspace.people.read(), workspace.study(NAME.study).read()
    return (
        [
            list(people.query(f"SELECT * FROM {table} ORDER BY 1"))
            for table in ("experts", "invitations", "links", "messages", "jobs", "opt_outs")
        ],
        [
            list(study.query(f"SELECT * FROM {table} ORDER BY 1"))
            for table in ("rounds", "versions", "editing_drafts", "quotas")
        ],
    )


def test_ids_of_another_study_open_and_change_nothing(
    app: Flask, workspace: Workspace, eve: Desk
) -> None:
    close_round(workspace, NAME)
    ids, token = ids_of(workspace), token_on(eve)
    before, asked = everything(workspace), 0
    for rule in of_studies(app):
        foreign = sorted(rule.arguments & ids.keys())
        for method in methods_of(rule) if foreign else ():
            asked += 1
            reply = eve.client.open(
                address(app, rule, method, study_id=OTHER, **ids),
                method=method,
                data={"csrf_token": token, "is_sure": "yes"} if method == "POST" else None,
            )
            assert reply.status_code == ELSE.get((method, rule.endpoint), 404), (method, rule.rule)
            assert "Simulated" not in reply.text, rule.rule
    assert asked > 60
    assert everything(workspace) == before


def test_a_job_of_another_study_is_like_one_that_does_not_exist(
    workspace: Workspace, eve: Desk
) -> None:
    token, said = token_on(eve), []
    for job in (ids_of(workspace)["job_id"], "made-up"):
        reply = eve.client.post(f"/studies/{OTHER}/jobs/{job}/cancel", data={"csrf_token": token})
        said.append(reply.text.replace(job, "JOB"))
    assert f"The study “{OTHER}” has no job “JOB”." in said[0]
    assert [re.sub(r'value="[^"]*"', "", each) for each in said[:1]] == [
        re.sub(r'value="[^"]*"', "", each) for each in said[1:]
    ]


@pytest.mark.parametrize("role", [*Role, None])
def test_what_a_role_does_not_allow_is_refused_when_it_is_sent_too(
    app: Flask, workspace: Workspace, eve: Desk, role: Role | None
) -> None:
    if role is not None:
        give_role(workspace, NAME.study, EVE, role)
    rights = role.rights if role else frozenset()
    ids, token = ids_of(workspace), token_on(eve)
    before = everything(workspace)
    for rule in of_studies(app):
        required = REQUIRED[rule.endpoint]
        if required in rights or not isinstance(required, Right):
            continue
        for method in methods_of(rule):
            reply = eve.client.open(
                address(app, rule, method, study_id=NAME.study, **ids),
                method=method,
                data={"csrf_token": token, "is_sure": "yes"} if method == "POST" else None,
            )
            refused = 403 if rights and required is not Right.USE_KEY else 404
            assert reply.status_code == refused, (method, rule.rule)
            assert "Simulated" not in reply.text, rule.rule
    assert everything(workspace) == before
