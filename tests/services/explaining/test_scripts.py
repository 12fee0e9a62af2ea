"""The scripts are run as a reader would run them: in a folder with an export, by an interpreter that knows no project."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from surveys.services.explaining import STATISTICS
from surveys.services.explaining import RoundMethods
from surveys.services.explaining import explain_round
from surveys.services.exporting.files import export_round
from surveys.services.exporting.files import write_export
from tests.workspaces import AUTUMN
from tests.workspaces import Clock
from tests.workspaces import open_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def exported(answered: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RoundMethods]:
    """A folder with the files of a closed round, and how its results were computed."""
    clock = Clock()
    clock.go_on(days=40)  # nobody who had begun may submit any more
    workspace = open_at(answered, clock)
    folder = tmp_path_factory.mktemp("exported")
    write_export(export_round(workspace, AUTUMN), folder)
    return folder, explain_round(workspace, AUTUMN)


@pytest.mark.parametrize("statistic", STATISTICS)
def test_a_python_script_computes_what_the_results_say(
    exported: tuple[Path, RoundMethods], statistic: str
) -> None:
    folder, methods = exported
    found = next(each for each in methods.statistics if each.id == statistic)
    ran = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-"],
        input=found.python,
        cwd=folder,
        text=True,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    lines = [line.split("\t") for line in ran.stdout.splitlines()]
    assert all(
        float(computed) == pytest.approx(float(said), abs=1e-9, rel=1e-9)
        for _, computed, said in lines
    )
    known = [each for each in found.values if each.estimate is not None]
    said_of = {of: said for of, _, said in lines}
    assert known
    assert all(float(said_of[each.of]) == each.estimate for each in known)


@pytest.mark.parametrize("statistic", STATISTICS)
def test_an_r_script_is_whole(exported: tuple[Path, RoundMethods], statistic: str) -> None:
    _, methods = exported
    script = next(each for each in methods.statistics if each.id == statistic).r
    code = "\n".join(line.split("#")[0] for line in script.splitlines())
    quoted = re.sub(r'"[^"]*"', '""', code)
    for opening, closing in ("()", "{}", "[]"):
        assert quoted.count(opening) == quoted.count(closing)
    assert "library(" not in code  # base R is enough
    for words in (
        'read.csv("ratings.csv"',
        '"us-japan"',
        '"threat_agreement", "cohesion"',
        "show(",
    ):
        assert words in script


def test_the_scripts_stand_in_the_markdown_and_not_in_the_text(
    exported: tuple[Path, RoundMethods],
) -> None:
    from surveys.services.explaining import methods_as_markdown
    from surveys.services.explaining import methods_as_text

    _, methods = exported
    text, marked = methods_as_text(methods), methods_as_markdown(methods)
    for each in methods.statistics:
        assert each.name in text
        assert each.formula in text
        assert each.python.strip() in marked
        assert each.r.strip() in marked
    assert "import csv" not in text
    assert "n = 7" in text
