"""`soundings researcher`: the people who run studies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.group import read_file
from surveys.services import authenticating
from surveys.services import authorizing

if TYPE_CHECKING:
    from surveys.services.authorizing import Account


@click.group()
def researcher() -> None:
    """Give people accounts, and roles in studies."""


@researcher.command()
@click.argument("email")
@click.option("--name", default="", help="As experts read it where a study names no sponsor.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file whose first line is the password; without it you are asked.",
)
@click.option("--administrator", is_flag=True, help="May do everything in every study.")
@click.pass_obj
def add(
    installation: Installation,
    email: str,
    name: str,
    password_file: Path | None,
    *,
    administrator: bool,
) -> None:
    """Add a researcher; the first one is an administrator in any case.

    Example: soundings researcher add ada@example.org --password-file secret.txt
    """
    workspace = installation.workspace()
    password = _from_file(password_file) if password_file else _ask()
    is_administrator = administrator or authenticating.needs_setting_up(workspace)
    added = authenticating.add_researcher(
        workspace, email, password, name, is_administrator=is_administrator
    )
    click.echo(f"Added {added.email}{' as an administrator' if administrator else ''}")


def _from_file(path: Path) -> str:
    lines = read_file(path).decode("utf-8", errors="replace").splitlines()
    return lines[0] if lines else ""


def _ask() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


@researcher.command(name="list")
@click.option("--study", "study_id", default="", help="Only who works on this study.")
@as_json
@click.pass_obj
def list_(installation: Installation, study_id: str, *, is_json: bool) -> None:
    """List the researchers with what they are in the installation and in studies.

    Example: soundings researcher list
    """
    workspace = installation.workspace()
    known = authorizing.list_accounts(workspace)
    if study_id:
        members = {each.researcher.id for each in authorizing.list_members(workspace, study_id)}
        known = tuple(each for each in known if each.researcher.id in members)
    if is_json:
        echo_json([_fields(each) for each in known])
    elif not known and study_id:
        click.echo(f"Nobody works on {study_id} yet but the administrators of the installation.")
    elif not known:
        click.echo("There is no researcher yet. Add one with: soundings researcher add EMAIL")
    for each in () if is_json else known:
        click.echo(_line(each))


def _line(account: Account) -> str:
    person = account.researcher
    roles = [
        f"{each.study}: {each.role.value}{', may use the key' if each.may_use_key else ''}"
        for each in account.memberships
    ]
    parts = [
        person.name,
        "administrator" if person.is_administrator else "",
        "second factor" if account.has_second_factor else "",
        "" if account.is_open else "closed",
        *roles,
    ]
    return "  ".join([person.email, *filter(None, parts)])


def _fields(account: Account) -> dict[str, object]:
    person, seen = account.researcher, account.last_seen_at
    return {
        "email": person.email,
        "name": person.name,
        "is_administrator": person.is_administrator,
        "has_second_factor": account.has_second_factor,
        "last_seen_at": seen.isoformat() if seen else None,
        "is_open": account.is_open,
        "studies": [
            {"study": each.study, "role": each.role.value, "may_use_key": each.may_use_key}
            for each in account.memberships
        ],
    }
