"""Every command is documented as it is, and every documented command exists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs import commands
from tests.docs import pages

if TYPE_CHECKING:
    from pathlib import Path

    import click

PAGE = "docs/reference/command-line.md"
_CALL = re.compile(r"^soundings [a-z]")
_MAKE = re.compile(r"\bmake ((?:[A-Z]+=\S+ )*)([a-z]+)")


@pytest.mark.parametrize(
    ("name", "command"),
    commands.every_command(),
    ids=[name for name, _ in commands.every_command()],
)
def test_a_command_has_a_section_with_its_options_and_its_example(
    name: str, command: click.Command
) -> None:
    section = pages.section(pages.read(PAGE), name)
    assert section, f"{PAGE} has no section “{name}”"
    assert pages.table_codes(section) == commands.options_of(command) - {"--json"}
    assert ("`--json`" in section) == ("--json" in commands.options_of(command))
    assert commands.example_of(command) in section


def test_the_options_of_the_program_itself_are_documented() -> None:
    introduction = pages.section(pages.read(PAGE), "Command line")
    assert commands.options_of(commands.PROGRAM) <= pages.table_codes(introduction)


def test_every_section_about_a_command_is_about_one_that_exists() -> None:
    headings = re.findall(r"^#+ (soundings .+)$", pages.read(PAGE), re.MULTILINE)
    assert set(headings) == {name for name, _ in commands.every_command()}


@pytest.mark.parametrize("page", pages.pages(), ids=pages.name_of)
def test_a_page_calls_only_commands_and_options_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    calls = [*commands.lines_that_run(text), *filter(_CALL.match, pages.codes(text))]
    faults = {call: commands.fault_of(call) for call in calls}
    assert {call: fault for call, fault in faults.items() if fault} == {}


def test_a_command_that_does_not_exist_is_found() -> None:
    assert commands.fault_of("soundings round begin a/b") == "round has no command begin"
    assert commands.fault_of("soundings export a/b --too out") == "export has no option --too"
    assert commands.fault_of("soundings --instance x round open a/b") == ""


@pytest.mark.parametrize("page", pages.pages(), ids=pages.name_of)
def test_a_page_names_only_targets_that_the_makefile_has(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", pages.read("Makefile"), re.MULTILINE))
    text = page.read_text(encoding="utf-8")
    written = "\n".join([*re.findall(r"```sh\n(.*?)```", text, re.DOTALL), *pages.codes(text)])
    assert {target for _, target in _MAKE.findall(written)} <= targets


def test_the_readme_names_the_two_commands_and_their_settings() -> None:
    readme = pages.read("README.md")
    makefile = pages.read("Makefile")
    for word in ("make demo", "make test", "make run", "make help"):
        assert word in readme
    for setting in ("PORT", "RESET"):
        assert f"{setting}=" in readme
        assert f"$({setting})" in makefile
