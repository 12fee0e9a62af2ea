"""Files that are on the disk when the function returns, and readable by their owner only."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def sync_directory(path: Path) -> None:
    """Have the names in a directory on the disk."""
    sync(path, os.O_RDONLY | os.O_DIRECTORY)


def sync(path: Path, flags: int = os.O_RDONLY) -> None:
    """Have what was written to a file on the disk."""
    descriptor = os.open(path, flags | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_privately(path: Path, content: bytes) -> None:
    """Write a new file with mode 0600 and sync it."""
    make_private_directory(path.parent)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def copy_privately(source: Path, target: Path) -> None:
    """Copy a file's content to a new file with mode 0600 and sync it."""
    write_privately(target, b"")
    shutil.copyfile(source, target)
    sync(target)


def make_private_directory(path: Path) -> None:
    """Make a directory, and those above it, with mode 0700, unless they are there."""
    if not path.is_dir():
        make_private_directory(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)


def sync_tree(path: Path) -> None:
    """Have the names in a directory and in all below it on the disk."""
    for directory in (path, *(child for child in path.rglob("*") if child.is_dir())):
        sync_directory(directory)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
