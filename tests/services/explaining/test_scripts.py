"""The scripts are run as a reader would run them: in a folder with an export, by an interpreter that knows no project."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services.explaining import STATISTICS
from surveys.services.explaining import RoundMethods
from surveys.services.explaining import explain_round
from surveys.services.exporting.files import export_file
from surveys.services.launching import RoundPlan
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting import import_panel
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import Clock
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import close
from tests.workspaces import invite_all
from tests.workspaces import open_at
from tests.workspaces import panel_csv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.services.workspace import Workspace

SPRING = RoundName(study=STUDY, round="2027-spring")
EXPERTS = 15


@pytest.fixture(scope="module")
def exported(
    made: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, RoundMethods]]:
    """A folder with the files of a second round, those of the first below it, and how its results were computed.

    Five experts of each community answered it, and all but two of them the first.
    """
    instance = tmp_path_factory.mktemp("asked-twice") / "instance"
    shutil.copytree(made, instance)
    workspace = open_at(instance, Clock())
    import_panel(workspace, STUDY, panel_csv(EXPERTS))
    bring_round(workspace, RoundState.CLOSED, answered=EXPERTS - 2)
    ask_again(workspace)
    folder = tmp_path_factory.mktemp("exported")
    ratings = {AUTUMN: folder / AUTUMN.round / "ratings.csv", SPRING: folder / "ratings.csv"}
    for name, file in ratings.items():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(export_file(workspace, name, "ratings.csv"))
    for other in ("results.json", "panel.csv"):
        (folder / other).write_bytes(export_file(workspace, SPRING, other))
    yield folder, explain_round(workspace, SPRING)
    close(workspace)


def ask_again(workspace: Workspace) -> None:
    clock_of(workspace).go_on(days=40)  # nobody who had begun may submit any more
    create_round(workspace, STUDY, SPRING.round, "30d", plan=RoundPlan(follows=AUTUMN.round))
    open_round(workspace, SPRING)
    for number, token in enumerate(invite_all(workspace, SPRING)[:EXPERTS]):
        answer_everything(workspace, token, at_random(100 + number))
    close_round(workspace, SPRING)
    clock_of(workspace).go_on(days=40)


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
    lines = [line.split("\t") for line in ran.stdout.splitlines() if not line.startswith("#")]
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
    assert f"n = {EXPERTS}" in text
