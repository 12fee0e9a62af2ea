"""`soundings doctor`: examine the installation."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.model.findings import Weight
from surveys.services import diagnosing
from surveys.services.installing import load_settings
from surveys.services.workspace import open_workspace

if TYPE_CHECKING:
    from surveys.cli.group import Installation
    from surveys.services.diagnosing import Examination

_MARKS = {Weight.TO_MEND: "MEND  ", Weight.ADVICE: "advice", Weight.GOOD: "good  "}


@click.command()
@click.option("--repair", is_flag=True, help="Finish what a crash left half done.")
@as_json
@click.pass_obj
def doctor(installation: Installation, *, repair: bool, is_json: bool) -> None:
    """Examine the installation: address, mail, fonts, clock, disk, databases, jobs. Exit code 1: mend something.

    Example: soundings doctor
    """
    # Opened without bringing it up to date: that a database is of an earlier version is a finding.
    workspace = open_workspace(load_settings(installation.folder))
    mended = diagnosing.mend_halves(workspace) if repair else 0
    examination = diagnosing.examine(workspace)
    if is_json:
        echo_json(examination.as_dict() | ({"mended": mended} if repair else {}))
    else:
        _say(examination)
        if repair:
            things = "1 thing" if mended == 1 else f"{mended} things"
            click.echo(f"Finished what was left half done: {things}.")
    if not examination.is_well:
        sys.exit(1)


def _say(examination: Examination) -> None:
    for finding in examination.findings:
        click.echo(f"{_MARKS[finding.weight]}  {finding.about}: {finding.sentence}")
        if finding.to_do:
            click.echo(f"        {finding.to_do}")
    count = len(examination.to_mend)
    if count:
        click.echo(f"\n{count} {'thing' if count == 1 else 'things'} must be mended.")
    else:
        click.echo("\nNothing must be mended.")
