"""Keep what was acknowledged: verify it, back it up, bring it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import Damaged
from surveys.storage.backup import backup
from surveys.storage.copying import read_stamp
from surveys.storage.manifests import read_manifest
from surveys.storage.restoring import restore
from surveys.storage.verifying import verify_study

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from surveys.services.workspace import Workspace
    from surveys.storage.backup import BackupReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verifying a study found; no findings means that everything acknowledged is there."""

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
    """Verify one study or all of them."""
    study_ids = (study_id,) if study_id else workspace.studies.ids()
    return tuple(_verify_one(workspace, each) for each in study_ids)


def _verify_one(workspace: Workspace, study_id: str) -> Verdict:
    heads = workspace.settings.heads_folder / f"{study_id}.log"
    try:
        with workspace.study(study_id).snapshot() as db:
            return Verdict(
                study=study_id,
                entries=db["chain"].count,
                findings=tuple(verify_study(db, heads)),
            )
    except Damaged as error:  # a finding like any other: the other studies are still to be verified
        return Verdict(study=study_id, entries=0, findings=(str(error),))


def back_up(workspace: Workspace, to: Path) -> BackupReport:
    """Back up the whole installation while it runs, and check the copy."""
    return backup(workspace.settings.instance, to, now=workspace.clock())


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
