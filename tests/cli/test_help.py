from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from surveys import __version__
from surveys.cli.main import build
from tests.cli.conftest import create_app
from tests.workspaces import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run

CHECKOUT = Path(__file__).parents[2]


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        else:
            yield (*words, name)


COMMANDS = tuple(commands(build(create_app)))


def test_the_commands_are_these() -> None:
    assert sorted(" ".join(words) for words in COMMANDS) == [
        "agreement",
        "analyze",
        "audit",
        "backup",
        "demo",
        "doctor",
        "export",
        "forget",
        "init",
        "invite",
        "jobs cancel",
        "jobs list",
        "jobs retry",
        "jobs show",
        "key",
        "mail again",
        "mail bounce",
        "mail bounces",
        "mail cancel",
        "mail history",
        "mail opt-out",
        "mail opted-out",
        "mail run",
        "mail send",
        "mail sink",
        "mail status",
        "mail template reset",
        "mail template set",
        "mail template show",
        "mail template test",
        "methods",
        "panel add",
        "panel edit",
        "panel import",
        "panel list",
        "panel merge",
        "panel quotas",
        "panel restore",
        "panel retire",
        "panel template",
        "receipt check",
        "reliability",
        "report",
        "researcher add",
        "researcher close",
        "researcher drop-factor",
        "researcher end-sessions",
        "researcher invite",
        "researcher key give",
        "researcher key take",
        "researcher list",
        "researcher make-administrator",
        "researcher reopen",
        "researcher reset-link",
        "researcher role give",
        "researcher role take",
        "researcher unmake-administrator",
        "restore",
        "round checklist",
        "round clone",
        "round close",
        "round create",
        "round extend",
        "round finalize",
        "round links",
        "round list",
        "round open",
        "round pause",
        "round preregistration",
        "round quality",
        "round reopen",
        "round resume",
        "round schedule",
        "round status",
        "round unschedule",
        "round watch",
        "serve",
        "study add",
        "study check",
        "study compare",
        "study confirm",
        "study discard",
        "study draft",
        "study keep",
        "study list",
        "study print",
        "verify",
        "worker",
    ]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_with_an_example(
    soundings: Run, words: tuple[str, ...]
) -> None:
    shown = soundings(f"{' '.join(words)} --help")
    assert shown.exit_code == 0
    example = re.search(r"Example: soundings (?:--instance \S+ )?([a-z -]+)", shown.stdout)
    assert example is not None
    assert example[1].startswith(" ".join(words))


def test_the_command_says_how_to_begin_and_its_version(soundings: Run) -> None:
    assert "Begin with: soundings init" in soundings("--help").stdout
    assert soundings("--version").stdout == f"soundings, version {__version__}\n"


def test_the_real_command_prints_sentences_and_no_trace(here: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from app import main; main()", *words],
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONPATH": str(CHECKOUT), "SOUNDINGS_INSTANCE": str(here / "instance")},
        )

    made = run("init")
    assert (made.returncode, made.stderr) == (0, "")
    added = run("researcher", "add", "ada@example.org", "--password-file", "secret.txt")
    assert added.stdout == "Added ada@example.org\n"
    failed = run("round", "open", "northeast-asia/2026-autumn")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == "Error: There is no study “northeast-asia”.\n"
    with closing(sqlite3.connect(here / "instance" / "people.db")) as people:
        (stored,) = people.execute("SELECT password_hash FROM researchers").fetchone()
    assert PASSWORD not in stored
