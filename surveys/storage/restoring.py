"""Restoring an installation from a backup: all of it, checked, or nothing."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import sqlite_utils

from surveys.model.errors import Conflict
from surveys.model.errors import Damaged
from surveys.model.errors import StorageError
from surveys.storage.backup import NOT_OWNED
from surveys.storage.backup import BackupReport
from surveys.storage.backup import check_databases
from surveys.storage.connecting import connect
from surveys.storage.durable_files import copy_privately
from surveys.storage.durable_files import make_private_directory
from surveys.storage.durable_files import sync_tree
from surveys.storage.heads import check_heads
from surveys.storage.manifests import check_files
from surveys.storage.manifests import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.storage.manifests import Manifest


def restore(backup_directory: Path, instance: Path) -> BackupReport:
    """Bring back what a backup holds into an installation that is still empty.

    The backup is checked first and the restored copies again, before anything has its name.
    """
    manifest = read_manifest(backup_directory)
    check_files(backup_directory, manifest)
    if instance.exists() and any(path.name not in NOT_OWNED for path in instance.iterdir()):
        raise Conflict(
            f"{instance} is not empty. Restore into an empty directory, or move away what is there."
        )
    staging = instance / ".restoring"
    try:
        _copy_all(backup_directory, staging, manifest)
        for path in staging.iterdir():
            path.rename(instance / path.name)
        sync_tree(instance)
    except OSError as error:
        raise StorageError(f"Restoring to {instance} failed: {error.strerror}.") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return BackupReport(directory=instance, manifest=manifest)


def _copy_all(backup_directory: Path, staging: Path, manifest: Manifest) -> None:
    make_private_directory(staging)
    for file in manifest.files:
        copy_privately(backup_directory / file.path, staging / file.path)
    sync_tree(staging)
    check_files(staging, manifest)
    check_databases(staging, manifest)
    for file in manifest.files:
        if file.contents and "chain" in file.contents.rows:
            _check_heads(staging / file.path, staging / "heads")


def _check_heads(path: Path, heads: Path) -> None:
    with closing(sqlite_utils.Database(connect(path), execute_plugins=False)) as db:
        findings = tuple(check_heads(db, heads / f"{path.stem}.log"))
    if findings:
        raise Damaged(f"{path.name} has lost what was acknowledged. {' '.join(findings)}")
