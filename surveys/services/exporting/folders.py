"""Write the files of an export to a folder one by one, each there once it is complete, with a manifest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys import __version__
from surveys.formats.optional_packages import has
from surveys.model.datasets import Exposure
from surveys.model.errors import Invalid
from surveys.model.errors import StorageError
from surveys.model.errors import TooLarge
from surveys.services.composing import is_too_small_to_report
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.figure_files import write_figure
from surveys.services.exporting.figure_kinds import FOLDER
from surveys.services.exporting.figures import figure_names
from surveys.services.exporting.figures import figures_of
from surveys.services.exporting.figures import is_figure
from surveys.services.exporting.figures import there_are
from surveys.services.exporting.file_kinds import EXTRA_OF
from surveys.services.exporting.file_kinds import FILE_KINDS
from surveys.services.exporting.file_kinds import GOES_WITH
from surveys.services.exporting.file_kinds import PRINTED
from surveys.services.exporting.file_kinds import REPORTS
from surveys.services.exporting.file_kinds import count_columns
from surveys.services.exporting.files import export_names
from surveys.services.exporting.files import write_file
from surveys.services.reviewing import review_of
from surveys.services.typesetting import can_print

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.model.datasets import Dataset
    from surveys.services.exporting.figures import ExportedFigure
    from surveys.services.exporting.source import Source

MANIFEST = "manifest.json"
_PART = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file as it was written; ``rows`` is None where it is no dataset."""

    name: str
    about: str
    exposure: str
    rows: int | None
    columns: int | None
    bytes: int
    sha256: str
    for_whom: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that was not written since its format cannot hold so much; ``reason`` is a sentence."""

    name: str
    reason: str


def formats() -> tuple[str, ...]:
    """List the endings that files can be asked for by, and the folder of the figures."""
    return (*dict.fromkeys(map(_format_of, export_names())), FOLDER)


def _format_of(name: str) -> str:
    return GOES_WITH.get(name) or name.rpartition(".")[2]


def names_in(endings: Iterable[str]) -> tuple[str, ...]:
    """List the files with these endings, and those that are about them; without any, all whose packages are installed.

    Raises
    ------
    Invalid
        When no file has such an ending.
    """
    wanted = tuple(endings)
    for ending in wanted:
        if ending not in formats():
            raise Invalid(f"There is no format “{ending}”; there are {', '.join(formats())}.")
    return tuple(
        name
        for name in export_names()
        if (_format_of(name) in wanted if wanted else _can_be_made(name))
    )


def names_for(source: Source, endings: Iterable[str] = ()) -> tuple[str, ...]:
    """List the files of a round as `lasting_names` does, and its figures where all or those are wanted."""
    wanted = tuple(endings)
    names = lasting_names(source, wanted)
    if wanted and FOLDER not in wanted:
        return names
    return (*names, *(name for name in figure_names(source) if can_be_drawn(source, name)))


def can_be_drawn(source: Source, name: str) -> bool:
    """Say whether this machine has a font for a file of a figure; only what is printed needs one."""
    return not name.endswith(".pdf") or can_print(source.language)


def lasting_names(source: Source, endings: Iterable[str] = ()) -> tuple[str, ...]:
    """List the files that every round has, as `names_in` does; without endings, none whose letters no font here has.

    A panel too small to be reported to readers has no report, whatever is asked for.

    Raises
    ------
    Invalid
        When no file has such an ending.
    """
    wanted = tuple(endings)
    names = names_in(wanted)
    # Results are not computed for files that need none.
    if REPORTS.intersection(names) and is_too_small_to_report(source.workspace, source.name):
        names = tuple(name for name in names if name not in REPORTS)
    if wanted or can_print(source.language):
        return names
    return tuple(name for name in names if name not in PRINTED)


def _can_be_made(name: str) -> bool:
    extra = EXTRA_OF.get(name.rpartition(".")[2])
    return extra is None or has(extra)


def write_folder(
    source: Source,
    folder: Path,
    names: Iterable[str],
    *,
    done: Callable[[Written], None] = lambda _written: None,
    left_out: Callable[[LeftOut], None] = lambda _left_out: None,
) -> tuple[Written, ...]:
    """Write the files, then the manifest, which says too which figures the round has not.

    ``done`` is told of each, and ``left_out`` of those whose format cannot hold so much.

    Raises
    ------
    Refused
        When answers may still come in.
    StorageError
        When the folder or a file in it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written, not_written = [], []
        for each in _write_each(source, folder, names):
            if isinstance(each, Written):
                done(each)
                written.append(each)
            else:
                left_out(each)
                not_written.append(each)
        (folder / MANIFEST).write_bytes(_manifest(source, written, not_written))
    except OSError as error:
        raise StorageError(f"{error.filename} cannot be written: {error.strerror}.") from error
    return tuple(written)


def _write_each(source: Source, folder: Path, names: Iterable[str]) -> Iterator[Written | LeftOut]:
    wanted = tuple(names)
    # Found once: of every file anew, the results would be read as often.
    figures = (
        {name: figure for figure in there_are(source) for name in figure.names}
        if any(map(is_figure, wanted))
        else {}
    )
    datasets: dict[
        str, Dataset
    ] = {}  # to count the rows of some takes a pass through them: once for all formats
    for name in wanted:
        figure = figures.get(name)
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        fresh = place.with_name(f".{place.name}.new")
        try:
            with fresh.open("wb") as stream:
                if figure:
                    write_figure(source, figure, name.rpartition(".")[2], stream)
                else:
                    write_file(source, name, stream)
            fresh.replace(place)
        except TooLarge as error:
            # An older one would seem to belong to the others.
            place.unlink(missing_ok=True)
            yield LeftOut(name=name, reason=str(error))
        else:
            said = _said_of_figure(figure) if figure else _said_of(name)
            yield _described(name, place, said, _dataset_in(source, name, datasets))
        finally:
            fresh.unlink(missing_ok=True)


def _dataset_in(source: Source, name: str, known: dict[str, Dataset]) -> Dataset | None:
    kind = FILE_KINDS.get(name)
    if kind is None or not kind.dataset:
        return None
    if kind.dataset not in known:
        known[kind.dataset] = dataset_of(source, kind.dataset)
    return known[kind.dataset]


def _described(name: str, file: Path, said: Mapping[str, str], dataset: Dataset | None) -> Written:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while part := stream.read(_PART):
            digest.update(part)
    return Written(
        name=name,
        rows=dataset.n_rows if dataset else None,
        columns=count_columns(dataset, file.name) if dataset else None,
        bytes=file.stat().st_size,
        sha256=digest.hexdigest(),
        **said,
    )


def _said_of(name: str) -> dict[str, str]:
    """Give what is said of a file, whoever makes it: what it is, whom it shows, for whom, and what to be careful of."""
    kind = FILE_KINDS.get(name)
    return {
        "about": kind.about if kind else "what the files are",
        "exposure": kind.exposure.value if kind else "nobody",
        "for_whom": kind.for_whom if kind else "",
        "caution": kind.caution if kind else "",
    }


def _said_of_figure(figure: ExportedFigure) -> dict[str, str]:
    return {
        "about": figure.about,
        "exposure": Exposure.AGGREGATES.value,
        "for_whom": figure.kind.for_whom,
        "caution": figure.caution,
    }


def _manifest(source: Source, written: Sequence[Written], left_out: Iterable[LeftOut]) -> bytes:
    document = {
        "software": {"name": "soundings", "version": __version__},
        "study": source.name.study,
        "round": source.name.round,
        "state": source.listed.state.value,
        "language": source.language,
        "marks_encoding": source.marks_encoding,
        "simulated": source.workspace.settings.is_demonstration,
        "texts": review_of(source.workspace, source.listed).as_dict(),
        "files": [asdict(each) for each in written],
        "figures_left_out": _figures_left_out(source, written),
        "files_left_out": [asdict(each) for each in left_out],
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n"


def _figures_left_out(source: Source, written: Sequence[Written]) -> list[dict[str, str]]:
    """List the figures that the round has not; without any in the export nobody asks, and no results are computed."""
    if not any(is_figure(each.name) for each in written):
        return []
    return [
        {"figure": each.id, "about": each.about, "reason": each.why_none}
        for each in figures_of(source)
        if each.why_none
    ]
