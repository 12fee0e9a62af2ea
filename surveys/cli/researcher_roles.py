"""`soundings researcher invite`, `role` and `key`: who works on a study, as what, and who may use its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from surveys.model.roles import Role
from surveys.services import authorizing
from surveys.services.telling_researchers import tell_of_invitation

if TYPE_CHECKING:
    from surveys.cli.group import Installation


_ROLES = click.Choice([role.value for role in Role])


@click.command()
@click.argument("study_id", metavar="STUDY")
@click.argument("email")
@click.option("--role", type=_ROLES, default=Role.VIEWER.value, show_default=True, help="As what.")
@click.option("--take-back", is_flag=True, help="Make the link of an earlier invitation void.")
@click.pass_obj
def invite(
    installation: Installation, study_id: str, email: str, role: str, *, take_back: bool
) -> None:
    """Make a link by which somebody joins a study, for a week; it is mailed where mail is set up.

    Example: soundings researcher invite northeast-asia bo@example.org --role field-worker
    """
    workspace = installation.workspace()
    if take_back:
        count = authorizing.take_invitation_back(workspace, study_id, email)
        click.echo(
            "Its link lets nobody in any more." if count else f"{email} has no open invitation."
        )
        return
    asked = authorizing.invite_researcher(workspace, study_id, email, Role(role))
    click.echo(asked.address)
    sent = "It was sent by mail." if tell_of_invitation(workspace, asked) else "Hand it over."
    click.echo(f"{sent} The link is good for seven days, and once.", err=True)


@click.group()
def role() -> None:
    """Say who works on a study, and as what."""


@role.command(name="give")
@click.argument("study_id", metavar="STUDY")
@click.argument("email")
@click.argument("role_name", metavar="ROLE", type=_ROLES)
@click.pass_obj
def give_role(installation: Installation, study_id: str, email: str, role_name: str) -> None:
    """Let somebody with an account work on a study, or change the role.

    Example: soundings researcher role give northeast-asia bo@example.org field-worker
    """
    member = authorizing.give_role(installation.workspace(), study_id, email, Role(role_name))
    click.echo(f"{member.researcher.name} is {member.role.value} of {study_id}.")


@role.command(name="take")
@click.argument("study_id", metavar="STUDY")
@click.argument("email")
@click.pass_obj
def take_role(installation: Installation, study_id: str, email: str) -> None:
    """Take somebody out of a study; open sessions of theirs end.

    Example: soundings researcher role take northeast-asia bo@example.org
    """
    authorizing.remove_member(installation.workspace(), study_id, email)
    click.echo(f"{email} no longer works on {study_id}.")


@click.group()
def key() -> None:
    """Say who may join names to answers: no role includes it."""


@key.command(name="give")
@click.argument("study_id", metavar="STUDY")
@click.argument("email")
@click.pass_obj
def give_key(installation: Installation, study_id: str, email: str) -> None:
    """Let somebody who works on a study join names to answers; each use is recorded.

    Example: soundings researcher key give northeast-asia bo@example.org
    """
    member = authorizing.change_key(installation.workspace(), study_id, email, may_use_key=True)
    click.echo(f"{member.researcher.name} may use the key of {study_id}. Each use is recorded.")


@key.command(name="take")
@click.argument("study_id", metavar="STUDY")
@click.argument("email")
@click.pass_obj
def take_key(installation: Installation, study_id: str, email: str) -> None:
    """Take the right to join names to answers away.

    Example: soundings researcher key take northeast-asia bo@example.org
    """
    member = authorizing.change_key(installation.workspace(), study_id, email, may_use_key=False)
    click.echo(f"{member.researcher.name} may no longer use the key of {study_id}.")


ROLE_COMMANDS = (invite, role, key)
