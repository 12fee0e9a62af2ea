"""The folder of the installation: room on its disk, who may read it, and whether the disk is a local one."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.model.findings import advice
from surveys.model.findings import good
from surveys.model.findings import to_mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.model.settings import Settings

_GIGABYTE = 1_000_000_000
_TOO_LITTLE = _GIGABYTE // 2
_LITTLE = 2 * _GIGABYTE
_NAMED = 3
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_MOUNTS = Path("/proc/mounts")
_OVER_THE_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph")
#: In a checkout the folder has two files that are not the installation's.
_PUBLIC = (".gitignore", "README.md")


def check_room(settings: Settings, free: int | None = None) -> Iterator[Finding]:
    """Look at the room on the disk; ``free`` is asked of the system where it is left out."""
    free = shutil.disk_usage(settings.instance).free if free is None else free
    words = f"{free / _GIGABYTE:.1f} GB are free on the disk of {settings.instance}."
    if free < _TOO_LITTLE:
        yield to_mend("disk", words, "Make room now: on a full disk no answer can be saved.")
    elif free < _LITTLE:
        yield advice("disk", words, "Make room before the next round; backups take room too.")
    else:
        yield good("disk", words)


def check_disk(settings: Settings, mounts: str | None = None) -> Iterator[Finding]:
    """Say where the folder lies on a network file system; ``mounts`` is asked of the system where it is left out."""
    if mounts is None:
        mounts = _MOUNTS.read_text() if _MOUNTS.exists() else ""
    kind = _file_system(settings.instance.resolve(), mounts)
    if kind in _OVER_THE_NETWORK:
        yield to_mend(
            "disk",
            f"{settings.instance} lies on a network file system ({kind}), on which SQLite may lose answers.",
            "Stop the server, move the folder to a disk of this machine, and back up to the network.",
        )


def _file_system(folder: Path, mounts: str) -> str:
    """Return the kind of the file system that is mounted nearest above a folder."""
    lines = [line.split() for line in mounts.splitlines()]
    above = [
        (len(words[1]), words[2])
        for words in lines
        if len(words) > 2 and folder.is_relative_to(words[1])  # noqa: PLR2004 - device, place, kind
    ]
    return max(above)[1] if above else ""


def check_permissions(settings: Settings) -> Iterator[Finding]:
    """Say which files others than their owner may read, and which belong to somebody else."""
    about = "permissions"
    kept = [settings.instance, *_below(settings.instance)]
    open_to_others = [path for path in kept if path.lstat().st_mode & _OTHERS]
    if open_to_others:
        yield to_mend(
            about,
            f"Others on this machine may read {_named(open_to_others, settings.instance)}.",
            f"Run: chmod -R go-rwx {settings.instance}",
        )
    foreign = [path for path in kept if path.lstat().st_uid != os.getuid()]
    if foreign:
        yield to_mend(
            about,
            f"{_named(foreign, settings.instance)} "
            f"{'belongs' if len(foreign) == 1 else 'belong'} to another user of this machine.",
            "Run this command, and the server, as one user, and let that user own the folder (chown -R).",
        )
    if not open_to_others and not foreign:
        yield good(about, "Only their owner may read the files of the installation.")


def _below(folder: Path) -> list[Path]:
    # What SQLite keeps beside a database comes and goes while it is in use.
    return sorted(
        path
        for path in folder.rglob("*")
        if not path.is_symlink()
        and path.parent / path.name not in {folder / name for name in _PUBLIC}
        and not path.name.endswith(("-wal", "-shm", "-journal"))
    )


def _named(paths: list[Path], folder: Path) -> str:
    names = [str(path.relative_to(folder)) if path != folder else str(folder) for path in paths]
    more = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown
