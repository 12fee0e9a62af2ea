"""`soundings panel`: the experts of a study, from files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.group import read_file
from surveys.cli.group import write_file
from surveys.services import recruiting
from surveys.services.recruiting.blank_files import BLANK_FILES
from surveys.services.recruiting.blank_files import blank_file
from surveys.services.recruiting.listing import find_all
from surveys.services.recruiting.listing import read_query

if TYPE_CHECKING:
    from surveys.services.recruiting import PanelPreview


@click.group()
def panel() -> None:
    """Build panels: import, list, add, change, merge and retire experts; set quotas."""


@panel.command(name="import")
@click.argument("study_id", metavar="STUDY")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--sheet", default="", help="The sheet of a workbook; without it, the first one.")
@click.option(
    "--map",
    "mapped",
    metavar="COLUMN=NAME",
    multiple=True,
    help="Take a column for this; without a NAME, leave it out.",
)
@click.option("--good-rows", is_flag=True, help="Import the good rows of a file that has bad ones.")
@click.option("--update", is_flag=True, help="Change known experts as the file says.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and store nothing.")
@click.pass_obj
def import_(  # noqa: PLR0913 - one for each option
    installation: Installation,
    study_id: str,
    file: Path,
    *,
    sheet: str,
    mapped: tuple[str, ...],
    good_rows: bool,
    update: bool,
    dry_run: bool,
) -> None:
    """Import experts from a CSV or XLSX with the columns name, email, language and the study's attributes.

    Example: soundings panel import northeast-asia panel.xlsx
    """
    workspace, data = installation.workspace(), read_file(file)
    choices = recruiting.Choices(sheet=sheet, columns=dict(map(_mapped, mapped)))
    if dry_run:
        _say_preview(file, recruiting.preview_panel(workspace, study_id, data, choices))
        return
    done = recruiting.import_panel(
        workspace, study_id, data, choices, good_rows=good_rows, update=update
    )
    _say_columns(file, done)
    for problem in done.problems:
        click.echo(f"{file}: left out, {problem}", err=True)
    for each in done.retired:
        click.echo(f"{file}: line {each.line}: {each.email} is retired and stays so.", err=True)
    changed = f" {_changed(done)} changed." if update else ""
    click.echo(
        f"Imported {len(done.new)} experts; {len(done.known)} were in the panel already.{changed}"
    )


def _mapped(text: str) -> tuple[str, str]:
    column, equals, name = text.rpartition("=")
    if not equals or not column.strip():
        raise click.BadParameter(f"“{text}” is not COLUMN=NAME.", param_hint="--map")
    return column.strip(), name.strip()


def _changed(done: PanelPreview) -> str:
    number = len(done.updates)
    return f"{number} was" if number == 1 else f"{number} were"


def _say_columns(file: Path, done: PanelPreview) -> None:
    for column in done.columns:
        if not column.field and column.header:
            click.echo(
                f"{file}: the column “{column.header}” is left out (--map to take it).", err=True
            )


def _say_preview(file: Path, found: PanelPreview) -> None:
    for column in found.columns:
        click.echo(f"{column.header or '(no name)'} → {column.field or 'left out'}")
    click.echo(
        f"{len(found.new)} new, {len(found.known)} in the panel already, {len(found.retired)} retired, "
        f"{found.bad_lines} {'line' if found.bad_lines == 1 else 'lines'} wrong. Nothing was stored."
    )
    for update in found.updates:
        for change in update.changes:
            click.echo(
                f"line {update.line}: {update.before.email}: {change.field}: “{change.before}” → “{change.after}”"
            )
    for problem in found.problems:
        click.echo(f"{file}: {problem}", err=True)


@panel.command(name="list")
@click.argument("study_id", metavar="STUDY")
@click.option("--where", multiple=True, metavar="ATTRIBUTE=VALUE", help="Only those; repeatable.")
@click.option("--search", default="", help="Only those with this in name or address.")
@click.option("--sort", default="name", help="By name, email, language or newest.")
@click.option("--retired", is_flag=True, help="Those who were retired instead.")
@as_json
@click.pass_obj
def list_(
    installation: Installation,
    study_id: str,
    *,
    where: tuple[str, ...],
    search: str,
    sort: str,
    retired: bool,
    is_json: bool,
) -> None:
    """List a study's panel: names and addresses, never pseudonyms.

    Example: soundings panel list northeast-asia --where community=scholar
    """
    workspace = installation.workspace()
    query = read_query(
        workspace, study_id, text=search, where=where, order=sort, is_retired=retired
    )
    experts = find_all(workspace, study_id, query)
    if is_json:
        echo_json(
            [
                {"name": each.name, "email": each.email, "language": each.language}
                | dict(each.attributes)
                for each in experts
            ]
        )
    elif not experts and query.is_everybody:
        click.echo(
            f"{study_id} has no panel yet. Import one: soundings panel import {study_id} FILE"
        )
    elif not experts:
        click.echo(f"Nobody in the panel of {study_id} is like that.")
    for each in () if is_json else experts:
        click.echo(f"{each.name}  <{each.email}>  {each.language}")


@panel.command()
@click.argument("study_id", metavar="STUDY")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def template(installation: Installation, study_id: str, file: Path) -> None:
    """Write a panel file to fill in, with the study's columns: CSV or XLSX, as its name ends.

    Example: soundings panel template northeast-asia panel.xlsx
    """
    kind = file.suffix.lower().removeprefix(".")
    if kind not in BLANK_FILES:
        raise click.BadParameter("The name of the file must end in .csv or .xlsx.")
    if file.exists():
        raise click.ClickException(f"{file} exists already. Name another file.")
    write_file(file, blank_file(installation.workspace(), study_id, kind))
    click.echo(f"Wrote {file}. Fill it in, then: soundings panel import {study_id} {file}")
