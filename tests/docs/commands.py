"""The commands of the program as the tests hold them against the documentation."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import click

from surveys.cli.main import build

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXAMPLE = re.compile(r"Example: (.+)")
_ANY_LINE = re.compile(r"^(?:sudo -u soundings )?(?:\S*/)?(soundings .+)$", re.MULTILINE)


def _refuse(settings: object) -> click.ClickException:
    raise click.ClickException(f"No page is made here, of {settings}.")


PROGRAM: click.Group = build(_refuse)  # type: ignore[arg-type]  # nothing here serves pages


def every_command() -> tuple[tuple[str, click.Command], ...]:
    """List every command and group by its full name."""
    return tuple(_below("soundings", PROGRAM))


def _below(name: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
    for word, command in group.commands.items():
        yield f"{name} {word}", command
        if isinstance(command, click.Group):
            yield from _below(f"{name} {word}", command)


def options_of(command: click.Command) -> set[str]:
    """List the long options of a command, without those that only the program itself uses."""
    return {
        name
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden
        for name in option.opts
        if name.startswith("--")
    }


def example_of(command: click.Command) -> str:
    """Return the example in a command's help; empty where there is none."""
    found = _EXAMPLE.search(command.help or "")
    return found[1].strip() if found else ""


def lines_that_run(text: str) -> tuple[str, ...]:
    """List the lines of a page that call the program."""
    return tuple(_ANY_LINE.findall(text))


def fault_of(line: str) -> str:
    """Say what is wrong with a written command, or nothing where such a command exists."""
    words = shlex.split(line, comments=True)[1:]
    command: click.Command = PROGRAM
    while words:
        word = words.pop(0)
        if word.startswith("--"):
            if word not in options_of(command) | {"--help"}:
                return f"{command.name} has no option {word}"
            if _wants_value(command, word):
                words = words[1:]
        elif isinstance(command, click.Group):
            if word not in command.commands:
                return f"{command.name} has no command {word}"
            command = command.commands[word]
    return ""


def _wants_value(command: click.Command, word: str) -> bool:
    return any(
        isinstance(option, click.Option) and word in option.opts and not option.is_flag
        for option in command.params
    )
