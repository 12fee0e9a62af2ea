"""Write datasets of a round as a codebook in DDI 2.5: the study, a file for each dataset, a variable for each column."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from surveys.formats.ddi.elements import LANGUAGE
from surveys.formats.ddi.elements import NAMESPACE
from surveys.formats.ddi.elements import element
from surveys.formats.ddi.studies import study_description
from surveys.formats.ddi.variables import variable
from surveys.model.datasets import with_missing_apart
from surveys.model.tallies import tally

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from typing import BinaryIO
    from xml.etree.ElementTree import Element

    from surveys.formats.ddi.studies import DescribedStudy
    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset


def write_ddi(
    study: DescribedStudy, datasets: Sequence[Dataset], stream: BinaryIO, *, language: str
) -> None:
    """Write the codebook of the CSV files of some datasets, in one language.

    Raises
    ------
    MiscountedError
        When other rows came than a dataset has.
    """
    files = [with_missing_apart(dataset) for dataset in datasets]
    root = element(
        "codeBook",
        study_description(study, language),
        *(_file(dataset, number) for number, dataset in enumerate(files, 1)),
        *(
            element("dataDscr", *_variables(study, dataset, number, language))
            for number, dataset in enumerate(files, 1)
        ),
        xmlns=NAMESPACE,
        version="2.5",
        **{LANGUAGE: language},
    )
    ET.indent(root)
    ET.ElementTree(root).write(stream, encoding="utf-8", xml_declaration=True)
    stream.write(b"\n")


def _file(dataset: Dataset, number: int) -> Element:
    name = f"{dataset.name}.csv"
    return element(
        "fileDscr",
        element(
            "fileTxt",
            element("fileName", name),
            element("fileCont", dataset.facts.about),
            element(
                "dimensns",
                element("caseQnty", str(dataset.n_rows)),
                element("varQnty", str(len(dataset.columns))),
            ),
            element("fileType", "text/csv", charset="UTF-8"),
        ),
        ID=f"F{number}",
        URI=name,
    )


def _variables(
    study: DescribedStudy, dataset: Dataset, file: int, language: str
) -> Iterator[Element]:
    names = frozenset(column.name for column in dataset.columns)
    for number, (column, counted) in enumerate(
        zip(dataset.columns, tally(dataset), strict=True), 1
    ):
        yield variable(
            study,
            column,
            counted,
            language=language,
            place=(file, number),
            why_empty=_why_empty(column, names),
        )


def _why_empty(column: DataColumn, names: frozenset[str]) -> str:
    """Name the column that says why there is no value in another one."""
    named = f"{column.question.id}:missing" if column.question else ""
    if named not in names:
        named = "missing" if column.name == "value" and "missing" in names else ""
    return named
