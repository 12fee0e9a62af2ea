"""`soundings mail opt-out`, `opted-out` and `history`: who wants no mail, and what passed."""

from __future__ import annotations

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.services.mailing import history as histories
from surveys.services.mailing import opting_out


@click.command(name="opt-out")
@click.argument("email")
@click.option("--study", "study_id", default="", help="Only mail from this study.")
@click.option("--undo", is_flag=True, help="Let mail go on.")
@click.pass_obj
def opt_out(installation: Installation, email: str, study_id: str, *, undo: bool) -> None:
    """Record that somebody wants no more invitations and reminders, from one study or from all.

    Example: soundings mail opt-out expert@example.org --study northeast-asia
    """
    workspace = installation.workspace()
    whence = f"the study “{study_id}”" if study_id else "any study here"
    if undo:
        was_ended = opting_out.opt_in(workspace, email, study_id)
        click.echo(
            f"{email} is sent mail from {whence} again."
            if was_ended
            else f"No wish of {email} for no mail from {whence} was recorded."
        )
        return
    is_new = opting_out.opt_out(workspace, email, study_id)
    before = "" if is_new else " That was recorded before."
    click.echo(f"{email} is sent no mail from {whence} any more.{before} Links still work.")


@click.command(name="opted-out")
@click.argument("study_id", metavar="STUDY")
@as_json
@click.pass_obj
def opted_out(installation: Installation, study_id: str, *, is_json: bool) -> None:
    """List the experts of a study who want no mail.

    Example: soundings mail opted-out northeast-asia
    """
    found = opting_out.list_opted_out(installation.workspace(), study_id)
    if is_json:
        echo_json(
            [
                {
                    "email": each.expert.email,
                    "name": each.expert.name,
                    "everywhere": each.wish.is_everywhere,
                    "said_by": each.wish.said_by.value,
                    "at": each.wish.opted_out_at.isoformat(),
                }
                for each in found
            ]
        )
    elif not found:
        click.echo(f"Everybody in the panel of {study_id} may be written to.")
    for each in () if is_json else found:
        where = "everywhere" if each.wish.is_everywhere else "this study"
        click.echo(
            f"{each.expert.name}  <{each.expert.email}>  {where}  {each.wish.opted_out_at:%Y-%m-%d}"
        )


@click.command()
@click.argument("email")
@click.option("--study", "study_id", required=True, help="The study whose expert it is.")
@as_json
@click.pass_obj
def history(installation: Installation, email: str, study_id: str, *, is_json: bool) -> None:
    """Show everything that passed between a study and an expert: mail, links, wishes; never answers.

    Example: soundings mail history expert@example.org --study northeast-asia
    """
    found = histories.history_by_address(installation.workspace(), study_id, email)
    if is_json:
        echo_json(found.as_dict())
        return
    click.echo(f"{found.expert.name}  <{found.expert.email}>")
    if found.no_mail:
        click.echo(f"Is not written to: {found.no_mail.sentence}.")
    if not found.happenings:
        click.echo("Nothing has passed yet: neither invited nor written to.")
    for each in found.happenings:
        where = f"  {each.round}" if each.round else ""
        click.echo(f"{each.at:%Y-%m-%d %H:%M} UTC{where}  {each.sentence}")
