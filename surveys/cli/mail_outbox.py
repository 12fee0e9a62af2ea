"""`soundings mail send` and what belongs to it: who gets a message, sending, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.group import Installation
from surveys.cli.group import as_json
from surveys.cli.group import echo_json
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.services.launching import read_round_name
from surveys.services.mailing import queueing
from surveys.services.mailing.choosing import choose
from surveys.services.mailing.following import outbox
from surveys.services.mailing.sending import send_waiting
from surveys.services.mailing.trying_out import write_letters

if TYPE_CHECKING:
    from surveys.services.mailing.choosing import Recipients
    from surveys.services.mailing.following import Outbox
    from surveys.services.workspace import Workspace

_name = click.argument("name", metavar="STUDY/ROUND")
_FEW = 20


@click.command()
@_name
@click.option(
    "--reminder",
    "kind",
    flag_value=MessageKind.REMINDER.value,
    help="Remind those who have not answered.",
)
@click.option(
    "--closing",
    "kind",
    flag_value=MessageKind.CLOSING.value,
    help="After the close: say that the own placement is there.",
)
@click.option(
    "--everybody", is_flag=True, help="Also who was written to often or today, or has a link."
)
@click.option(
    "--dry-run",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Send nothing; write the messages to this folder as .eml files.",
)
@click.option("--queue-only", is_flag=True, help="Leave the sending to the worker.")
@click.option("--yes", is_flag=True, help="Send without asking.")
@click.pass_obj
def send(
    installation: Installation,
    name: str,
    *,
    kind: str | None,
    everybody: bool,
    folder: Path | None,
    queue_only: bool,
    yes: bool,
) -> None:
    """Send an invitation, a reminder, or the message after the close. The list is shown before it goes.

    Example: soundings mail send northeast-asia/2026-autumn --reminder
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    wanted = MessageKind(kind or MessageKind.INVITATION)
    recipients = choose(workspace, round_name, wanted, everybody=everybody)
    _show(recipients)
    if folder is not None:
        count = write_letters(workspace, recipients, folder)
        click.echo(f"{_count(count)} in {folder}. Nothing was sent, and their links lead nowhere.")
        return
    if recipients.chosen and not yes:
        click.confirm(f"Send {_count(len(recipients.chosen))}?", abort=True)
    queued = queueing.queue(
        workspace, round_name, wanted, everybody=everybody, seen=recipients.digest
    )
    click.echo(f"{_count(queued.count)} queued ({wanted.value} {queued.wave}).")
    if not queue_only:
        _send(workspace)


def _show(recipients: Recipients) -> None:
    """Show who gets a message: all of a short list, the beginning of a long one, and who does not."""
    languages = ", ".join(f"{number} {each}" for each, number in recipients.languages.items())
    click.echo(f"To {len(recipients.chosen)} experts{f' ({languages})' if languages else ''}:")
    for expert in recipients.chosen[:_FEW]:
        click.echo(f"  {expert.name} <{expert.email}>")
    if len(recipients.chosen) > _FEW:
        click.echo(f"  and {len(recipients.chosen) - _FEW} more")
    if recipients.left_out:
        click.echo(f"Not to {len(recipients.left_out)}:")
    for each in recipients.left_out[:_FEW]:
        click.echo(f"  {each.expert.name} <{each.expert.email}> {each.reason}")
    if len(recipients.left_out) > _FEW:
        click.echo(f"  and {len(recipients.left_out) - _FEW} more")
    if recipients.can_be_more:
        click.echo(f"With --everybody, {recipients.can_be_more} of them get it too.")


def _count(number: int) -> str:
    return f"{number} message{'' if number == 1 else 's'}"


@click.command()
@click.pass_obj
def run(installation: Installation) -> None:
    """Send what waits in the outbox, of every study, and stop. The server's worker does the same by itself.

    Example: soundings mail run
    """
    _send(installation.workspace())


def _send(workspace: Workspace) -> None:
    done = send_waiting(workspace)
    if done.was_busy:
        click.echo("Another process is sending already; it takes these messages too.")
        return
    click.echo(done.sentence)
    if done.next_at:
        click.echo(
            f"Messages wait until {done.next_at:%Y-%m-%d %H:%M} UTC or longer. The worker sends them, or "
            "`soundings mail run`."
        )


@click.command()
@_name
@as_json
@click.pass_obj
def status(installation: Installation, name: str, *, is_json: bool) -> None:
    """Show what became of the messages of a round, and which of them a person must decide about.

    Example: soundings mail status northeast-asia/2026-autumn --json
    """
    found = outbox(installation.workspace(), read_round_name(name))
    if is_json:
        echo_json(found.as_dict())
        return
    if not found.waves:
        click.echo("Nobody was written to from here yet: soundings mail send STUDY/ROUND")
    for wave in found.waves:
        counts = ", ".join(f"{number} {each.word}" for each, number in wave.counts.items())
        click.echo(f"{wave.kind.value} {wave.wave} of {wave.made_at:%Y-%m-%d %H:%M} UTC: {counts}")
    _show_to_decide(found)


def _show_to_decide(found: Outbox) -> None:
    for each in found.to_decide:
        words = f"{each.message.kind.value} {each.message.wave} {each.outcome.word}"
        click.echo(f"  {each.expert.email}: {words}: {each.message.error}")
    if found.to_decide:
        click.echo("Send again, where you decide so: soundings mail again STUDY/ROUND --to EMAIL")


@click.command()
@_name
@click.option("--to", "emails", multiple=True, metavar="EMAIL", help="Whose message to send again.")
@click.option("--failed", is_flag=True, help="All that failed.")
@click.option("--uncertain", is_flag=True, help="All that are uncertain: some may arrive twice.")
@click.pass_obj
def again(
    installation: Installation,
    name: str,
    emails: tuple[str, ...],
    *,
    failed: bool,
    uncertain: bool,
) -> None:
    """Send messages once more that failed, came back or are uncertain, each with a new link.

    Example: soundings mail again northeast-asia/2026-autumn --to jane.doe@university.example
    """
    workspace, round_name = installation.workspace(), read_round_name(name)
    wanted = {each.strip().lower() for each in emails}
    outcomes = {Outcome.FAILED} if failed else set()
    outcomes |= {Outcome.UNCERTAIN} if uncertain else set()
    ids = [
        each.message.id
        for each in outbox(workspace, round_name).to_decide
        if each.expert.email in wanted or each.outcome in outcomes
    ]
    if not ids:
        raise click.ClickException(
            "No such message failed or is uncertain. Say --to EMAIL, --failed or --uncertain; "
            "`soundings mail status` shows those there are."
        )
    click.echo(f"{_count(queueing.send_again(workspace, round_name, ids))} queued once more.")
    _send(workspace)


@click.command()
@_name
@click.pass_obj
def cancel(installation: Installation, name: str) -> None:
    """Stop the messages of a round that wait.

    Example: soundings mail cancel northeast-asia/2026-autumn
    """
    count = queueing.cancel_waiting(installation.workspace(), read_round_name(name))
    click.echo(f"{_count(count)} will not be sent.")
