"""Which files an export has, and how each is made: a dataset in a format, or several things in one."""

from __future__ import annotations

import codecs
import shutil
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.formats.codebook_csv import codebook_csv
from surveys.formats.dataset_csv import write_csv
from surveys.formats.dataset_json import write_json
from surveys.formats.dataset_parquet import write_parquet
from surveys.formats.document_html import document_html
from surveys.formats.document_markdown import document_markdown
from surveys.formats.statistics_files.dta import write_dta
from surveys.formats.statistics_files.sav import write_sav
from surveys.formats.workbook import write_workbook
from surveys.model.datasets import Exposure
from surveys.model.datasets import Purpose
from surveys.model.datasets import with_missing_apart
from surveys.services.composing import REPORT_FORMATS
from surveys.services.composing import report_file
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.codebook_document import codebook_document
from surveys.services.exporting.data_package import write_package
from surveys.services.exporting.ddi import write_ddi_codebook
from surveys.services.exporting.reading_scripts import write_script
from surveys.services.reporting import FORMATS as FIGURE_FORMATS
from surveys.services.reporting import Wanted
from surveys.services.reporting import figure_file
from surveys.services.reporting import find_figure
from surveys.services.typesetting import print_document
from surveys.storage.exported_file import write_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from surveys.model.datasets import Dataset
    from surveys.services.exporting.source import Source
    from surveys.services.reporting import FigureFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A file of an export; ``dataset`` is what it holds, empty where it is about several things.

    ``caution`` says how it may lead to a person in spite of the pseudonym. Without a ``purpose`` it has the one that
    follows from what it shows (`purpose_of`).
    """

    name: str
    about: str
    exposure: Exposure
    write: Callable[[Source, BinaryIO], None]
    dataset: str = ""
    for_whom: str = ""
    caution: str = ""
    purpose: Purpose | None = None


#: How a dataset is written, by the ending of its file.
_WRITERS: dict[str, Callable[[Source, Dataset, BinaryIO], None]] = {
    "csv": lambda source, dataset, stream: write_csv(
        dataset, stream, marks_encoding=source.marks_encoding
    ),
    "json": lambda source, dataset, stream: write_json(dataset, stream, language=source.language),
    "parquet": lambda source, dataset, stream: write_parquet(
        dataset, stream, language=source.language
    ),
    "sav": lambda source, dataset, stream: write_sav(
        dataset,
        stream,
        language=source.language,
        made_at=source.made_at,
        scratch=source.scratch,
    ),
    "dta": lambda source, dataset, stream: write_dta(
        dataset,
        stream,
        language=source.language,
        made_at=source.made_at,
        scratch=source.scratch,
    ),
}
#: Files that are about those of another format, and are asked for with them.
GOES_WITH = {"datapackage.json": "csv", "read.py": "csv", "read.R": "csv"}
#: Files that need a font with the letters of their language.
PRINTED = frozenset({"codebook.pdf", "report.pdf"})
#: The report, which a panel too small to be shown to readers has none of.
REPORTS = frozenset(f"report.{form}" for form in REPORT_FORMATS)
#: The extra that a format needs, by the ending.
EXTRA_OF = {"parquet": "parquet", "sav": "spss", "dta": "spss"}
_HAVE_MISSING_CODES = frozenset({"sav", "dta"})
_HAS_ALL = "the words of experts, their attributes and paradata are in it"
_COUNTS_FEW = "where few experts answered, a frequency may single one out"
_OF_CODEBOOKS = {
    "html": "whoever reads the data, on any screen",
    "pdf": "print, and archives of data",
    "md": "text editors and repositories",
}
_OF_SCRIPTS = {"py": "Python, with pandas or without", "R": "R, without any package"}
_OF_REPORTS = {"pdf": "readers, and print", "html": "readers, on any screen"}
_OF_FIGURES = {"svg": "pages and editing", "png": "slides", "pdf": "print"}


def count_columns(dataset: Dataset, filename: str) -> int:
    """Say how many columns a dataset has in a file: where there are no missing codes, they have columns of their own."""
    has_codes = filename.rpartition(".")[2] in _HAVE_MISSING_CODES
    return len((dataset if has_codes else with_missing_apart(dataset)).columns)


def _of_datasets() -> tuple[FileKind, ...]:
    return tuple(
        FileKind(
            name=f"{facts.name}.{ending}",
            about=facts.about,
            exposure=facts.exposure,
            write=partial(_write_dataset, facts.name, ending),
            dataset=facts.name,
            for_whom=facts.for_whom,
            caution=facts.caution,
        )
        for ending in _WRITERS
        for facts in DATASETS.values()
    )


def _write_dataset(name: str, ending: str, source: Source, stream: BinaryIO) -> None:
    _WRITERS[ending](source, dataset_of(source, name), stream)


def _all_datasets(source: Source) -> list[Dataset]:
    return [dataset_of(source, name) for name in DATASETS]


def _write_workbook(source: Source, stream: BinaryIO) -> None:
    write_workbook(
        _all_datasets(source),
        stream,
        language=source.language,
        made_at=source.made_at,
        scratch=source.scratch,
    )


def _write_database(source: Source, stream: BinaryIO) -> None:
    with tempfile.TemporaryDirectory(dir=source.scratch) as folder:
        file = Path(folder) / "data.db"
        write_database(_all_datasets(source), file, language=source.language)
        with file.open("rb") as made:
            shutil.copyfileobj(made, stream)


def _write_codebook(source: Source, stream: BinaryIO) -> None:
    explained = [dataset_of(source, name) for name in ("ratings", "answers")]
    if source.marks_encoding:
        stream.write(codecs.BOM_UTF8)
    stream.write(
        codebook_csv(
            source.study, source.questions, source.year, explained, language=source.language
        )
    )


def _write_document(ending: str, source: Source, stream: BinaryIO) -> None:
    document = codebook_document(source)
    if ending == "pdf":
        stream.write(print_document(document, source.made_at))
    else:
        stream.write({"md": document_markdown, "html": document_html}[ending](document))


def _write_results(source: Source, stream: BinaryIO) -> None:
    stream.write(source.results().json_bytes())


def _write_report(form: str, source: Source, stream: BinaryIO) -> None:
    stream.write(report_file(source.workspace, source.name, form, source.language))


def _write_plane(form: FigureFormat, source: Source, stream: BinaryIO) -> None:
    figure = find_figure(source.results(), "phase-plane", Wanted(language=source.language))
    stream.write(figure_file(source.workspace, source.results().study.id, figure, form))


#: Every file but the page that says what they are, by name.
FILE_KINDS = {
    kind.name: kind
    for kind in (
        *_of_datasets(),
        FileKind(
            name="data.xlsx",
            about="every dataset in one workbook, a sheet each, and a codebook",
            exposure=Exposure.SINGLE_EXPERTS,
            write=_write_workbook,
            for_whom="spreadsheets",
            caution=_HAS_ALL,
        ),
        FileKind(
            name="data.db",
            about="every dataset in one SQLite file, a table each, with keys, views and a search; opens in Datasette",
            exposure=Exposure.SINGLE_EXPERTS,
            write=_write_database,
            for_whom="SQL, Datasette",
            caution=_HAS_ALL,
        ),
        FileKind(
            name="codebook.csv",
            about="what every column of the ratings and of the other answers means: question, values, and codes",
            exposure=Exposure.NOBODY,
            write=_write_codebook,
            for_whom="whoever reads the data, and archives",
        ),
        FileKind(
            name="codebook.ddi.xml",
            about="ratings and answers described for archives of data (DDI-Codebook 2.5): questions, codes, and how often each was given",
            exposure=Exposure.SINGLE_EXPERTS,
            write=write_ddi_codebook,
            for_whom="archives of data",
            caution=_COUNTS_FEW,
            purpose=Purpose.CODEBOOKS,
        ),
        *(
            FileKind(
                name=f"codebook.{ending}",
                about="every column of every dataset with its question, its codes, and how often each was given",
                exposure=Exposure.SINGLE_EXPERTS,
                write=partial(_write_document, ending),
                for_whom=whom,
                caution=_COUNTS_FEW,
                purpose=Purpose.CODEBOOKS,
            )
            for ending, whom in _OF_CODEBOOKS.items()
        ),
        FileKind(
            name="datapackage.json",
            about="the CSV files as a data package: types, constraints, keys and checksums",
            exposure=Exposure.SINGLE_EXPERTS,
            write=write_package,
            for_whom="programs that read CSV with its types",
            purpose=Purpose.CODEBOOKS,
        ),
        *(
            FileKind(
                name=f"read.{ending}",
                about="a script that reads the CSV files with their types, levels and missing codes",
                exposure=Exposure.NOBODY,
                write=partial(write_script, ending),
                for_whom=whom,
                purpose=Purpose.CODEBOOKS,
            )
            for ending, whom in _OF_SCRIPTS.items()
        ),
        FileKind(
            name="results.json",
            about="the results as computed, with the software’s version, the options and the seed",
            exposure=Exposure.AGGREGATES,
            write=_write_results,
            for_whom="whoever recomputes or cites a number",
        ),
        *(
            FileKind(
                name=f"report.{form}",
                about="the report of the round, in the chosen language: panel, instrument, placements, reliability, sensitivity, limits, methods",
                for_whom=_OF_REPORTS[form],
                exposure=Exposure.AGGREGATES,
                write=partial(_write_report, form),
            )
            for form in REPORT_FORMATS
        ),
        *(
            FileKind(
                name=f"phase-plane.{form}",
                about="the placements with the 50 % and 90 % regions of the panel’s mean",
                for_whom=_OF_FIGURES[form],
                exposure=Exposure.AGGREGATES,
                write=partial(_write_plane, form),
            )
            for form in FIGURE_FORMATS
        ),
    )
}
