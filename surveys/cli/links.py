"""`soundings invite`: hand out links."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.services import inviting
from surveys.services.handing_out import new_links_file
from surveys.services.launching import read_round_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.cli.group import Installation
    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace


@click.command()
@click.argument("name", metavar="STUDY/ROUND")
@click.option(
    "--links-to",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The CSV file for the links (columns email, link). It must not exist yet.",
)
@click.option(
    "--reissue", multiple=True, metavar="EMAIL", help="Revoke this expert's links; make a new one."
)
@click.option("--reissue-all", is_flag=True, help="Revoke everybody's links; make new ones.")
@click.option("--yes", is_flag=True, help="Confirm --reissue-all without prompting.")
@click.pass_obj
def invite(
    installation: Installation,
    name: str,
    links_to: Path,
    reissue: Sequence[str],
    *,
    reissue_all: bool,
    yes: bool,
) -> None:
    """Make a link for every expert who is not invited yet. Links are shown in that file and nowhere else.

    Example: soundings invite northeast-asia/2026-autumn --links-to links.csv
    """
    if reissue and reissue_all:
        raise click.UsageError(
            "--reissue names experts and --reissue-all means everybody: use one."
        )
    workspace = installation.workspace()
    round_name = read_round_name(name)
    with new_links_file(workspace, links_to) as write:
        if reissue_all:
            reissue = _everybody(workspace, round_name, is_confirmed=yes)
        if reissue:
            count = inviting.reissue(workspace, round_name, reissue, write)
        else:
            count = inviting.invite(workspace, round_name, write)
    _say(count, links_to, is_new=not reissue)


def _everybody(workspace: Workspace, name: RoundName, *, is_confirmed: bool) -> tuple[str, ...]:
    """List the addresses of everybody who was invited, once it is confirmed that their links are to end."""
    invited = inviting.list_replaceable(workspace, name)
    if not is_confirmed:
        links = "1 new one is" if len(invited) == 1 else f"{len(invited)} new ones are"
        click.confirm(
            f"All links of the round {name} stop working at once, those that you have sent included, and "
            f"{links} made. Answers that were begun stay. Go on?",
            abort=True,
        )
    return tuple(expert.email for expert in invited)


def _say(count: int, links_to: Path, *, is_new: bool) -> None:
    if not count:
        click.echo("Everybody in the panel is invited already, so there is no new link.")
        return
    click.echo(
        f"{count} {'link is' if count == 1 else 'links are'} in {links_to}. Keep the file private."
    )
    if not is_new:
        whose = "this expert" if count == 1 else f"these {count} experts"
        click.echo(f"The earlier links of {whose} work no more.")
