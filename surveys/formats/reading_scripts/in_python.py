"""A Python script that reads the CSV files of an export: with pandas where it is installed, else without."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from surveys.formats.reading_scripts.levels import Levels
from surveys.formats.reading_scripts.levels import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.datasets import Dataset

_HEAD = '''# {about}
"""Read the CSV files of this folder with their types, levels and missing codes.

    from read import read

    ratings = read("ratings")                     # codes as they stand in the file
    wide = read("ratings-wide", labels=True)      # what the codes stand for, in the order of the scale

With pandas it gives a DataFrame, without it a list of dictionaries. An empty cell is no value. Where a column has a
second one, such as “T0” and “T0:missing”, that one says why. Texts and names of columns that a spreadsheet would take
for a formula have an apostrophe in front in the files, which is taken away again. Run as a script, it says what is there.
"""

import csv
from pathlib import Path

try:
    import pandas
except ImportError:
    pandas = None

FOLDER = Path(__file__).resolve().parent
'''
_BODY = '''

def read(name, labels=False, folder=FOLDER):
    """Read a dataset: a DataFrame where pandas is installed, else a list of dictionaries."""
    columns = DATASETS[name]
    with open(Path(folder) / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        rows = [[_unguarded(cell) for cell in row] for row in csv.reader(file)]
    header, cells = rows[0], rows[1:]
    if header != [column[0] for column in columns]:
        raise ValueError(f"{name}.csv has other columns than those that this script was made for.")
    values = [_values(column, [row[at] for row in cells], labels) for at, column in enumerate(columns)]
    if pandas is None:
        return [dict(zip(header, row)) for row in zip(*values)]
    return pandas.DataFrame({column[0]: _series(column, found, labels) for column, found in zip(columns, values)})


def about(name):
    """Say what each column of a dataset is: the question, or what the column has."""
    return {column[0]: column[4] for column in DATASETS[name]}


def _values(column, cells, labels):
    _, kind, codes, _, _ = column
    if codes and labels:
        return [codes.get(cell, cell) if cell else None for cell in cells]
    if kind == "text":
        return [cell or None for cell in cells]
    number = int if kind == "integer" else float
    return [number(cell) if cell else None for cell in cells]


def _series(column, values, labels):
    _, kind, codes, is_ordered, _ = column
    if codes and (labels or kind == "text"):
        known = list(codes.values() if labels else codes)
        others = sorted({value for value in values if value is not None} - set(known))
        return pandas.Series(pandas.Categorical(values, categories=known + others, ordered=is_ordered))
    dtype = {"text": "string", "integer": "Int64", "number": "Float64"}[kind]
    return pandas.Series(values, dtype=dtype)


def _unguarded(cell):
    signs = ("=", "+", "-", "@", "\\t", "\\r", "\\0", "＝", "＋", "－", "＠")
    is_guarded = cell.startswith("'") and cell.lstrip("'").lstrip(" \\n").startswith(signs)
    return cell[1:] if is_guarded else cell


if __name__ == "__main__":
    for name, columns in DATASETS.items():
        there = (FOLDER / f"{name}.csv").exists()
        print(f"{name}: {len(read(name))} rows, {len(columns)} columns" if there else f"{name}: not here")
'''


def python_script(about: str, datasets: Sequence[Dataset], language: str) -> bytes:
    """Write the script; what it says of columns and codes is in one language."""
    return "\n".join(_lines(about, Levels(datasets, language))).encode()


def _lines(about: str, levels: Levels) -> Iterator[str]:
    yield _HEAD.replace("{about}", on_one_line(about))
    yield "# What codes stand for."
    for name, codes in levels.codes.items():
        yield f"{name} = {{"
        yield from (f"    {_quoted(code)}: {_quoted(words)}," for code, words in codes.items())
        yield "}"
    yield ""
    yield "# Of each column: its name, what its values are, its codes, whether they have an order, and what it is."
    yield "DATASETS = {"
    for name, columns in levels.files.items():
        yield f"    {_quoted(name)}: ["
        for each in columns:
            said = (each.codes or "None", str(each.is_ordered), _quoted(each.about))
            yield f"        ({_quoted(each.name)}, {_quoted(each.type)}, {', '.join(said)}),"
        yield "    ],"
    yield "}"
    yield _BODY


def _quoted(text: str) -> str:
    # A string of JSON is one of Python: it has no escape that Python would read in another way.
    return json.dumps(text, ensure_ascii=False)
