"""Keep what was acknowledged: verify it, back it up, bring it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Damaged
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.storage.backup import backup
from surveys.storage.copying import read_stamp
from surveys.storage.heads import PEOPLE_LOG
from surveys.storage.manifests import read_manifest
from surveys.storage.restoring import restore
from surveys.storage.verifying import verify_people
from surveys.storage.verifying import verify_study

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from sqlite_utils import Database as Connected

    from surveys.services.workspace import Workspace
    from surveys.storage.backup import BackupReport
    from surveys.storage.database import Database

#: What a verdict names that is about no study: a file's name, which no study's id can be.
PEOPLE = "people.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verifying a study, or `PEOPLE`, found; no findings means that everything acknowledged is there."""

    study: str
    entries: int
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """A backup in the installation's own folder; ``made_at`` is None where its manifest cannot be read."""

    name: str
    made_at: datetime | None
    files: int
    size: int


def verify(workspace: Workspace, study_id: str = "") -> tuple[Verdict, ...]:
    """Verify one study, or all of them and what was recorded in people.db, which comes last."""
    if study_id:
        return (_verify_one(workspace, study_id),)
    verdicts = (_verify_one(workspace, each) for each in workspace.studies.ids())
    return (*verdicts, _verify_people(workspace))


def _verify_one(workspace: Workspace, study_id: str) -> Verdict:
    heads = workspace.settings.heads_folder / f"{study_id}.log"
    return _verdict(study_id, workspace.study(study_id), lambda db: verify_study(db, heads))


def _verify_people(workspace: Workspace) -> Verdict:
    heads = workspace.settings.heads_folder / PEOPLE_LOG
    return _verdict(PEOPLE, workspace.people, lambda db: verify_people(db, heads))


def _verdict(
    name: str, database: Database, verify_all: Callable[[Connected], Iterable[str]]
) -> Verdict:
    try:
        with database.snapshot() as db:
            return Verdict(study=name, entries=db["chain"].count, findings=tuple(verify_all(db)))
    except Damaged as error:  # a finding like any other: the others are still to be verified
        return Verdict(study=name, entries=0, findings=(str(error),))


def back_up(workspace: Workspace, to: Path) -> BackupReport:
    """Back up the whole installation while it runs, and check the copy."""
    report = backup(workspace.settings.instance, to, now=workspace.clock())
    with workspace.people.write() as db:
        record_in_people(
            workspace,
            db,
            EventKind.BACKED_UP,
            report.directory.name,
            files=len(report.manifest.files),
        )
    return report


def back_up_here(workspace: Workspace) -> BackupReport:
    """Back up the whole installation into its own folder of backups."""
    return back_up(workspace, workspace.settings.backups_folder)


def list_backups(workspace: Workspace) -> tuple[KeptBackup, ...]:
    """List the backups in the installation's own folder, the newest first, as their manifests have them."""
    folders = workspace.settings.backups_folder.glob("soundings-*")
    return tuple(_kept(folder) for folder in sorted(folders, reverse=True) if folder.is_dir())


def _kept(folder: Path) -> KeptBackup:
    try:
        manifest = read_manifest(folder)
        made_at = read_stamp(manifest.made_at)
    except (Damaged, ValueError):
        return KeptBackup(name=folder.name, made_at=None, files=0, size=0)
    return KeptBackup(
        name=folder.name,
        made_at=made_at,
        files=len(manifest.files),
        size=sum(file.size for file in manifest.files),
    )


def bring_back(backup_directory: Path, instance: Path) -> BackupReport:
    """Restore a backup into an empty folder."""
    return restore(backup_directory, instance)
