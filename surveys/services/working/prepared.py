"""Files that jobs have prepared: kept for a day, and removed at once when an expert takes answers back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.storage.durable_files import make_private_directory
from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.model.jobs import Job
    from surveys.services.workspace import Workspace

KEPT_FOR = timedelta(days=1)
GONE = (
    "The file is not there any more: prepared files are removed after a day, and when an expert "
    "withdraws answers. Prepare it again."
)


def keep(workspace: Workspace, job: Job, content: bytes) -> str:
    """Keep what a job has made, readable by the owner only, and return the file's name."""
    folder = _folder(workspace, job.study)
    file = folder / f"{job.id}.zip"
    fresh = folder / f".{job.id}.new"
    try:
        make_private_directory(folder)
        fresh.unlink(missing_ok=True)
        write_privately(fresh, content)
        fresh.replace(file)
    except OSError as error:
        raise StorageError(f"{file} cannot be written: {error.strerror}.") from error
    return file.name


def read(workspace: Workspace, job: Job) -> bytes:
    """Return what a job has made.

    Raises
    ------
    NotFound
        When it has been removed.
    """
    try:
        return (_folder(workspace, job.study) / f"{job.id}.zip").read_bytes()
    except OSError as error:
        raise NotFound(GONE) from error


def kept_until(workspace: Workspace, job: Job) -> datetime | None:
    """Say until when what a job has made can be had; None where it is gone."""
    if not job.result:
        return None
    try:
        made = (_folder(workspace, job.study) / f"{job.id}.zip").stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(made, UTC) + KEPT_FOR


def remove(workspace: Workspace, job: Job) -> None:
    """Remove what a job has made."""
    (_folder(workspace, job.study) / f"{job.id}.zip").unlink(missing_ok=True)


def is_anything_old(workspace: Workspace) -> bool:
    """Say whether a file has been kept for long enough."""
    return next(_old(workspace), None) is not None


def remove_old(workspace: Workspace) -> int:
    """Remove what has been kept for long enough, and count it."""
    old = tuple(_old(workspace))
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def _old(workspace: Workspace) -> Iterator[Path]:
    latest = (workspace.clock() - KEPT_FOR).astimezone(UTC)
    for file in workspace.settings.exports_folder.glob("*/*"):
        with suppress(FileNotFoundError):
            if datetime.fromtimestamp(file.stat().st_mtime, UTC) <= latest:
                yield file


def _folder(workspace: Workspace, study_id: str) -> Path:
    return workspace.settings.exports_folder / study_id
