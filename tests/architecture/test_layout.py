"""The house reads as it is drawn: the fixed top level, small files, telling names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "analysis",
    "app.py",
    "bench",
    "docs",
    "instance",
    "pyproject.toml",
    "surveys",
    "templates",
    "tests",
}
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "core", "base"}
LONGEST = 300


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [Path(line) for line in listed.stdout.splitlines() if (ROOT / line).exists()]


def test_the_top_level_is_the_one_that_was_designed() -> None:
    assert {path.parts[0] for path in tracked()} <= TOP


def test_no_source_file_is_longer_than_the_eye_can_follow() -> None:
    long = {
        str(path): lines
        for path in tracked()
        if path.suffix in {".py", ".html", ".css", ".js", ".txt", ".sh"}
        and (lines := len((ROOT / path).read_text().splitlines())) > LONGEST
    }
    assert long == {}


def test_no_module_is_a_drawer() -> None:
    drawers = [str(path) for path in tracked() if path.suffix == ".py" and path.stem in DRAWERS]
    assert drawers == []


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("analysis", ("scipy", "flask", "sqlite3", "surveys")),
        ("surveys.services.answering", ("scipy", "vl_convert", "flask")),
        ("app", ("scipy.stats", "vl_convert", "pandas")),
        ("surveys.cli.main", ("vl_convert", "pandas")),
    ],
)
def test_importing_stays_light(module: str, forbidden: tuple[str, ...]) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )
    loaded = set(run.stdout.split())
    # NumPy brings its own names; only whole packages count.
    assert {name for name in forbidden if name in loaded} == set()


def test_pandas_can_be_imported_once_the_database_was() -> None:
    program = "import surveys.storage.database, pandas; print(pandas.Timestamp(0).year)"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert run.stdout == "1970\n"
