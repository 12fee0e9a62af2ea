"""Write a dataset as an SPSS file: labels, measures and user-missing codes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.formats.optional_packages import need
from surveys.formats.statistics_files.coding import NUMBERS
from surveys.formats.statistics_files.coding import coded
from surveys.formats.statistics_files.variables import SPSS
from surveys.formats.statistics_files.variables import column_label
from surveys.formats.statistics_files.variables import on_one_line
from surveys.formats.statistics_files.variables import shortened
from surveys.formats.statistics_files.variables import variable_names

if TYPE_CHECKING:
    from datetime import datetime
    from typing import BinaryIO

    from surveys.model.datasets import Dataset

# Where the header says when the file was made: a day of 9 and a time of 8 characters, behind the bias of its compression.
_MADE = 92


def write_sav(
    dataset: Dataset,
    stream: BinaryIO,
    *,
    language: str,
    made_at: datetime,
    scratch: Path | None = None,
) -> None:
    """Write the file; ``made_at`` is what its header says, so that the same data give the same bytes.

    It is put together in ``scratch``, or in the system’s folder for such.

    Raises
    ------
    TooLarge
        When there are more than 200,000 rows.
    Refused
        When the packages that write it are not installed.
    """
    pandas, pyreadstat = need("pandas", "spss"), need("pyreadstat", "spss")
    columns = coded(dataset, language, NUMBERS)
    names = variable_names(dataset.columns, SPSS)
    frame = pandas.DataFrame(
        {
            names[each.column.name]: pandas.Series(
                each.take_values(), dtype="object" if each.is_text else "float64"
            )
            for each in columns
        },
        copy=False,
    )
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        file = Path(folder) / "data.sav"
        pyreadstat.write_sav(
            frame,
            file,
            file_label=shortened(f"Soundings: {dataset.name}", 64),
            column_labels=[
                column_label(each.column, names[each.column.name], language, SPSS)
                for each in columns
            ],
            variable_value_labels={
                names[each.column.name]: {
                    code: shortened(on_one_line(words), SPSS.longest_value_label)
                    for code, words in each.labels.items()
                }
                for each in columns
                if each.labels
            },
            missing_ranges={
                names[each.column.name]: [
                    {"lo": min(NUMBERS.values()), "hi": max(NUMBERS.values())}
                ]
                for each in columns
                if each.column.may_be_missing
            },
            variable_measure={
                names[each.column.name]: each.column.measure.value for each in columns
            },
        )
        with file.open("r+b") as made:
            made.seek(_MADE)
            made.write(made_at.strftime("%d %b %y%H:%M:%S").encode("ascii"))
            made.seek(0)
            shutil.copyfileobj(made, stream)
