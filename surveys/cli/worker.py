"""`soundings worker`: the process that does what takes long, apart from the pages."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import click

from surveys.services.working.worker import work_once
from surveys.services.working.worker import work_until_told

if TYPE_CHECKING:
    from surveys.cli.group import Installation


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option("--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("--parent", type=int, hidden=True)
@click.pass_obj
def worker(installation: Installation, parent: int | None, *, once: bool, quiet: bool) -> None:
    """Work on jobs: mail, exports, backups. `soundings serve` starts one by itself.

    Example: soundings worker --once
    """
    _log(is_quiet=quiet)
    workspace = installation.workspace()
    if once:
        count = work_once(workspace)
        click.echo(f"{count} {'job was' if count == 1 else 'jobs were'} worked on.")
        return
    if not quiet:
        click.echo("The worker is running  (stop with Ctrl+C)")
    work_until_told(workspace, parent=parent)


def _log(*, is_quiet: bool) -> None:
    """Log to standard error: numbers and kinds of jobs, never what they are about."""
    logging.basicConfig(
        format="%(asctime)s %(levelname)s %(message)s",
        level=logging.WARNING if is_quiet else logging.INFO,
    )
    logging.getLogger("huey").setLevel(logging.WARNING)
