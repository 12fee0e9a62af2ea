"""`soundings mail template`: read and change the words of messages, and send yourself one."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.group import Installation
from surveys.cli.group import read_file
from surveys.model.errors import Invalid
from surveys.model.messages import MessageKind
from surveys.services.mailing import wording
from surveys.services.mailing.trying_out import example_letter
from surveys.services.mailing.trying_out import send_test

_study = click.argument("study_id", metavar="STUDY")
_kind = click.argument(
    "kind", metavar="KIND", type=click.Choice([each.value for each in MessageKind])
)
_language = click.argument("language", metavar="LANGUAGE")
_SUBJECT = "Subject: "


@click.group()
def template() -> None:
    """Read and change the words of invitations, reminders and the message after the close."""


@template.command()
@_study
@_kind
@_language
@click.option("--filled", is_flag=True, help="With an example person in the place of the marks.")
@click.pass_obj
def show(
    installation: Installation, study_id: str, kind: str, language: str, *, filled: bool
) -> None:
    """Print the words in force: the subject, an empty line, the text.

    Example: soundings mail template show northeast-asia invitation en
    """
    workspace = installation.workspace()
    wording.require_language(workspace, study_id, language)
    found = wording.find_template(workspace, study_id, MessageKind(kind), language)
    if filled:
        letter = example_letter(workspace, study_id, found)
        click.echo(f"{_SUBJECT}{letter.subject}\n\n{letter.text}", nl=False)
        return
    click.echo(f"{_SUBJECT}{found.subject}\n\n{found.body}", nl=False)


@template.command(name="set")
@_study
@_kind
@_language
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def set_(installation: Installation, study_id: str, kind: str, language: str, file: Path) -> None:
    """Use the words of a file, written as `template show` prints them.

    Example: soundings mail template set northeast-asia invitation en invitation.txt
    """
    try:
        text = read_file(file).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Invalid(f"{file} is not UTF-8 text.") from error
    head, _, body = text.partition("\n\n")
    if not head.startswith(_SUBJECT):
        raise Invalid(f"{file} must begin with a line “Subject: …”, followed by an empty line.")
    wording.save_template(
        installation.workspace(),
        study_id,
        MessageKind(kind),
        language,
        subject=head.removeprefix(_SUBJECT),
        body=body,
    )
    click.echo(
        f"The {kind} in {language} has new words. See it: soundings mail template show --filled"
    )


@template.command()
@_study
@_kind
@_language
@click.pass_obj
def reset(installation: Installation, study_id: str, kind: str, language: str) -> None:
    """Use the words again that come with the program.

    Example: soundings mail template reset northeast-asia invitation en
    """
    wording.restore_template(installation.workspace(), study_id, MessageKind(kind), language)
    click.echo(f"The {kind} in {language} has the words that come with the program.")


@template.command()
@_study
@_kind
@_language
@click.argument("address", metavar="EMAIL")
@click.pass_obj
def test(installation: Installation, study_id: str, kind: str, language: str, address: str) -> None:
    """Send yourself a message as experts get it; its links lead nowhere.

    Example: soundings mail template test northeast-asia invitation en you@university.example
    """
    workspace = installation.workspace()
    wording.require_language(workspace, study_id, language)
    send_test(workspace, study_id, MessageKind(kind), language, address)
    click.echo(f"The mail server has taken a test message to {address}.")
