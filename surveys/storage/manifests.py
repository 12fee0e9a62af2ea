"""The manifest of a backup: every file with its checksum, and what each database held."""

from __future__ import annotations

import json
from dataclasses import asdict
from dataclasses import dataclass
from pathlib import Path
from pathlib import PurePosixPath
from typing import Any

from surveys.model.errors import Damaged
from surveys.storage.copying import Contents
from surveys.storage.durable_files import sha256_of
from surveys.storage.durable_files import write_privately

MANIFEST_NAME = "manifest.json"
_FORMAT = "soundings-backup-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """One file of a backup; ``contents`` is what a database held when it was copied."""

    path: str
    size: int
    sha256: str
    contents: Contents | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup consists of."""

    made_at: str
    files: tuple[FileRecord, ...]


def record_file(directory: Path, path: PurePosixPath, contents: Contents | None) -> FileRecord:
    """Describe a file as it lies in the backup."""
    file = directory / path
    return FileRecord(
        path=str(path), size=file.stat().st_size, sha256=sha256_of(file), contents=contents
    )


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write it as JSON that people can read, too."""
    text = json.dumps({"format": _FORMAT, **asdict(manifest)}, indent=2, ensure_ascii=False)
    write_privately(directory / MANIFEST_NAME, f"{text}\n".encode())


def read_manifest(directory: Path) -> Manifest:
    """Read it back; ``Damaged`` if there is none or if it is not one of ours."""
    path = directory / MANIFEST_NAME
    try:
        content = json.loads(path.read_bytes())
        if content["format"] != _FORMAT:
            raise Damaged(f"{path} has the format “{content['format']}”, not “{_FORMAT}”.")
        files = tuple(_file_record(row) for row in content["files"])
        return Manifest(made_at=str(content["made_at"]), files=files)
    except OSError as error:
        raise Damaged(f"{directory} is no backup: {MANIFEST_NAME} cannot be read.") from error
    except (ValueError, TypeError, KeyError) as error:
        raise Damaged(f"{path} is not a manifest of a backup.") from error


def check_files(directory: Path, manifest: Manifest) -> None:
    """Raise ``Damaged`` unless every file is there, and is what it was when it was backed up."""
    for file in manifest.files:
        path = directory / file.path
        if not path.is_file():
            raise Damaged(f"The backup {directory} lacks {file.path}.")
        if path.stat().st_size != file.size or sha256_of(path) != file.sha256:
            raise Damaged(f"In the backup {directory}, {file.path} has been changed.")


def _file_record(row: dict[str, Any]) -> FileRecord:
    path = PurePosixPath(row["path"])
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(row["path"])
    return FileRecord(
        path=str(path), size=row["size"], sha256=row["sha256"], contents=_contents(row["contents"])
    )


def _contents(row: dict[str, Any] | None) -> Contents | None:
    if row is None:
        return None
    head = row["head"]
    return Contents(rows=dict(row["rows"]), head=(head[0], head[1]) if head else None)
