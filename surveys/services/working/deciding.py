"""Which job of a study somebody may decide about; apart, since accounts put jobs aside themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.services import authorizing
from surveys.services.working.kinds import find_kind
from surveys.storage import jobs

if TYPE_CHECKING:
    from surveys.model.jobs import Job
    from surveys.services.workspace import Workspace


def find_job_of(workspace: Workspace, study_id: str, job_id: str) -> Job:
    """Return a job of a study that the person who acts may cancel or repeat.

    Raises
    ------
    NotFound
        When the study has no such job.
    Refused
        When the person may not do in the study what jobs of this kind do.
    """
    job = jobs.find_job(workspace.people.read(), job_id)
    # One sentence for both: that another study has it is nobody's business here.
    if job is None or job.study != study_id:
        raise NotFound(f"The study “{study_id}” has no job “{job_id}”.")
    authorizing.needs_right(workspace, study_id, find_kind(job.kind).right)
    return job
