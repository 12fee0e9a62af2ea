"""Hand files of a round out: as a stream from the disk, and recorded before the first byte leaves."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import cast

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.services.exporting.changing import changed_parts
from surveys.services.exporting.changing import marks_of
from surveys.services.exporting.files import require_offered
from surveys.services.exporting.files import write_file
from surveys.services.exporting.recording import record_export
from surveys.services.exporting.source import source_of
from surveys.services.exporting.withholding import require_settled
from surveys.services.working import prepared
from surveys.storage.durable_files import make_private_directory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from surveys.model.rounds import RoundName
    from surveys.services.exporting.labels import Labels
    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

GONE = (
    "The files are not there any more: what was made is removed after a day, and when an expert "
    "withdraws answers. Make them again."
)
_OLDER = (
    "The files are older than the round: since they were made, {parts} changed. Make them again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """An open file, which whoever sends it closes."""

    stream: BinaryIO
    size: int


def hand_out_all(workspace: Workspace, name: RoundName, labels: Labels) -> HandedOut:
    """Hand out all files in one, as a job has made them.

    Raises
    ------
    NotFound
        When none are kept.
    Conflict
        When the round has changed since.
    Refused
        When answers may come in again.
    """
    kept = _current(workspace, name, labels)
    return _handed_out(workspace, name, _open(kept), [each.name for each in kept.files])


def check_all(workspace: Workspace, name: RoundName, labels: Labels) -> int:
    """Return how large all files in one are; refused like `hand_out_all`, and nothing is handed out."""
    return _current(workspace, name, labels).bytes


def hand_out_file(
    workspace: Workspace, name: RoundName, filename: str, labels: Labels
) -> HandedOut:
    """Hand out one file, that of the kept ones, or made now; `write_file` says what it may raise."""
    return _handed_out(workspace, name, _one(workspace, name, filename, labels), [filename])


def check_file(workspace: Workspace, name: RoundName, filename: str) -> None:
    """Refuse a file that `hand_out_file` would refuse too; nothing is made or handed out."""
    require_offered(source_of(workspace, name), filename)


def older_than(source: Source, kept: prepared.Kept) -> tuple[str, ...]:
    """List in words what has changed of a round since files were made; nothing where they are as it is."""
    return changed_parts(kept.marks, marks_of(source))


def _source(workspace: Workspace, name: RoundName, labels: Labels) -> Source:
    return source_of(workspace, name, labels.language, marks_encoding=labels.marks_encoding)


def _current(workspace: Workspace, name: RoundName, labels: Labels) -> prepared.Kept:
    source = _source(workspace, name, labels)
    require_settled(source.listed, "all its files")  # it may have been reopened since
    kept = prepared.find_kept(workspace, name, source.labels)
    if kept is None:
        raise NotFound(GONE)
    changed = older_than(source, kept)
    if changed:
        raise Conflict(_OLDER.format(parts=" and ".join(changed)))
    return kept


def _open(kept: prepared.Kept) -> BinaryIO:
    try:
        return kept.archive.open("rb")
    except OSError as error:
        raise NotFound(GONE) from error


def _one(workspace: Workspace, name: RoundName, filename: str, labels: Labels) -> BinaryIO:
    source = _source(workspace, name, labels)
    require_offered(source, filename)
    kept = prepared.find_kept(workspace, name, source.labels)
    path = kept.path_of(filename) if kept else None
    if kept and path and not older_than(source, kept):
        try:
            return path.open("rb")
        except FileNotFoundError:  # withdrawn from at this moment: what is made now is without it
            pass
    return _made_now(source, filename)


def _made_now(source: Source, filename: str) -> BinaryIO:
    """Write a file that has no name on the disk, so that nothing of it stays whoever dies."""
    folder = source.workspace.settings.exports_folder
    with ExitStack() as closing:
        try:
            make_private_directory(folder)
            stream = cast("BinaryIO", closing.enter_context(tempfile.TemporaryFile(dir=folder)))
            write_file(source, filename, stream)
            stream.seek(0)
        except OSError as error:
            raise StorageError(
                f"{filename} cannot be written in {folder}: {error.strerror}."
            ) from error
        closing.pop_all()
        return stream


def _handed_out(
    workspace: Workspace, name: RoundName, stream: BinaryIO, filenames: Sequence[str]
) -> HandedOut:
    with ExitStack() as closing:
        closing.enter_context(stream)
        size = os.fstat(stream.fileno()).st_size
        record_export(workspace, name, filenames)
        closing.pop_all()
        return HandedOut(stream=stream, size=size)
