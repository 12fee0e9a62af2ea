"""`soundings study`: study files, checked, added, listed and printed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.cli.group import read_file
from surveys.services import designing
from surveys.services import printing

_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.group()
def study() -> None:
    """Check, add, list and print studies."""


@study.command()
@_file
@as_json
def check(file: Path, *, is_json: bool) -> None:
    """Check a study file: every problem with its line, and how long the questionnaire takes.

    Example: soundings study check surveys/studies/northeast-asia.toml
    """
    checked = designing.check_study_file(read_file(file))
    if is_json:
        echo_json(
            {
                "problems": [
                    {"line": problem.line, "message": problem.message}
                    for problem in checked.problems
                ],
                "minutes": checked.minutes
                and {"computer": checked.minutes.computer, "phone": checked.minutes.phone},
                "forms": [
                    {
                        "form": each.id,
                        "answers": each.answers,
                        "minutes": {"computer": each.minutes.computer, "phone": each.minutes.phone},
                    }
                    for each in checked.lengths
                ],
            }
        )
    for problem in () if is_json else checked.problems:
        click.echo(f"{file}: {problem}", err=True)
    if checked.study is None or checked.minutes is None:
        if not is_json:
            count = len(checked.problems)
            click.echo(f"{count} {'problem' if count == 1 else 'problems'} found.", err=True)
        sys.exit(1)
    if not is_json:
        click.echo(f"{checked.study.id}: no problems.")
        for each in checked.lengths:
            what = f"The form “{each.id}”" if each.id else "The whole questionnaire"
            click.echo(
                f"{what}: {each.answers} answers, about {each.minutes.computer} minutes on a computer, "
                f"{each.minutes.phone} on a phone."
            )


@study.command()
@_file
@click.pass_obj
def add(installation: Installation, file: Path) -> None:
    """Add a study file, as a new study or as the next version of the study with its id; print the id.

    Example: soundings study add surveys/studies/northeast-asia.toml
    """
    added = designing.add_study(installation.workspace(), read_file(file))
    click.echo(added.study.id)
    if not added.is_new:
        click.echo(f"These very bytes are version {added.version} already.", err=True)


@study.command(name="list")
@as_json
@click.pass_obj
def list_(installation: Installation, *, is_json: bool) -> None:
    """List the studies.

    Example: soundings study list
    """
    known = designing.list_studies(installation.workspace())
    if is_json:
        echo_json(
            [
                {
                    "id": each.study.id,
                    "title": each.study.title.to("en"),
                    "version": each.version,
                    "alliances": [alliance.id for alliance in each.study.alliances],
                }
                for each in known
            ]
        )
    elif not known:
        click.echo("There is no study yet. Add one with: soundings study add FILE")
    for each in () if is_json else known:
        click.echo(f"{each.study.id}  version {each.version}  {each.study.title.to('en')}")


@study.command(name="print")
@click.argument("name", metavar="FILE|STUDY")
@click.option(
    "--language", default="", help="A language of the study; the first one where it is left out."
)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The PDF file to write; one that is there is overwritten.",
)
@click.pass_obj
def print_(installation: Installation, name: str, language: str, target: Path) -> None:
    """Print a questionnaire as a PDF, for an ethics board: consent text, every page, scales and conditions.

    Example: soundings study print northeast-asia --language en --to questionnaire.pdf
    """
    if Path(name).is_file():
        content = printing.print_file(read_file(Path(name)), language)
    else:
        content = printing.print_study(installation.workspace(), name, language)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}.") from error
    click.echo(target)


@study.command()
@click.argument("study_id", metavar="STUDY")
@click.argument("language")
@click.pass_obj
def confirm(installation: Installation, study_id: str, language: str) -> None:
    """Confirm a translation, so that experts may answer in it; drafts are not offered.

    Example: soundings study confirm northeast-asia ja
    """
    designing.confirm_translation(installation.workspace(), study_id, language)
    click.echo(
        f"{study_id} is offered in {language}; rounds of this version that are open offer it too."
    )
