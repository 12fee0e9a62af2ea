"""The pages of jobs: those of a study, and those of the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.jobs import JobState
from surveys.services import working
from surveys.services.working.deciding import find_job_of
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.working.forms import JobForm
from surveys.web.working.pages import jobs_page
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.jobs import Job

blueprint = Blueprint("working", __name__)
_TEMPLATE = "working/jobs.html"
_OF_STUDY = "/studies/<study_id>/jobs"
_LAST_PAGE = 10_000


@blueprint.get(_OF_STUDY)
def show_study_jobs(study_id: str) -> ResponseReturnValue:
    """Show what is done apart from the pages for a study."""
    return render(_TEMPLATE, jobs_page(current_workspace(), study_id, _page_number()))


@blueprint.post(f"{_OF_STUDY}/<job_id>/cancel")
@shows_again
def cancel_in_study(study_id: str, job_id: str) -> ResponseReturnValue:
    """Cancel a job of a study."""
    form = JobForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            job = find_job_of(current_workspace(), study_id, job_id)
            return _cancelled(working.cancel_job(current_workspace(), job.id), study_id)
    return render(_TEMPLATE, jobs_page(current_workspace(), study_id, form=form), form.status)


@blueprint.post(f"{_OF_STUDY}/<job_id>/retry")
@shows_again
def retry_in_study(study_id: str, job_id: str) -> ResponseReturnValue:
    """Have a job of a study tried again."""
    form = JobForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            job = find_job_of(current_workspace(), study_id, job_id)
            working.retry_job(current_workspace(), job.id)
            return _repeated(study_id)
    return render(_TEMPLATE, jobs_page(current_workspace(), study_id, form=form), form.status)


@blueprint.get("/jobs")
def show_jobs() -> ResponseReturnValue:
    """Show every job of the installation."""
    return render(_TEMPLATE, jobs_page(current_workspace(), number=_page_number()))


@blueprint.post("/jobs/<job_id>/cancel")
@shows_again
def cancel(job_id: str) -> ResponseReturnValue:
    """Cancel any job."""
    form = JobForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            return _cancelled(working.cancel_job(current_workspace(), job_id))
    return render(_TEMPLATE, jobs_page(current_workspace(), form=form), form.status)


@blueprint.post("/jobs/<job_id>/retry")
@shows_again
def retry(job_id: str) -> ResponseReturnValue:
    """Have any job tried again."""
    form = JobForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            working.retry_job(current_workspace(), job_id)
            return _repeated()
    return render(_TEMPLATE, jobs_page(current_workspace(), form=form), form.status)


def _page_number() -> int:
    return min(max(request.args.get("page", 1, int), 1), _LAST_PAGE)


def _cancelled(job: Job, study_id: str = "") -> ResponseReturnValue:
    if job.state is JobState.CANCELLED:
        flash(gettext("The job is cancelled. It can be tried again."))
    else:
        flash(gettext("The job is being cancelled: the worker lets go of it at its next step."))
    return _back(study_id)


def _repeated(study_id: str = "") -> ResponseReturnValue:
    flash(gettext("The job waits to be done again."))
    return _back(study_id)


def _back(study_id: str) -> ResponseReturnValue:
    if study_id:
        return redirect(url_for(".show_study_jobs", study_id=study_id), 303)
    return redirect(url_for(".show_jobs"), 303)
