"""Scripts made of whatever a study file says: quotes, backslashes and line breaks stay text."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.formats.reading_scripts import python_script
from surveys.formats.reading_scripts import r_script
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.datasets import DataColumn
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.texts import plain

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    "says \"yes\" and 'no'",
    'three """ of them',
    "back\\slash \\N{BELL} \\u0041 \\",
    "{about} %s # no comment",
    "漂流期 \U0001f30f",
]
R_ESCAPE = re.compile(r"\\(?:U([0-9a-f]{8})|(.))")
R_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"')


def dataset(words: str) -> Dataset:
    codes: dict[str | int, Any] = {1: plain(words), 2: plain(words), 3: plain("else")}
    columns = (
        DataColumn(name=f"q:{words}", type=ColumnType.TEXT, label=plain(words)),
        DataColumn(
            name="point",
            type=ColumnType.INTEGER,
            label=plain(f"{words}\nand a line"),
            values=codes,
            measure=Measure.ORDINAL,
        ),
    )
    facts = Facts(name="made", about=words, for_whom="", exposure=Exposure.NOBODY)
    return Dataset(facts=facts, columns=columns, n_rows=0, rows=lambda: iter(()))


def read_in_python(script: bytes, folder: Path) -> dict[str, Any]:
    file = folder / "read.py"
    file.write_bytes(script)
    found: dict[str, Any] = {"__file__": str(file), "__name__": "read"}
    exec(compile(script, str(file), "exec"), found)
    return found


@pytest.mark.parametrize("words", HOSTILE)
def test_the_python_script_has_texts_as_they_are(words: str, tmp_path: Path) -> None:
    found = read_in_python(python_script(words, [dataset(words)], "en"), tmp_path)
    assert found["about"]("made") == {f"q:{words}": words, "point": f"{words} and a line"}
    assert found["DATASETS"]["made"][1][2] == {
        "1": f"{words} (1)",
        "2": f"{words} (2)",
        "3": "else",
    }


def unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


@pytest.mark.parametrize("words", HOSTILE)
def test_the_r_script_has_texts_as_they_are(words: str) -> None:
    script = r_script(words, [dataset(words)], "en").decode()
    made = script[script.index("codes_1 <- c(") : script.index("unguarded <-")]
    texts = {R_ESCAPE.sub(unescaped, each) for each in R_TOKEN.findall(made)}
    assert {words, f"q:{words}", f"{words} (1)", f"{words} (2)", f"{words} and a line"} <= texts
    rest = R_TOKEN.sub("", made)
    assert '"' not in rest
    assert rest.count("(") == rest.count(")")


def test_codes_of_an_earlier_version_are_levels_too(tmp_path: Path) -> None:
    """Only a study file that was changed has them, so no questionnaire of the tests does."""
    column = DataColumn(
        name="community",
        type=ColumnType.TEXT,
        label=plain("Community."),
        values={"scholar": plain("Scholars")},
    )
    facts = Facts(name="panel", about="", for_whom="", exposure=Exposure.NOBODY)
    panel = Dataset(facts=facts, columns=(column,), n_rows=0, rows=lambda: iter(()))
    (tmp_path / "read.py").write_bytes(python_script("", [panel], "en"))
    with (tmp_path / "panel.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["community"], ["scholar"], ["journalist"], [""]])
    program = (
        "import read; found = read.read('panel', labels=True)['community']; "
        "print(list(found.cat.categories), int(found.isna().sum()))"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "['Scholars', 'journalist'] 1"
