"""Files that jobs have prepared: kept for a day, and removed at once when an expert takes answers back.

Of each round, and of each choice of labels, there is one folder: the files with their manifest, all of them in one ZIP
file, and what is said of them on the page. A folder is made beside its place and put there once it is whole.
"""

from __future__ import annotations

import json
import secrets
import shutil
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import asdict
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.errors import StorageError
from surveys.services.exporting.folders import Written
from surveys.storage.durable_files import make_private_directory
from surveys.storage.durable_files import sha256_of
from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.model.jobs import Job
    from surveys.model.rounds import RoundName
    from surveys.services.exporting.labels import Labels
    from surveys.services.workspace import Workspace

KEPT_FOR = timedelta(days=1)
_FACTS, _FILES, _ARCHIVE = "kept.json", "files", "all.zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept: ``marks`` say what the round was like when it was made, ``bytes`` and ``sha256`` are of the ZIP file."""

    folder: Path
    made_at: datetime
    marks: Mapping[str, str]
    bytes: int
    sha256: str
    files: tuple[Written, ...]

    @property
    def until(self) -> datetime:
        """Until when it can be had."""
        return self.made_at + KEPT_FOR

    @property
    def archive(self) -> Path:
        """All files in one."""
        return self.folder / _ARCHIVE

    def path_of(self, filename: str) -> Path | None:
        """Return where one of the files is, if it is among them."""
        names = {each.name for each in self.files}
        return self.folder / _FILES / filename if filename in names else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """A folder that is being filled."""

    folder: Path

    @property
    def files(self) -> Path:
        """Where the files go."""
        return self.folder / _FILES

    @property
    def archive(self) -> Path:
        """Where all of them in one go."""
        return self.folder / _ARCHIVE


@contextmanager
def being_made(workspace: Workspace, job: Job) -> Iterator[Making]:
    """Make a folder to fill; what is left in it at the end, for whatever reason, is removed.

    It lies in the study's folder, which a withdrawal takes away: nothing can be added to it from then on.
    """
    of_study = workspace.settings.exports_folder / job.study
    folder = of_study / f".{job.id}.new"
    try:
        make_private_directory(of_study)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise StorageError(f"{folder} cannot be written: {error.strerror}.") from error
    try:
        yield Making(folder=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def keep(
    workspace: Workspace,
    made: Making,
    name: RoundName,
    labels: Labels,
    *,
    files: Sequence[Written],
    marks: Mapping[str, str],
) -> Kept:
    """Put what was made into its place, instead of what was there.

    Raises
    ------
    StorageError
        When it cannot be written, or was taken away meanwhile.
    """
    place = _place(workspace, name, labels)
    try:
        kept = Kept(
            folder=place,
            made_at=workspace.clock(),
            marks=marks,
            bytes=made.archive.stat().st_size,
            sha256=sha256_of(made.archive),
            files=tuple(files),
        )
        write_privately(made.folder / _FACTS, _facts(kept))
        place.parent.mkdir(
            mode=0o700, exist_ok=True
        )  # never the study's, which is gone after a withdrawal
        remove(workspace, name, labels)
        made.folder.rename(place)
    except OSError as error:
        raise StorageError(f"{place} cannot be written: {error.strerror}.") from error
    return kept


def find_kept(workspace: Workspace, name: RoundName, labels: Labels) -> Kept | None:
    """Return what is kept of a round, if anything is and its day is not over."""
    kept = _read(_place(workspace, name, labels))
    return kept if kept and workspace.clock() < kept.until else None


def remove(workspace: Workspace, name: RoundName, labels: Labels) -> None:
    """Remove what is kept of a round."""
    _remove(_place(workspace, name, labels))


def is_anything_old(workspace: Workspace) -> bool:
    """Say whether anything has been kept for long enough."""
    return next(_old(workspace), None) is not None


def remove_old(workspace: Workspace) -> int:
    """Remove what has been kept for long enough, and count it."""
    old = tuple(_old(workspace))
    for path in old:
        _remove(path)
    return len(old)


def _old(workspace: Workspace) -> Iterator[Path]:
    """Go through what a day is over for, and through what somebody who died left behind."""
    now = workspace.clock()
    for of_study in workspace.settings.exports_folder.glob("*"):
        if of_study.name.startswith("."):  # taken away, and not removed to the end
            yield of_study
            continue
        for path in of_study.glob("*"):
            is_of_round = path.is_dir() and not path.name.startswith(".")
            for each in path.glob("*") if is_of_round else (path,):
                if _made_at(each) + KEPT_FOR <= now:
                    yield each


def _made_at(path: Path) -> datetime:
    kept = _read(path)
    if kept:
        return kept.made_at
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:  # gone between one look and another
        return datetime.max.replace(tzinfo=UTC) - KEPT_FOR


def _remove(path: Path) -> None:
    """Remove a file or a folder; of a folder nobody ever sees a part."""
    aside = path.with_name(f".{secrets.token_hex(8)}.old")
    with suppress(FileNotFoundError):
        path.rename(aside)
        if aside.is_dir():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.unlink()


def _place(workspace: Workspace, name: RoundName, labels: Labels) -> Path:
    return workspace.settings.exports_folder / name.study / name.round / labels.folder


def _facts(kept: Kept) -> bytes:
    document = {
        "made_at": kept.made_at.isoformat(),
        "marks": dict(kept.marks),
        "bytes": kept.bytes,
        "sha256": kept.sha256,
        "files": [asdict(each) for each in kept.files],
    }
    return json.dumps(document, indent=1, ensure_ascii=False).encode()


def _read(folder: Path) -> Kept | None:
    """Read what is said of a folder; None where there is none, or it was written by another version."""
    try:
        document = json.loads((folder / _FACTS).read_bytes())
        return Kept(
            folder=folder,
            made_at=datetime.fromisoformat(document["made_at"]),
            marks=document["marks"],
            bytes=document["bytes"],
            sha256=document["sha256"],
            files=tuple(Written(**each) for each in document["files"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
