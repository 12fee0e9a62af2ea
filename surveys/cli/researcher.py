"""`soundings researcher`: the people who run studies."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.group import read_file
from surveys.services import authenticating


@click.group()
def researcher() -> None:
    """Give people accounts."""


@researcher.command()
@click.argument("email")
@click.option("--name", default="", help="As experts read it where a study names no sponsor.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file whose first line is the password; without it you are asked.",
)
@click.pass_obj
def add(installation: Installation, email: str, name: str, password_file: Path | None) -> None:
    """Add a researcher.

    Example: soundings researcher add ada@example.org --password-file secret.txt
    """
    password = _from_file(password_file) if password_file else _ask()
    added = authenticating.add_researcher(installation.workspace(), email, password, name)
    click.echo(f"Added {added.email}")


def _from_file(path: Path) -> str:
    lines = read_file(path).decode("utf-8", errors="replace").splitlines()
    return lines[0] if lines else ""


def _ask() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


@researcher.command(name="list")
@as_json
@click.pass_obj
def list_(installation: Installation, *, is_json: bool) -> None:
    """List the researchers.

    Example: soundings researcher list
    """
    known = authenticating.list_researchers(installation.workspace())
    if is_json:
        echo_json([{"email": each.email, "name": each.name} for each in known])
    elif not known:
        click.echo("There is no researcher yet. Add one with: soundings researcher add EMAIL")
    for each in () if is_json else known:
        click.echo(f"{each.email}  {each.name}")
