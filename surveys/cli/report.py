"""`soundings report`: the report of a round for its readers, as PDF or HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.services.composing import report_file
from surveys.services.exporting.files import write_export
from surveys.services.exporting.recording import record_export
from surveys.services.launching import read_round_name

if TYPE_CHECKING:
    from surveys.cli.group import Installation


@click.command()
@click.argument("name", metavar="STUDY/ROUND")
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write; its ending, .pdf or .html, says the format.",
)
@click.option("--language", default="", help="Its language; the study's first without it.")
@click.pass_obj
def report(installation: Installation, name: str, file: Path, language: str) -> None:
    """Write the report of a round: panel, instrument, placements, reliability, sensitivity, limits and methods.

    Example: soundings report northeast-asia/2026-autumn --language ja --to report.pdf
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    form = file.suffix.removeprefix(".").lower()
    content = report_file(workspace, round_name, form, language)
    record_export(workspace, round_name, (f"report.{form}",))
    for path in write_export({file.name: content}, file.parent):
        click.echo(path)
