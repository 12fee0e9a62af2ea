"""`soundings round checklist` and `preregistration`: what a round needs, and what it is held to."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.group import write_file
from surveys.services import preregistering
from surveys.services.launching import read_round_name

_name = click.argument("name", metavar="STUDY/ROUND")


@click.command()
@_name
@as_json
@click.pass_obj
def checklist(installation: Installation, name: str, *, is_json: bool) -> None:
    """Say what a round needs before it opens: what must be done, and what had better be.

    Example: soundings round checklist northeast-asia/2026-autumn
    """
    ready = preregistering.readiness(installation.workspace(), read_round_name(name))
    if is_json:
        lines = [
            {
                "id": each.id,
                "done": each.is_done,
                "weight": each.weight.value,
                "says": each.says,
                "advice": each.advice,
            }
            for each in ready.checks
        ]
        echo_json({"round": str(ready.round), "can_open": ready.can_open, "checks": lines})
        return
    for each in ready.checks:
        state = "done" if each.is_done else each.weight.value
        advice = f" {each.advice}" if each.advice else ""
        click.echo(f"{state:>8}  {each.name}: {each.says}{advice}")


@click.command()
@_name
@click.option(
    "--pdf",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file to print it to; one that is there is overwritten.",
)
@as_json
@click.pass_obj
def preregistration(
    installation: Installation, name: str, *, target: Path | None, is_json: bool
) -> None:
    """Show, print or write out what a round is held to, with its hash.

    Example: soundings round preregistration northeast-asia/2026-autumn --pdf preregistration.pdf
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    if target:
        write_file(target, preregistering.print_preregistration(workspace, round_name))
    made = preregistering.preregistration(workspace, round_name)
    if is_json:
        # The very bytes whose hash is recorded, and nothing else.
        click.echo(made.content, nl=False)
        return
    when = f"recorded {made.recorded_at:%Y-%m-%d %H:%M} UTC" if made.recorded_at else "not recorded"
    click.echo(f"{made.round}: {when}")
    click.echo(f"SHA-256 {made.sha256}")
    if target:
        click.echo(target)
