"""Work that nobody asks for each time: the daily backup, and removing prepared files after a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.jobs import Done
from surveys.services import preserving
from surveys.services.working.enqueuing import enqueue
from surveys.services.working.prepared import is_anything_old
from surveys.services.working.prepared import remove_old
from surveys.services.working.running import progress
from surveys.storage import jobs

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.jobs import Job
    from surveys.services.workspace import Workspace

BACKUP = "backup"
CLEAR = "clear-exports"


def put_upkeep_aside(workspace: Workspace) -> None:
    """Put the upkeep aside whose time has come, unless it waits already."""
    if is_anything_old(workspace):
        enqueue(workspace, CLEAR, {})
    folder = workspace.settings.backup_daily_to
    if folder is not None and is_backup_due(workspace):
        enqueue(workspace, BACKUP, {})


def is_backup_due(workspace: Workspace) -> bool:
    """Say whether no daily backup was put aside since the last time when one was to be made."""
    newest = jobs.newest_of_kind(workspace.people.read(), BACKUP, "")
    moment = last_moment(workspace.clock(), workspace.settings.backup_daily_hour)
    return newest is None or newest.made_at < moment


def last_moment(now: datetime, hour: int) -> datetime:
    """Return when it was last this hour (UTC)."""
    today = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


def back_up(workspace: Workspace, job: Job) -> Done:
    """Make the daily backup, checked like any other."""
    folder = workspace.settings.backup_daily_to
    if folder is None:
        return Done(message=f"BACKUP_DAILY_TO is not set any more, so job {job.id} did nothing.")
    report = preserving.back_up(workspace, folder)
    return Done(
        message=f"{len(report.manifest.files)} files were copied, reopened and checked.",
        result=report.directory.name,
    )


def clear_exports(workspace: Workspace, job: Job) -> Done:
    """Remove the prepared files that are older than a day."""
    count = remove_old(workspace)
    progress(workspace, job, count, count)
    return Done(message=f"{count} prepared {'file was' if count == 1 else 'files were'} removed.")
