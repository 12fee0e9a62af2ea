"""`soundings round status`, `watch` and `quality`: how the field work of a round goes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.round_steps import standing
from surveys.cli.watching_in_words import quality_lines
from surveys.cli.watching_in_words import status_lines
from surveys.services import monitoring
from surveys.services.exporting.files import write_export
from surveys.services.launching import read_round_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.rounds import RoundName
    from surveys.services.monitoring import FieldWork
    from surveys.services.workspace import Workspace

_name = click.argument("name", metavar="STUDY/ROUND")
_to = click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the tables as CSV files to this folder instead; it is made if need be.",
)


@click.command()
@_name
@as_json
@_to
@click.pass_obj
def status(installation: Installation, name: str, *, is_json: bool, folder: Path | None) -> None:
    """Show a round's field work: counts, groups and response rates.

    Example: soundings round status northeast-asia/2026-autumn --json
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    if folder is not None:
        _write(workspace, round_name, monitoring.OF_FIELD_WORK, folder)
        return
    found = monitoring.field_work(workspace, round_name)
    if is_json:
        echo_json(found.as_dict())
        return
    _show(workspace, found)


@click.command()
@_name
@click.option(
    "--every",
    "seconds",
    type=click.IntRange(1, 3600),
    default=5,
    show_default=True,
    help="Look this often, in seconds.",
)
@click.pass_obj
def watch(installation: Installation, name: str, seconds: int) -> None:
    """Show a round's field work again whenever it changes, until the round is over or Ctrl+C.

    Example: soundings round watch northeast-asia/2026-autumn --every 30
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    shown = None
    while True:
        found = monitoring.field_work(workspace, round_name)
        if found != shown:
            click.echo(f"As of {workspace.clock():%Y-%m-%d %H:%M:%S} UTC")
            _show(workspace, found)
            click.echo()
            shown = found
        if found.is_over:
            return
        time.sleep(seconds)


@click.command()
@_name
@as_json
@_to
@click.pass_obj
def quality(installation: Installation, name: str, *, is_json: bool, folder: Path | None) -> None:
    """Show how carefully a round is answered: time, where experts stop, what is missing, and flags.

    Example: soundings round quality northeast-asia/2026-autumn
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    found = monitoring.quality_of(workspace, round_name)
    if folder is not None:
        with_responses = found.lists_responses
        files = (
            each
            for each in monitoring.OF_QUALITY
            if with_responses or each != monitoring.OF_SINGLE_RESPONSES
        )
        _write(workspace, round_name, files, folder)
        return
    if is_json:
        echo_json(found.as_dict())
        return
    for line in quality_lines(found):
        click.echo(line)


def _show(workspace: Workspace, found: FieldWork) -> None:
    ends = standing(workspace, found.round) if found.round.opened_at else ""
    for line in status_lines(found, ends):
        click.echo(line)


def _write(workspace: Workspace, name: RoundName, files: Iterable[str], folder: Path) -> None:
    made = {each: monitoring.hand_out(workspace, name, each) for each in files}
    for path in write_export(made, folder):
        click.echo(path)
