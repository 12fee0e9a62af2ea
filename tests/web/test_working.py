from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Role
from surveys.services.auditing.reading import list_events
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.working import enqueue
from surveys.services.working import find_job
from surveys.services.working import run_due
from surveys.services.working.exports import put_export_aside
from surveys.services.working.living import counted_as_alive
from surveys.services.working.living import own_name
from surveys.storage import jobs
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import token_of

if TYPE_CHECKING:
    from flask import Flask

    from surveys.model.jobs import Job
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

JOBS, DATA = f"{STUDY}/jobs", f"{ROUND}/data"
EMAIL, PASSWORD = "grace@university.example", "four quiet harbour lamps"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    opened = signed_in_desk(app, workspace)
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    for number, link in enumerate(links):
        answer_everything(workspace, token_of(link), at_random(number))
    close_round(workspace, NAME)
    return opened


def claimed(workspace: Workspace, job: Job, by: str) -> None:
    """Stand where a worker is in the middle of a job."""
    with workspace.people.write() as db:
        jobs.claim_job(db, job.id, by, workspace.clock())
        jobs.mark_progress(db, job.id, 3, 9)


def test_without_jobs_the_page_says_what_makes_one(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    desk.go(JOBS)
    assert "There are no jobs yet." in desk.words
    assert "Sending mail makes one" in desk.words
    desk.go("/jobs")
    assert "There are no jobs yet." in desk.words


def test_closing_a_round_has_its_results_computed(desk: Desk, workspace: Workspace) -> None:
    desk.go(JOBS)
    assert "Compute the results · 2026-autumn" in desk.words
    run_due(workspace)
    desk.go(JOBS)
    assert "The results are computed." in desk.words


def test_a_page_says_when_no_worker_runs_and_how_to_start_one(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go(JOBS)
    assert "No worker is running, so nothing goes on." in desk.words
    assert "soundings worker" in desk.words
    with counted_as_alive(workspace):
        desk.go(JOBS)
        assert "No worker is running" not in desk.words


def test_how_far_a_job_is_stands_there_as_a_bar_and_in_words(
    desk: Desk, workspace: Workspace
) -> None:
    job = put_export_aside(workspace, NAME)
    desk.go(JOBS)
    assert "Prepare an export · 2026-autumn" in desk.words
    assert "Waiting" in desk.words
    with counted_as_alive(workspace):
        claimed(workspace, job, own_name())
        desk.go(JOBS)
        assert '<progress max="9" value="3">' in desk.page.text
        assert "3 of 9 (33 %)" in desk.words
        assert "Now: 1 begun, 1 waiting." in desk.words
        assert 'src="/static/refreshing.js' in desk.page.text


@pytest.mark.parametrize("has_another_worker", [True, False])
def test_a_job_whose_worker_was_killed_is_not_said_to_be_running(
    desk: Desk, workspace: Workspace, *, has_another_worker: bool
) -> None:
    job = put_export_aside(workspace, NAME)
    _, _, machine = own_name().partition(" on ")
    claimed(workspace, job, f"process 4194305 on {machine}")  # Linux counts to 4,194,304
    if has_another_worker:
        with counted_as_alive(workspace):
            desk.go(JOBS)
    else:
        desk.go(JOBS)
    assert "Left behind" in desk.words
    assert "Its worker ended in the middle. The next one takes it up." in desk.words
    assert "Running" not in desk.words
    run_due(workspace)
    desk.go(JOBS)
    assert "Done" in desk.words
    assert "Begun 2 times" in desk.words


def test_a_job_is_cancelled_and_tried_again(desk: Desk, workspace: Workspace) -> None:
    job = put_export_aside(workspace, NAME)
    desk.go(JOBS)
    desk.send_to(f"{JOBS}/{job.id}/cancel")
    assert "The job is cancelled. It can be tried again." in desk.page.text
    assert desk.address == JOBS
    desk.send_to(f"{JOBS}/{job.id}/retry")
    assert "The job waits to be done again." in desk.page.text
    trail = [each.event.kind for each in list_events(workspace, NAME.study).events]
    assert trail.count("job-cancelled") == trail.count("job-repeated") == 1


def test_what_ended_meanwhile_is_not_cancelled_and_the_page_says_so(
    desk: Desk, workspace: Workspace
) -> None:
    job = put_export_aside(workspace, NAME)
    desk.go(JOBS)
    run_due(workspace)
    reply = desk.send_to(f"{JOBS}/{job.id}/cancel")
    assert reply.status_code == 422
    assert f"The job {job.id} has ended already: it is done." in desk.words


def test_an_administrator_sees_every_job_and_cancels_any(desk: Desk, workspace: Workspace) -> None:
    of_study = put_export_aside(workspace, NAME)
    own = enqueue(workspace, "backup", {})
    desk.go("/jobs")
    assert "Back up the installation" in desk.words
    for job in (of_study, own):
        desk.send_to(f"/jobs/{job.id}/cancel")
        assert find_job(workspace, job.id).state.value == "cancelled"
    desk.send_to(f"/jobs/{own.id}/retry")
    assert desk.address == "/jobs"
    desk.go(JOBS)
    assert "Back up the installation" not in desk.words


def test_who_may_not_do_what_a_job_does_sees_it_and_cannot_touch_it(
    app: Flask, workspace: Workspace, desk: Desk
) -> None:
    job = put_export_aside(workspace, NAME)
    other = enqueue(workspace, "backup", {})
    desk.go(JOBS)
    add_researcher(workspace, EMAIL, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, EMAIL, Role.VIEWER)
    grace = new_desk(app)
    grace.go("/sign-in")
    grace.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    grace.go(JOBS)
    assert "Prepare an export" in grace.words
    assert "Cancel (Prepare an export" not in grace.words
    assert (
        "Cancel (Compute the results" in grace.words
    )  # whoever may see results may have them computed
    token = grace.page.text.split('name="csrf_token" value="')[1].split('"')[0]
    sent = {"csrf_token": token, "form_key": "key"}
    assert grace.client.post(f"{JOBS}/{job.id}/cancel", data=sent).status_code == 422
    assert grace.client.post(f"{JOBS}/{other.id}/cancel", data=sent).status_code == 422
    assert grace.client.post(f"/jobs/{other.id}/cancel", data=sent).status_code == 403
    assert grace.client.get("/jobs").status_code == 403
    assert {find_job(workspace, each.id).state.value for each in (job, other)} == {"waiting"}
