"""`soundings jobs`: what the worker has done, is doing and will do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.services import working
from surveys.services.working.listing import list_jobs
from surveys.services.working.listing import seen
from surveys.services.working.living import is_alive

if TYPE_CHECKING:
    from surveys.services.working.listing import JobSeen
    from surveys.services.workspace import Workspace

_number = click.argument("job_id", metavar="JOB")


@click.group()
def jobs() -> None:
    """List jobs, cancel them, or have them tried again."""


@jobs.command("list")
@click.argument("study_id", metavar="[STUDY]", default="")
@click.option("--page", type=click.IntRange(1), default=1, help="The newest come first, 50 a page.")
@as_json
@click.pass_obj
def list_(installation: Installation, study_id: str, page: int, *, is_json: bool) -> None:
    """List the jobs of a study, or all, the newest first.

    Example: soundings jobs list northeast-asia
    """
    workspace = installation.workspace()
    listed = list_jobs(workspace, study_id or None, page=page)
    found = seen(workspace, *listed.jobs)
    if is_json:
        echo_json([_fields(each) for each in found])
        return
    for each in found:
        click.echo(_line(each))
    if listed.has_more:
        click.echo(f"There are more: --page {page + 1}")
    if not found:
        click.echo(
            "There are no jobs yet. Sending mail makes one, and so does preparing an export."
        )
    if any(not each.job.is_finished for each in found):
        _mind_the_worker(workspace)


@jobs.command()
@_number
@as_json
@click.pass_obj
def show(installation: Installation, job_id: str, *, is_json: bool) -> None:
    """Show one job: what it is, how far it is, how it ended.

    Example: soundings jobs show 0123456789abcdef0123
    """
    workspace = installation.workspace()
    (found,) = seen(workspace, working.find_job(workspace, job_id))
    if is_json:
        echo_json(_fields(found))
        return
    click.echo(_line(found))
    if found.message:
        click.echo(f"  {found.message}")


@jobs.command()
@_number
@click.pass_obj
def cancel(installation: Installation, job_id: str) -> None:
    """Cancel a job: at once while it waits, else at the next step of the worker.

    Example: soundings jobs cancel 0123456789abcdef0123
    """
    job = working.cancel_job(installation.workspace(), job_id)
    click.echo(f"{job.id} is {job.state.value}")


@jobs.command()
@_number
@click.pass_obj
def retry(installation: Installation, job_id: str) -> None:
    """Have a job that failed or was cancelled done again.

    Example: soundings jobs retry 0123456789abcdef0123
    """
    workspace = installation.workspace()
    job = working.retry_job(workspace, job_id)
    click.echo(f"{job.id} is {job.state.value}")
    _mind_the_worker(workspace)


def _mind_the_worker(workspace: Workspace) -> None:
    if not is_alive(workspace):
        click.echo("No worker is running. Start one: soundings worker", err=True)


def _line(each: JobSeen) -> str:
    about = "/".join(part for part in (each.job.study, each.round) if part)
    parts = (each.job.id, each.state, each.title, about, each.how_far)
    return "  ".join(part for part in parts if part)


def _fields(each: JobSeen) -> dict[str, Any]:
    job = each.job
    return {
        "id": job.id,
        "kind": job.kind,
        "study": job.study,
        "arguments": dict(job.arguments),
        "state": each.state,
        "done": job.done,
        "total": job.total,
        "attempts": job.attempts,
        "made_by": job.made_by,
        "made_at": job.made_at.isoformat(),
        "not_before": job.not_before.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
        "message": each.message,
        "result": job.result,
    }
