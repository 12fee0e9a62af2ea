"""`soundings panel`: the experts of a study."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.group import read_file
from surveys.services import recruiting


@click.group()
def panel() -> None:
    """Import and list panels."""


@panel.command(name="import")
@click.argument("study_id", metavar="STUDY")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--good-rows", is_flag=True, help="Import the good rows of a file that has bad ones.")
@click.pass_obj
def import_(installation: Installation, study_id: str, file: Path, *, good_rows: bool) -> None:
    """Import experts from a CSV with the columns name, email, language and the study's attributes.

    Example: soundings panel import northeast-asia panel.csv
    """
    done = recruiting.import_panel(
        installation.workspace(), study_id, read_file(file), good_rows=good_rows
    )
    for problem in done.problems:
        click.echo(f"{file}: left out, {problem}", err=True)
    click.echo(f"Imported {len(done.new)} experts; {len(done.known)} were in the panel already.")


@panel.command(name="list")
@click.argument("study_id", metavar="STUDY")
@as_json
@click.pass_obj
def list_(installation: Installation, study_id: str, *, is_json: bool) -> None:
    """List a study's panel: names and addresses, never pseudonyms.

    Example: soundings panel list northeast-asia
    """
    experts = recruiting.list_panel(installation.workspace(), study_id)
    if is_json:
        echo_json(
            [
                {"name": each.name, "email": each.email, "language": each.language}
                | dict(each.attributes)
                for each in experts
            ]
        )
    elif not experts:
        click.echo(
            f"{study_id} has no panel yet. Import one: soundings panel import {study_id} FILE"
        )
    for each in () if is_json else experts:
        click.echo(f"{each.name}  <{each.email}>  {each.language}")
