"""`soundings researcher close`, `reset-link` and their like: what an administrator does to an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from surveys.services import authenticating
from surveys.services import authorizing

if TYPE_CHECKING:
    from surveys.cli.group import Installation


@click.command(name="make-administrator")
@click.argument("email")
@click.pass_obj
def make_administrator(installation: Installation, email: str) -> None:
    """Let somebody do everything in every study but join names to answers.

    Example: soundings researcher make-administrator ada@example.org
    """
    person = authorizing.change_administrator(
        installation.workspace(), email, is_administrator=True
    )
    click.echo(f"{person.name} is an administrator. Open sessions have ended.")


@click.command(name="unmake-administrator")
@click.argument("email")
@click.pass_obj
def unmake_administrator(installation: Installation, email: str) -> None:
    """Leave an administrator with the roles in studies; the last administrator stays one.

    Example: soundings researcher unmake-administrator ada@example.org
    """
    person = authorizing.change_administrator(
        installation.workspace(), email, is_administrator=False
    )
    click.echo(f"{person.name} is no administrator. Open sessions have ended.")


@click.command()
@click.argument("email")
@click.pass_obj
def close(installation: Installation, email: str) -> None:
    """Close an account: nobody signs in with it until it is opened again.

    Example: soundings researcher close bo@example.org
    """
    person = authorizing.close_account(installation.workspace(), email)
    click.echo(
        f"The account of {person.name} is closed, and its sessions have ended. Open it again with: "
        f"soundings researcher reopen {person.email}"
    )


@click.command()
@click.argument("email")
@click.pass_obj
def reopen(installation: Installation, email: str) -> None:
    """Open a closed account again, with the password, second factor and roles of before.

    Example: soundings researcher reopen bo@example.org
    """
    person = authorizing.reopen_account(installation.workspace(), email)
    click.echo(f"{person.name} can sign in again.")


@click.command(name="end-sessions")
@click.argument("email")
@click.pass_obj
def end_sessions(installation: Installation, email: str) -> None:
    """Sign somebody out of every browser.

    Example: soundings researcher end-sessions bo@example.org
    """
    workspace = installation.workspace()
    person = authorizing.find_researcher(workspace, email)
    count = authenticating.end_sessions(workspace, person)
    click.echo(f"{count} {'session' if count == 1 else 'sessions'} of {person.name} ended.")


@click.command(name="reset-link")
@click.argument("email")
@click.pass_obj
def reset_link(installation: Installation, email: str) -> None:
    """Print a link with which somebody sets a new password: good for one hour, and once.

    Example: soundings researcher reset-link bo@example.org
    """
    workspace = installation.workspace()
    person = authorizing.find_researcher(workspace, email)
    click.echo(authenticating.make_reset_link(workspace, person))
    click.echo(f"Hand it to {person.name} and nobody else; it is good for one hour.", err=True)


@click.command(name="drop-factor")
@click.argument("email")
@click.option("--yes", is_flag=True, help="Confirm without prompting.")
@click.pass_obj
def drop_factor(installation: Installation, email: str, *, yes: bool) -> None:
    """Take a lost second factor, with its recovery codes, from an account.

    Example: soundings researcher drop-factor bo@example.org
    """
    workspace = installation.workspace()
    person = authorizing.find_researcher(workspace, email)
    if not yes:
        click.confirm(
            f"The password alone then signs {person.name} in. Are you sure that {person.name} asked for it?",
            abort=True,
        )
    if authenticating.drop_lost_factor(workspace, person):
        click.echo(f"{person.name} has no second factor any more.")
    else:
        click.echo(f"{person.name} has no second factor, so nothing was changed.")


ACCOUNT_COMMANDS = (
    make_administrator,
    unmake_administrator,
    close,
    reopen,
    end_sessions,
    reset_link,
    drop_factor,
)
