"""Long work on a round's answers: all files of an export in a folder and in one, and the results computed ahead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.jobs import Again
from surveys.model.jobs import Done
from surveys.model.rounds import RoundName
from surveys.services.caching import generation_of
from surveys.services.exporting.changing import marks_of
from surveys.services.exporting.folders import MANIFEST
from surveys.services.exporting.folders import LeftOut
from surveys.services.exporting.folders import names_for
from surveys.services.exporting.folders import write_folder
from surveys.services.exporting.labels import Labels
from surveys.services.exporting.labels import labels_in
from surveys.services.exporting.source import source_of
from surveys.services.exporting.withholding import require_settled
from surveys.services.exporting.zipping import write_zip
from surveys.services.launching import find_round
from surveys.services.reporting import draw_ahead
from surveys.services.reporting import round_results
from surveys.services.working import prepared
from surveys.services.working.enqueuing import enqueue
from surveys.services.working.running import Stopped
from surveys.services.working.running import progress
from surveys.storage import jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.model.chains import Json
    from surveys.model.jobs import Job
    from surveys.model.jobs import JobResult
    from surveys.services.workspace import Workspace

_WITHDRAWN_MEANWHILE = "An expert has withdrawn answers meanwhile, so it is begun again."


def put_export_aside(workspace: Workspace, name: RoundName, labels: Labels | None = None) -> Job:
    """Have all files of a round made in the background, with labels in the study’s first language or as chosen.

    Raises
    ------
    Refused
        When answers may still come in: rows of single experts are exported only after that; or when the study is not
        in the language.
    """
    listed = find_round(workspace, name)
    require_settled(listed, "all its files")
    arguments = _arguments(name, labels_in(listed.study, labels))
    return enqueue(workspace, "export", arguments, study=name.study)


def newest_export(workspace: Workspace, name: RoundName, labels: Labels) -> Job | None:
    """Return the newest job that makes the files of a round with these labels, whatever became of it."""
    return jobs.newest_like(workspace.people.read(), "export", name.study, _arguments(name, labels))


def _arguments(name: RoundName, labels: Labels) -> dict[str, Json]:
    return {
        "round": name.round,
        "language": labels.language,
        "marks_encoding": labels.marks_encoding,
    }


def round_of(job: Job) -> RoundName:
    """Return which round a job is about."""
    return RoundName(study=job.study, round=str(job.arguments["round"]))


def prepare_export(workspace: Workspace, job: Job) -> JobResult:
    """Make every file of a round's export, and keep them for a day."""
    generation = generation_of(workspace, job.study)
    left_out: list[LeftOut] = []
    try:
        kept = _make(workspace, job, left_out.append)
    except Stopped:
        raise
    except Exception:
        # Whoever withdraws takes away what is being filled, and changes what is counted: anything may go wrong then.
        if generation_of(workspace, job.study) == generation:
            raise
        return Again(not_before=workspace.clock(), message=_WITHDRAWN_MEANWHILE)
    return Done(message=_said(kept, left_out), result=kept.folder.name)


def _said(kept: prepared.Kept, left_out: list[LeftOut]) -> str:
    said = f"{len(kept.files)} files; kept for a day."
    names = ", ".join(each.name for each in left_out)
    return f"{said} Too large for their formats, and left out: {names}." if names else said


def _make(workspace: Workspace, job: Job, left_out: Callable[[LeftOut], None]) -> prepared.Kept:
    name = round_of(job)
    source = source_of(
        workspace,
        name,
        str(job.arguments.get("language", "")),
        marks_encoding=bool(job.arguments.get("marks_encoding")),
    )
    marks, names = marks_of(source), names_for(source)
    total, written_yet = len(names) + 1, 0  # the last step is that all of them are put into one

    def say(*_where: object) -> None:
        progress(workspace, job, written_yet, total)

    def say_written(_file: object) -> None:
        nonlocal written_yet
        written_yet += 1
        say()

    say()
    with prepared.being_made(workspace, job) as making:
        written = write_folder(
            # Nothing of it lies where a withdrawal does not reach; in the middle of a long file, too, it can be cancelled.
            replace(source, scratch=making.folder, tell=say),
            making.files,
            names,
            done=say_written,
            left_out=left_out,
        )
        write_zip(
            making.files,
            (*(each.name for each in written), MANIFEST),
            making.archive,
            within=f"{name.study}-{name.round}",
            done=lambda _name: progress(workspace, job, len(names), total),
        )
        kept = prepared.keep(workspace, making, name, source.labels, files=written, marks=marks)
    progress(workspace, job, total, total)
    return kept


def compute_results(workspace: Workspace, job: Job) -> Done:
    """Compute a round's results and draw them, so that they are there when somebody looks."""
    name = round_of(job)
    progress(workspace, job, 0, 2)
    results = round_results(workspace, name)
    progress(workspace, job, 1, 2)
    draw_ahead(workspace, results)
    progress(workspace, job, 2, 2)
    return Done(message="The results are computed.", result=name.round)
