"""`soundings verify`, `receipt`, `backup` and `restore`: keep what was acknowledged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.model.receipts import ReceiptState
from surveys.services import preserving
from surveys.services.acknowledging import check_receipt

if TYPE_CHECKING:
    from datetime import date

_STANDINGS = {
    ReceiptState.IN_FORCE: "answers were acknowledged with this code on {day}, and they are in force",
    ReceiptState.REPLACED: "answers were acknowledged with this code on {day}; a later receipt has replaced it",
    ReceiptState.WITHDRAWN: "answers were acknowledged with this code on {day}; they were withdrawn, and erased",
    ReceiptState.WITHDRAWAL: "a withdrawal was acknowledged with this code on {day}; the answers were erased",
}


@click.command()
@click.argument("study_id", metavar="[STUDY]", default="")
@as_json
@click.pass_obj
def verify(installation: Installation, study_id: str, *, is_json: bool) -> None:
    """Verify that every acknowledged submission and withdrawal is there, unaltered.

    Example: soundings verify northeast-asia
    """
    verdicts = preserving.verify(installation.workspace(), study_id)
    if is_json:
        echo_json(
            [
                {"study": each.study, "entries": each.entries, "findings": list(each.findings)}
                for each in verdicts
            ]
        )
    for each in () if is_json else verdicts:
        entries = "1 entry" if each.entries == 1 else f"{each.entries} entries"
        findings = (
            "1 finding" if len(each.findings) == 1 else f"{len(each.findings) or 'no'} findings"
        )
        click.echo(f"{each.study}: {entries}, {findings}")
        for finding in each.findings:
            click.echo(f"  {finding}")
    if any(each.findings for each in verdicts):
        sys.exit(1)


@click.group()
def receipt() -> None:
    """Look up receipt codes."""


@receipt.command()
@click.argument("code")
@click.pass_obj
def check(installation: Installation, code: str) -> None:
    """Say what a receipt code proves, without naming anybody.

    Example: soundings receipt check ABCD-EFGH-IJKL-MNOP
    """
    found = check_receipt(installation.workspace(), code)
    what = _STANDINGS[found.state].format(day=_day(found.day))
    click.echo(f"“{found.study}”, round {found.round}: {what}.")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder in which the backup gets a folder of its own.",
)
@click.pass_obj
def backup(installation: Installation, folder: Path) -> None:
    """Back up the whole installation while it runs, and check the copy.

    Example: soundings backup --to /mnt/backups
    """
    report = preserving.back_up(installation.workspace(), folder)
    click.echo(
        f"{len(report.manifest.files)} files are in {report.directory}, reopened and checked."
    )


@click.command()
@click.argument("backup_folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def restore(installation: Installation, backup_folder: Path) -> None:
    """Restore a backup into an empty installation folder.

    Example: soundings --instance ~/restored restore /mnt/backups/soundings-20261123T101500Z
    """
    report = preserving.bring_back(backup_folder, installation.folder)
    click.echo(f"{len(report.manifest.files)} files restored to {report.directory} and checked.")
