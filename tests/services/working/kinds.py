"""Kinds of jobs for tests, whose work can be seen from outside: each step is a line in a file."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.jobs import Again
from surveys.model.jobs import Done
from surveys.model.jobs import JobKind
from surveys.model.jobs import Lane
from surveys.model.roles import Right
from surveys.services.working import progress
from surveys.services.working.kinds import register

if TYPE_CHECKING:
    from surveys.model.jobs import Job
    from surveys.model.jobs import JobResult
    from surveys.services.workspace import Workspace

_STEPS = 5
_SECRET = "Hideko Tanaka <hideko@example.org>"


def note(workspace: Workspace, words: str) -> None:
    with (workspace.settings.instance / "done.txt").open("a") as file:
        file.write(f"{words}\n")


def noted(workspace: Workspace) -> list[str]:
    file = workspace.settings.instance / "done.txt"
    return file.read_text().splitlines() if file.exists() else []


def in_steps(workspace: Workspace, job: Job) -> JobResult:
    """Do each step that is not done yet; in the middle, wait to be killed where a pipe says so."""
    for step in range(1, _STEPS + 1):
        progress(workspace, job, step - 1, _STEPS)
        if f"{job.id} {step}" in noted(workspace):
            continue
        note(workspace, f"{job.id} {step}")
        pipe = Path(str(job.arguments.get("pipe", "")))
        if step == 3 and pipe.is_fifo():
            with pipe.open("w") as said:
                said.write("in the middle\n")
            with suppress(OSError), pipe.open() as never:  # nobody ever writes here
                never.read()
    progress(workspace, job, _STEPS, _STEPS)
    by = workspace.actor.id if workspace.actor else "nobody"
    return Done(message=f"All steps are done for {by}.", result="a thing")


def once(workspace: Workspace, job: Job) -> JobResult:
    note(workspace, job.id)
    return Done()


def again(workspace: Workspace, job: Job) -> JobResult:
    note(workspace, job.id)
    if len(noted(workspace)) < 3:
        return Again(not_before=workspace.clock() + timedelta(hours=1), message="More later.")
    return Done(message="That was all.")


def refusing(workspace: Workspace, job: Job) -> JobResult:
    note(workspace, "refused")
    raise Refused(f"The job {job.id} may not be done now.")


def faulty(workspace: Workspace, job: Job) -> JobResult:
    note(workspace, job.id)
    raise ValueError(_SECRET)


def cancelled_in_the_middle(workspace: Workspace, job: Job) -> JobResult:
    from surveys.services.working import cancel_job

    progress(workspace, job, 1, 2)
    cancel_job(workspace, job.id)
    progress(workspace, job, 2, 2)
    return Done(message="It was never stopped.")


for _name, _function, _is_idempotent in (
    ("steps", "in_steps", True),
    ("fragile-steps", "in_steps", False),
    ("once", "once", True),
    ("again", "again", True),
    ("refusing", "refusing", True),
    ("faulty", "faulty", True),
    ("cancelled", "cancelled_in_the_middle", True),
):
    register(
        JobKind(
            name=_name,
            title=f"Test: {_name}",
            function=f"{__name__}:{_function}",
            lane=Lane.DATA,
            right=Right.EXPORT_ANSWERS,
            is_idempotent=_is_idempotent,
        )
    )
