"""`soundings init`: make an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from surveys.services.installing import initialise

if TYPE_CHECKING:
    from surveys.cli.group import Installation


@click.command()
@click.pass_obj
def init(installation: Installation) -> None:
    """Make an installation, or bring an existing one up to date.

    Example: soundings --instance ~/soundings init
    """
    is_new = initialise(installation.folder)
    if not is_new:
        installation.workspace()
    click.echo(
        f"{'Made an installation' if is_new else 'The installation is up to date'} in {installation.folder}"
    )
