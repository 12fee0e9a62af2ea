"""`soundings audit`: who did what, when and to what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.services.auditing.exporting import fields
from surveys.services.auditing.exporting import write_audit
from surveys.services.auditing.reading import Wanted
from surveys.services.auditing.reading import list_events
from surveys.services.authorizing import find_researcher

if TYPE_CHECKING:
    from surveys.cli.group import Installation

_SHOWN = 100


@click.command()
@click.argument("study_id", metavar="[STUDY]", default="")
@click.option("--kind", default="", help="Only events of this kind, such as round-opened.")
@click.option("--by", "email", help="Only what the researcher with this address did.")
@click.option("--day", default="", help="Only events of this day, such as 2026-11-24.")
@click.option(
    "--last",
    type=click.IntRange(1),
    default=_SHOWN,
    show_default=True,
    help="How many, the newest first.",
)
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all of it to a new file instead, .csv or .json, the oldest first.",
)
@as_json
@click.pass_obj
def audit(  # noqa: PLR0913 - one for each filter
    installation: Installation,
    study_id: str,
    kind: str,
    email: str | None,
    day: str,
    last: int,
    file: Path | None,
    *,
    is_json: bool,
) -> None:
    """Say who did what in a study, or without one with people and accounts; the newest first.

    Example: soundings audit northeast-asia --kind round-opened
    """
    workspace = installation.workspace()
    by = find_researcher(workspace, email).id if email else None
    wanted = Wanted(kind=kind, by=by, day=day)
    if file is not None:
        write_audit(workspace, file, study_id, wanted)
        click.echo(file)
        return
    listed = list_events(workspace, study_id, wanted, limit=last)
    if is_json:
        echo_json([fields(each) for each in listed.events])
        return
    for each in listed.events:
        click.echo(f"{each.event.at:%Y-%m-%d %H:%M:%S} UTC  {each.sentence}")
    if not listed.events:
        click.echo("Nothing of that was recorded.")
    if listed.next_page:
        click.echo(f"There are older ones: --last {2 * last}, or all of them with --to")
