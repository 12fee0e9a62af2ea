"""A backup of everything that an installation owns, made while it runs, and checked."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.storage.copying import check_copy
from surveys.storage.copying import copy_database
from surveys.storage.copying import stamp
from surveys.storage.durable_files import copy_privately
from surveys.storage.durable_files import make_private_directory
from surveys.storage.durable_files import sync_directory
from surveys.storage.durable_files import sync_tree
from surveys.storage.manifests import FileRecord
from surveys.storage.manifests import Manifest
from surveys.storage.manifests import check_files
from surveys.storage.manifests import record_file
from surveys.storage.manifests import write_manifest

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

# What can be computed again, what are copies already, what is simulated, mail that was only tried, and
# what the worker keeps: its jobs are rows of people.db.
_LEFT_OUT = frozenset({"cache", "backups", "demo", "mail-sink", "exports", "working", "queue.db"})
# These explain the directory in a checkout; they are no part of an installation.
NOT_OWNED = frozenset({".gitignore", "README.md"})
# What SQLite and the gate keep beside a database; a copied database is complete without.
_BESIDE = ("-wal", "-shm", "-journal", ".lock")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupReport:
    """Where a backup is, and what it consists of."""

    directory: Path
    manifest: Manifest


def backup(instance: Path, to: Path, *, now: datetime) -> BackupReport:
    """Copy what the installation owns to a new directory in ``to``, and check the copies.

    It has its final name only when it is complete and checked.
    """
    if not instance.is_dir():
        raise NotFound(f"There is no installation {instance}.")
    inside = _parts_inside(instance, to)
    if inside is not None and inside[:1] != ("backups",):
        raise Conflict(f"{to} is inside the installation itself. Choose a directory elsewhere.")
    final = to / f"soundings-{stamp(now)}"
    if final.exists():
        raise Conflict(f"There is a backup {final} already.")
    unfinished = _begin(to, final.name)
    try:
        manifest = _copy_all(instance, unfinished, now)
        unfinished.rename(final)
        sync_directory(to)
    except OSError as error:
        raise StorageError(f"The backup to {to} failed: {error.strerror}.") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return BackupReport(directory=final, manifest=manifest)


def _begin(to: Path, name: str) -> Path:
    """Make the directory of an unfinished backup; whoever comes second in the same second is refused."""
    unfinished = to / f".unfinished-{name}"
    try:
        make_private_directory(to)
        unfinished.mkdir(mode=0o700)
    except OSError as error:
        if unfinished.is_dir():
            raise Conflict(f"The backup {to / name} is being made already.") from error
        raise StorageError(f"The backup to {to} failed: {error.strerror}.") from error
    return unfinished


def owned_files(instance: Path) -> tuple[PurePosixPath, ...]:
    """List what an installation owns, in the order in which it must be copied.

    The heads logs come before the databases, since a log may lag behind its chain but never
    lead. The studies come before people.db, since whatever touches both writes people.db first:
    a copy may then hold a person without a pseudonym's row, which can be mended, and never a
    pseudonym without its person, which could not.
    """
    files = (path.relative_to(instance) for path in instance.rglob("*") if path.is_file())
    owned = (PurePosixPath(path) for path in files if _is_owned(path.parts))
    return tuple(
        sorted(owned, key=lambda path: (is_database(path), path.parts == ("people.db",), path))
    )


def is_database(path: PurePosixPath) -> bool:
    """Tell by its name whether a file is a database."""
    return path.suffix == ".db"


def _parts_inside(instance: Path, to: Path) -> tuple[str, ...] | None:
    try:
        return to.resolve().relative_to(instance.resolve()).parts
    except ValueError:
        return None


def _is_owned(parts: tuple[str, ...]) -> bool:
    return not (
        parts[0] in _LEFT_OUT
        or parts[0].startswith(".restoring")
        or (len(parts) == 1 and parts[0] in NOT_OWNED)
        or parts[-1].endswith(_BESIDE)
    )


def _copy_all(instance: Path, directory: Path, now: datetime) -> Manifest:
    files = tuple(_copy(instance, directory, path) for path in owned_files(instance))
    manifest = Manifest(made_at=stamp(now), files=files)
    write_manifest(directory, manifest)
    sync_tree(directory)
    check_files(directory, manifest)
    check_databases(directory, manifest)
    return manifest


def _copy(instance: Path, directory: Path, path: PurePosixPath) -> FileRecord:
    if is_database(path):
        return record_file(directory, path, copy_database(instance / path, directory / path))
    copy_privately(instance / path, directory / path)
    return record_file(directory, path, None)


def check_databases(directory: Path, manifest: Manifest) -> None:
    """Reopen every database of a backup; ``Damaged`` unless it holds what the original held."""
    for file in manifest.files:
        if file.contents:
            check_copy(directory / file.path, file.contents)
