"""The scripts that read an export: the Python one is run as a reader would run it, the R one is looked at."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.datasets import with_missing_apart
from surveys.model.rounds import RoundState
from surveys.services.exporting import folders
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.files import export_file
from surveys.services.exporting.source import source_of
from tests.services.exporting.conftest import WORDS
from tests.workspaces import AUTUMN
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

WITHOUT_PANDAS = "import sys; sys.modules['pandas'] = None\n"
R_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@pytest.fixture(scope="module")
def folder(hard: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CSV files, marked for spreadsheets, and what goes with them."""
    folder = tmp_path_factory.mktemp("read")
    source = source_of(hard, AUTUMN, "ja", marks_encoding=True)
    folders.write_folder(source, folder, folders.names_in(["csv"]))
    return folder


def run(folder: Path, program: str) -> Any:
    """Run a program beside the script, by an interpreter that knows no project; it prints JSON."""
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-P", "-"],
        input=f"import json, sys\n{program}",
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        text=True,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_every_cell_comes_back_without_pandas(folder: Path, hard_source: Source) -> None:
    everything = "print(json.dumps({name: read.read(name) for name in read.DATASETS}))"
    found = run(folder, f"{WITHOUT_PANDAS}import read\n{everything}")
    assert list(found) == list(DATASETS)
    for name in DATASETS:
        dataset = with_missing_apart(dataset_of(hard_source, name))
        names = [column.name for column in dataset.columns]
        rows = [
            {key: None if cell == "" else cell for key, cell in zip(names, row, strict=True)}
            for row in dataset.rows()
        ]
        assert found[name] == rows
    assert set(WORDS) <= {row["text"] for row in found["comments"]}


def test_pandas_gets_types_levels_and_missing_codes(folder: Path) -> None:
    found = run(
        folder,
        "import read\n"
        "wide, labelled = read.read('ratings-wide'), read.read('ratings-wide', labels=True)\n"
        "for name in read.DATASETS: read.read(name, labels=True)\n"
        "point, why = labelled['V1.T0'], wide['V1.T0:missing']\n"
        "print(json.dumps({\n"
        "  'dtypes': {name: str(kind) for name, kind in wide.dtypes.items()},\n"
        "  'levels': list(point.cat.categories), 'ordered': bool(point.cat.ordered),\n"
        "  'codes': list(why.cat.categories), 'not_shown': int((why == 'not_shown').sum()),\n"
        "  'empty': int(wide['V1.T0'].isna().sum()), 'labelled_empty': int(point.isna().sum()),\n"
        "  'scores': str(read.read('expert-scores')['cohesion'].dtype),\n"
        "  'texts': read.read('comments')['text'].tolist(),\n"
        "  'about': read.about('ratings-wide')['us-japan.T0']}))",
    )
    assert found["dtypes"]["us-japan.T0"] == "Int64"
    assert found["dtypes"]["pseudonym"] == "string"
    assert found["levels"][0] == "ほぼ完全に異なる"
    assert (len(found["levels"]), found["ordered"]) == (7, True)
    assert found["codes"][0] == "cannot_judge"
    assert found["empty"] == found["labelled_empty"] == found["not_shown"] > 0
    assert found["scores"] == "Float64"
    assert set(WORDS) <= set(found["texts"])
    assert "脅威" in found["about"]


def test_as_a_script_it_says_what_is_there(folder: Path, tmp_path: Path) -> None:
    for name in ("read.py", "panel.csv"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    ran = subprocess.run(
        [sys.executable, "-I", "read.py"], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    assert "panel: 12 rows, " in ran.stdout
    assert "ratings: not here" in ran.stdout


def test_files_of_another_questionnaire_are_not_read_as_of_this_one(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "read.py").write_bytes((folder / "read.py").read_bytes())
    (tmp_path / "panel.csv").write_bytes(b"pseudonym,other\r\n")
    refused = run(
        tmp_path,
        f"{WITHOUT_PANDAS}import read\n"
        "try: read.read('panel')\n"
        "except ValueError as error: print(json.dumps(str(error)))",
    )
    assert refused == "panel.csv has other columns than those that this script was made for."


def test_the_r_script_is_whole_and_names_every_column(folder: Path, hard_source: Source) -> None:
    script = (folder / "read.R").read_text()
    code = "\n".join(R_STRING.sub('""', line).split("#")[0] for line in script.splitlines())
    for opening, closing in ("()", "{}", "[]"):
        assert code.count(opening) == code.count(closing)
    assert code.count('"') % 2 == 0
    assert not re.search(r'"[^"]', code.replace('""', ""))
    assert not re.search(r",\s*\)", code)
    assert "library(" not in code
    known = set(re.findall(r"^(codes_\d+) <- c\(", script, flags=re.MULTILINE))
    assert set(re.findall(r"\bcodes_\d+\b", script)) == known
    for name in DATASETS:
        start = script.index(f'"{name}" = list(')
        listed = re.findall(
            r'^    column\("([^"]+)", ', script[start:].split("\n  )")[0], re.MULTILINE
        )
        dataset = with_missing_apart(dataset_of(hard_source, name))
        assert listed == [column.name for column in dataset.columns]


def test_they_hold_no_answer_and_are_there_while_the_round_is_open(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=5)
    for name in ("read.py", "read.R"):
        script = export_file(workspace, AUTUMN, name).decode()
        assert "A remark of number" not in script
        assert '"us-japan.T0"' in script
