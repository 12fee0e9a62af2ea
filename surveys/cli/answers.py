"""`soundings analyze` and `soundings export`: what the answers say."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.reliability_in_words import short_lines
from surveys.services.exporting.files import export_round
from surveys.services.exporting.files import write_export
from surveys.services.exporting.recording import record_export
from surveys.services.launching import read_round_name
from surveys.services.reporting import reliability_of
from surveys.services.reporting import round_results

_name = click.argument("name", metavar="STUDY/ROUND")


@click.command()
@_name
@as_json
@click.pass_obj
def analyze(installation: Installation, name: str, *, is_json: bool) -> None:
    """Place every alliance of a round, with probabilities and reliability.

    Example: soundings analyze northeast-asia/2026-autumn --json
    """
    results = round_results(installation.workspace(), read_round_name(name))
    if is_json:
        click.echo(results.json_bytes().decode(), nl=False)
        return
    if results.is_simulated:
        click.echo("SIMULATED DATA: no expert gave these answers.")
    for report in results.alliances:
        click.echo(report.sentence)
    click.echo()
    for line in short_lines(reliability_of(installation.workspace(), read_round_name(name))):
        click.echo(line)


@click.command()
@_name
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder for the files; it is made if need be.",
)
@click.pass_obj
def export(installation: Installation, name: str, folder: Path) -> None:
    """Export a closed round: ratings as CSV, results as JSON, the phase plane as SVG, PNG and PDF.

    Example: soundings export northeast-asia/2026-autumn --to out/
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    files = export_round(workspace, round_name)
    record_export(workspace, round_name, tuple(files))
    for path in write_export(files, folder):
        click.echo(path)
