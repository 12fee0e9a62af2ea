"""`soundings round links`: who has a link that works, and taking links back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.services import revoking
from surveys.services.launching import read_round_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace


@click.command()
@click.argument("name", metavar="STUDY/ROUND")
@click.option("--revoke", multiple=True, metavar="EMAIL", help="Revoke this expert's links.")
@click.option("--revoke-all", is_flag=True, help="Revoke everybody's links.")
@click.option("--yes", is_flag=True, help="Revoke without prompting.")
@as_json
@click.pass_obj
def links(
    installation: Installation,
    name: str,
    revoke: Sequence[str],
    *,
    revoke_all: bool,
    yes: bool,
    is_json: bool,
) -> None:
    """Say how many links of a round work and who has none; or revoke links, without making new ones.

    Example: soundings round links northeast-asia/2026-autumn --revoke expert@example.org
    """
    if revoke and revoke_all:
        raise click.UsageError("--revoke names experts and --revoke-all means everybody: use one.")
    workspace = installation.workspace()
    round_name = read_round_name(name)
    if revoke or revoke_all:
        _revoke(workspace, round_name, revoke, is_sure=yes)
        return
    found = revoking.list_links(workspace, round_name)
    if is_json:
        echo_json([{"email": each.expert.email, "links": each.live} for each in found])
        return
    without = [each for each in found if not each.live]
    click.echo(f"{len(found)} invited, {sum(each.live for each in found)} links work.")
    for each in without:
        click.echo(f"no link that works: {each.expert.name}  <{each.expert.email}>")


def _revoke(workspace: Workspace, name: RoundName, emails: Sequence[str], *, is_sure: bool) -> None:
    found = (
        tuple(revoking.find_links(workspace, name, email) for email in emails)
        if emails
        else revoking.list_revocable(workspace, name)
    )
    live = sum(each.live for each in found)
    if not is_sure:
        them = "1 link stops" if live == 1 else f"{live} links stop"
        click.confirm(
            f"{them} working at once. Answers stay; but until there are new links, nobody gets in by these, "
            "not even to withdraw. Go on?",
            abort=True,
        )
    count = revoking.revoke(workspace, name, [each.expert.email for each in found])
    click.echo(f"Revoked {count} {'link' if count == 1 else 'links'} of the round {name}.")
