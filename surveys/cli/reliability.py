"""`soundings reliability`: how far the experts of a round agree, and how its items hang together."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.reliability_in_words import reliability_lines
from surveys.services.exporting.files import write_export
from surveys.services.launching import read_round_name
from surveys.services.reporting import RELIABILITY_FILES
from surveys.services.reporting import reliability_file
from surveys.services.reporting import reliability_of


@click.command()
@click.argument("name", metavar="STUDY/ROUND")
@as_json
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the tables as CSV files to this folder instead; it is made if need be.",
)
@click.pass_obj
def reliability(
    installation: Installation, name: str, *, is_json: bool, folder: Path | None
) -> None:
    """Show how far a round's experts agree, question by question, and how its items hang together.

    Example: soundings reliability northeast-asia/2026-autumn
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    if folder is not None:
        files = {each: reliability_file(workspace, round_name, each) for each in RELIABILITY_FILES}
        for path in write_export(files, folder):
            click.echo(path)
        return
    found = reliability_of(workspace, round_name)
    if is_json:
        echo_json(found.as_dict())
        return
    for line in reliability_lines(found):
        click.echo(line)
