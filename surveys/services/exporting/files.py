"""The files of an export by name, each made of the same datasets and results."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from surveys.model.datasets import Exposure
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.services.exporting.figure_files import write_figure
from surveys.services.exporting.figure_kinds import FOLDER
from surveys.services.exporting.figures import figure_named
from surveys.services.exporting.figures import is_figure
from surveys.services.exporting.file_kinds import FILE_KINDS
from surveys.services.exporting.read_me import read_me
from surveys.services.exporting.source import source_of
from surveys.services.exporting.withholding import require_settled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import BinaryIO

    from surveys.model.rounds import RoundName
    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

READ_ME = "README.txt"
ABOUT_FIGURES = "every figure of the pages, in the chosen language: SVG, PNG and PDF, each with its numbers as CSV"


def export_names() -> tuple[str, ...]:
    """List the files of an export."""
    return (READ_ME, *FILE_KINDS)


def shows_single_experts(filename: str) -> bool:
    """Say whether a file has rows of single experts: only a settled round hands it out."""
    return filename in FILE_KINDS and FILE_KINDS[filename].exposure is Exposure.SINGLE_EXPERTS


def about_file(filename: str) -> str:
    """Say in a few words what a file is."""
    return FILE_KINDS[filename].about if filename in FILE_KINDS else "what the files are"


def require_offered(source: Source, filename: str) -> None:
    """Refuse a file that there is not, or not yet.

    Raises
    ------
    NotFound
        When there is no file of that name in an export, or the round has not this figure.
    Refused
        When answers may still come in and the file shows single experts.
    """
    if is_figure(filename):
        figure_named(source, filename)
    elif filename not in export_names():
        raise NotFound(f"An export has no file “{filename}”; it has {', '.join(export_names())}.")
    elif shows_single_experts(filename):
        require_settled(source.listed, "rows of single experts")


def write_file(source: Source, filename: str, stream: BinaryIO) -> None:
    """Write one file of an export, as it is made; `require_offered` says what else it may raise.

    Raises
    ------
    MiscountedError
        When answers changed meanwhile.
    """
    if is_figure(filename):
        write_figure(source, figure_named(source, filename), filename.rpartition(".")[2], stream)
        return
    require_offered(source, filename)
    if filename == READ_ME:
        listed = [(kind.name, kind.about) for kind in FILE_KINDS.values()]
        stream.write(read_me(source, [*listed, (f"{FOLDER}/", ABOUT_FIGURES)]))
    else:
        FILE_KINDS[filename].write(source, stream)


def export_file(workspace: Workspace, name: RoundName, filename: str) -> bytes:
    """Make one file of an export in memory; `write_file` says what it may raise."""
    stream = io.BytesIO()
    write_file(source_of(workspace, name), filename, stream)
    return stream.getvalue()


def export_round(workspace: Workspace, name: RoundName) -> dict[str, bytes]:
    """Make every file of an export, by name."""
    return {filename: export_file(workspace, name, filename) for filename in export_names()}


def write_export(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files that are in memory to a folder.

    Raises
    ------
    StorageError
        When the folder or a file in it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for filename, content in files.items():
            (folder / filename).write_bytes(content)
    except OSError as error:
        raise StorageError(f"{error.filename} cannot be written: {error.strerror}.") from error
    return tuple(folder / filename for filename in files)
