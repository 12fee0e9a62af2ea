"""`soundings key`: join names to pseudonyms, for a reason, on record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.services import identifying

if TYPE_CHECKING:
    from surveys.model.experts import Expert
    from surveys.services.workspace import Workspace


@click.command()
@click.argument("study_id", metavar="STUDY")
@click.option("--expert", default="", help="Whose pseudonym: an address or a name.")
@click.option("--pseudonym", default="", help="Whose name: a pseudonym, or its first 8 characters.")
@click.option(
    "--csv",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the key of everybody to a new file.",
)
@click.option("--reason", default="", help="Why; without it you are asked. It is recorded.")
@as_json
@click.pass_obj
def key(
    installation: Installation,
    study_id: str,
    expert: str,
    pseudonym: str,
    file: Path | None,
    reason: str,
    *,
    is_json: bool,
) -> None:
    """Join a name to a pseudonym or a pseudonym to a name; with neither, list every use of the key so far.

    Example: soundings key northeast-asia --expert expert@example.org --reason "The expert asks for the own data"
    """
    if sum(map(bool, (expert, pseudonym, file))) > 1:
        raise click.UsageError("Use one of --expert, --pseudonym and --csv at a time.")
    workspace = installation.workspace()
    if not (expert or pseudonym or file):
        _list_uses(workspace, study_id, is_json=is_json)
        return
    why = reason or str(click.prompt("Reason"))
    if file is not None:
        identifying.save_key(workspace, study_id, file, why)
        click.echo(f"The key is in {file}. Keep it apart from every export; the use is recorded.")
        return
    found = (
        identifying.find_pseudonym(workspace, study_id, expert, why)
        if expert
        else identifying.find_name(workspace, study_id, pseudonym, why)
    )
    _say(workspace, found, is_json=is_json)


def _say(workspace: Workspace, found: Expert, *, is_json: bool) -> None:
    pseudonym = identifying.shown_pseudonym(workspace, found)
    if is_json:
        echo_json({"pseudonym": pseudonym, "name": found.name, "email": found.email})
    else:
        click.echo(f"{pseudonym}  {found.name}  <{found.email}>")


def _list_uses(workspace: Workspace, study_id: str, *, is_json: bool) -> None:
    workspace.study(study_id)
    uses = identifying.list_uses(workspace, study_id)
    if is_json:
        echo_json(
            [
                {
                    "at": each.at.isoformat(),
                    "who": each.who,
                    "way": each.way.value,
                    "experts": each.experts,
                    "reason": each.reason,
                }
                for each in uses
            ]
        )
    elif not uses:
        click.echo(f"Nobody has used the key of {study_id} yet.")
    for each in () if is_json else uses:
        experts = "1 expert" if each.experts == 1 else f"{each.experts} experts"
        click.echo(
            f"{each.at:%Y-%m-%d %H:%M} UTC  {each.who}  {each.way.value}, {experts}: {each.reason}"
        )
