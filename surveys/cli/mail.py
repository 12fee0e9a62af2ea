"""`soundings mail`: write to experts, see what became of it, and try mail on this machine."""

from __future__ import annotations

import click

from surveys.cli.mail_bounces import bounce
from surveys.cli.mail_bounces import bounces
from surveys.cli.mail_outbox import again
from surveys.cli.mail_outbox import cancel
from surveys.cli.mail_outbox import run
from surveys.cli.mail_outbox import send
from surveys.cli.mail_outbox import status
from surveys.cli.mail_sink import sink
from surveys.cli.mail_templates import template
from surveys.cli.mail_wishes import history
from surveys.cli.mail_wishes import opt_out
from surveys.cli.mail_wishes import opted_out


@click.group()
def mail() -> None:
    """Invite and remind experts by mail, and see what became of each message."""


for _command in (
    *(send, status, again, cancel, run, template),
    *(opt_out, opted_out, bounce, bounces, history, sink),
):
    mail.add_command(_command)
