"""Write a dataset as a Stata file: labels, and extended missing values for giving no answer."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.formats.optional_packages import need
from surveys.formats.statistics_files.coding import LETTERS
from surveys.formats.statistics_files.coding import coded
from surveys.formats.statistics_files.variables import STATA
from surveys.formats.statistics_files.variables import column_label
from surveys.formats.statistics_files.variables import on_one_line
from surveys.formats.statistics_files.variables import shortened
from surveys.formats.statistics_files.variables import variable_names

if TYPE_CHECKING:
    from datetime import datetime
    from typing import BinaryIO

    from surveys.model.datasets import Dataset

_VERSION = 14  # the newest that every Stata since 2015 reads
_HEADER = 4096  # bytes, in which the label and the time of the file are
_MADE = re.compile(rb"(<timestamp>\x11).{17}(</timestamp>)", re.DOTALL)


def write_dta(
    dataset: Dataset,
    stream: BinaryIO,
    *,
    language: str,
    made_at: datetime,
    scratch: Path | None = None,
) -> None:
    """Write the file; ``made_at`` is what its header says, so that the same data give the same bytes.

    It is put together in ``scratch``, or in the system’s folder for such.

    ``.a`` is cannot judge, ``.b`` refused, ``.c`` skipped, ``.d`` not shown, ``.e`` timed out.

    Raises
    ------
    TooLarge
        When there are more than 200,000 rows.
    Refused
        When the packages that write it are not installed.
    """
    pandas, pyreadstat = need("pandas", "spss"), need("pyreadstat", "spss")
    columns = coded(dataset, language, LETTERS)
    names = variable_names(dataset.columns, STATA)
    frame = pandas.DataFrame(
        {
            names[each.column.name]: pandas.Series(
                each.take_values(),
                dtype="object" if each.is_text or each.column.may_be_missing else "float64",
            )
            for each in columns
        },
        copy=False,
    )
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        file = Path(folder) / "data.dta"
        pyreadstat.write_dta(
            frame,
            file,
            version=_VERSION,
            file_label=shortened(f"Soundings: {dataset.name}", 80),
            column_labels=[
                column_label(each.column, names[each.column.name], language, STATA)
                for each in columns
            ],
            variable_value_labels={
                names[each.column.name]: {
                    code: on_one_line(words) for code, words in each.labels.items()
                }
                for each in columns
                if each.labels
            },
            missing_user_values={
                names[each.column.name]: list(LETTERS.values())
                for each in columns
                if each.column.may_be_missing
            },
        )
        said = made_at.strftime("%d %b %Y %H:%M").encode("ascii")
        with file.open("rb") as made:
            stream.write(_MADE.sub(rb"\g<1>" + said + rb"\g<2>", made.read(_HEADER), count=1))
            shutil.copyfileobj(made, stream)
