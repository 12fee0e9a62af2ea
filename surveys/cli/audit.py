"""`soundings audit`: who did what, when and to what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import as_json
from surveys.services.auditing.exporting import export_audit
from surveys.services.auditing.exporting import fields
from surveys.services.auditing.reading import list_events
from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from surveys.cli.group import Installation


@click.command()
@click.argument("study_id", metavar="[STUDY]", default="")
@click.option("--kind", default="", help="Only events of this kind, such as round-opened.")
@click.option("--day", default="", help="Only events of this day, such as 2026-11-24.")
@click.option(
    "--csv",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all of it to a new CSV file instead, the oldest first.",
)
@as_json
@click.pass_obj
def audit(
    installation: Installation,
    study_id: str,
    kind: str,
    day: str,
    file: Path | None,
    *,
    is_json: bool,
) -> None:
    """Say who did what in a study, or without one with people and accounts; the newest first.

    Example: soundings audit northeast-asia --kind round-opened
    """
    workspace = installation.workspace()
    if file is not None:
        _require_new(file)
        _write(file, export_audit(workspace, study_id, "csv", kind=kind, day=day))
        click.echo(file)
        return
    found = list_events(workspace, study_id, kind=kind, day=day, limit=None).events
    if is_json:
        click.echo(json.dumps([fields(each) for each in found], indent=2, ensure_ascii=False))
        return
    for each in found:
        click.echo(f"{each.event.at:%Y-%m-%d %H:%M:%S} UTC  {each.sentence}")
    if not found:
        click.echo("Nothing of that was recorded.")


def _require_new(file: Path) -> None:
    if file.exists():
        raise click.ClickException(f"{file} is there already. Choose another name.")


def _write(file: Path, content: bytes) -> None:
    try:
        write_privately(file, content)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
