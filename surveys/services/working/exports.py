"""Long work on a round's answers: all files of an export in one, and the results computed ahead."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.jobs import Again
from surveys.model.jobs import Done
from surveys.model.rounds import RoundName
from surveys.services.caching import generation_of
from surveys.services.exporting.files import export_file
from surveys.services.exporting.folders import names_for
from surveys.services.exporting.recording import record_export
from surveys.services.exporting.source import source_of
from surveys.services.exporting.withholding import require_settled
from surveys.services.launching import find_round
from surveys.services.reporting import draw_ahead
from surveys.services.reporting import round_results
from surveys.services.working import prepared
from surveys.services.working.enqueuing import enqueue
from surveys.services.working.enqueuing import find_job
from surveys.services.working.running import progress
from surveys.storage import jobs

if TYPE_CHECKING:
    from surveys.model.jobs import Job
    from surveys.model.jobs import JobResult
    from surveys.services.workspace import Workspace

# The earliest that a ZIP file can say: when it was made is no part of what it is.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_WITHDRAWN_MEANWHILE = "An expert has withdrawn answers meanwhile, so it is begun again."


def put_export_aside(workspace: Workspace, name: RoundName) -> Job:
    """Have all files of a round prepared in the background.

    Raises
    ------
    Refused
        When answers may still come in: rows of single experts are exported only after that.
    """
    require_settled(find_round(workspace, name), "all its files")
    return enqueue(workspace, "export", {"round": name.round}, study=name.study)


def newest_of_round(workspace: Workspace, kind: str, name: RoundName) -> Job | None:
    """Return the newest job of a kind about a round, whatever became of it."""
    return jobs.newest_like(workspace.people.read(), kind, name.study, {"round": name.round})


def hand_out_export(workspace: Workspace, name: RoundName, job_id: str) -> bytes:
    """Return the files that a job has prepared; that they are handed out is recorded first.

    Raises
    ------
    NotFound
        When there is no such job about this round, or what it made has been removed.
    """
    job = find_job(workspace, job_id)
    if job.kind != "export" or round_of(job) != name:
        raise NotFound(f"There is no export “{job_id}” of the round {name}.")
    # It may have been reopened since.
    require_settled(find_round(workspace, name), "all its files")
    content = prepared.read(workspace, job)
    record_export(workspace, name, _names_within(content))
    return content


def _names_within(content: bytes) -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple(name.rpartition("/")[2] for name in archive.namelist())


def round_of(job: Job) -> RoundName:
    """Return which round a job is about."""
    return RoundName(study=job.study, round=str(job.arguments["round"]))


def prepare_export(workspace: Workspace, job: Job) -> JobResult:
    """Make every file of a round's export, and keep them in one for a day."""
    name = round_of(job)
    names = names_for(source_of(workspace, name))
    generation = generation_of(workspace, job.study)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, filename in enumerate(names):
            progress(workspace, job, number, len(names))
            entry = zipfile.ZipInfo(f"{name.study}-{name.round}/{filename}", _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, export_file(workspace, name, filename))
    progress(workspace, job, len(names), len(names))
    kept = prepared.keep(workspace, job, buffer.getvalue())
    # Whoever withdraws removes what is kept. What was begun before, and is kept after, is removed here.
    if generation_of(workspace, job.study) != generation:
        prepared.remove(workspace, job)
        return Again(not_before=workspace.clock(), message=_WITHDRAWN_MEANWHILE)
    return Done(message=f"{len(names)} files in one; kept for a day.", result=kept)


def compute_results(workspace: Workspace, job: Job) -> Done:
    """Compute a round's results and draw them, so that they are there when somebody looks."""
    name = round_of(job)
    progress(workspace, job, 0, 2)
    results = round_results(workspace, name)
    progress(workspace, job, 1, 2)
    draw_ahead(workspace, results)
    progress(workspace, job, 2, 2)
    return Done(message="The results are computed.", result=name.round)
