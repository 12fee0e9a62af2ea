"""How every command fails: one sentence on standard error, and an exit code that is not zero."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import click

from surveys.model.errors import Invalid
from surveys.model.errors import SoundingsError
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask

    from surveys.model.settings import Settings
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """Which installation a command works on, and how to make its pages."""

    folder: Path
    create_app: Callable[[Settings], Flask]

    def workspace(self) -> Workspace:
        """Open the installation."""
        return open_installation(load_settings(self.folder))


class SentenceGroup(click.Group):
    """A group of commands whose refusals are sentences."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what Soundings refuses is said, not traced."""
        try:
            return super().invoke(ctx)
        except SoundingsError as error:
            problems = error.problems if isinstance(error, Invalid) else ()
            lines = [str(error), *(f"  {problem}" for problem in problems)]
            raise click.ClickException("\n".join(lines)) from error


def read_file(path: Path) -> bytes:
    """Read a file that a person named, or say why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read: {error.strerror}.") from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file that a person named, or say why it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from error


def echo_json(content: Any) -> None:
    """Print JSON for a program to read."""
    click.echo(json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False))


as_json = click.option("--json", "is_json", is_flag=True, help="Print JSON for a program to read.")
