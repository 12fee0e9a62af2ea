"""`soundings mail sink`: a mail server on this machine that delivers nothing and shows everything."""

from __future__ import annotations

import asyncio
import email
import email.policy
import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

from surveys.services.mailing.keeping_mail import keep_mail

if TYPE_CHECKING:
    from email.message import EmailMessage

    from surveys.cli.group import Installation

_LINK = re.compile(r"https?://\S+/[iu]/\S+")
_FOLDER = "mail-sink"


class Sink:
    """Takes every message, keeps it as a file, and says what came."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.count = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep a message."""
        self.count += 1
        content: bytes = envelope.content
        path = keep_mail(self._folder, self.count, content)
        message: EmailMessage = email.message_from_bytes(content, policy=email.policy.default)
        click.echo(f"{self.count}. To {', '.join(envelope.rcpt_tos)}: {message['Subject']}")
        for link in _links(message):
            click.echo(f"   {link}")
        click.echo(f"   {path}")
        return "250 Kept"


def _links(message: EmailMessage) -> list[str]:
    plain = message.get_body(("plain",))
    return _LINK.findall(plain.get_content()) if plain else []


@click.command()
@click.option("--port", default=8025, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where messages are kept; by default in the installation’s folder “mail-sink”.",
)
@click.pass_obj
def sink(installation: Installation, port: int, folder: Path | None) -> None:
    """Try mail on this machine: take what is sent, deliver nothing, print it and keep it as .eml files.

    Example: soundings mail sink --port 8025
    """
    handler = Sink(folder or installation.folder / _FOLDER)
    try:
        from aiosmtpd.smtp import SMTP
    except ImportError as error:
        raise click.ClickException(
            "The mail sink needs aiosmtpd, which the tests need too: pip install aiosmtpd, or make mail."
        ) from error
    try:
        asyncio.run(
            _serve(
                lambda: SMTP(handler, enable_SMTPUTF8=True, loop=asyncio.get_running_loop()), port
            )
        )
    except OSError as error:
        raise click.ClickException(
            f"Port {port} of 127.0.0.1 cannot be used: {error.strerror}. Choose another with --port "
            "(or MAIL_PORT= with make)."
        ) from error
    them = "1 message is" if handler.count == 1 else f"{handler.count} messages are"
    click.echo(f"\n{them} in {folder or installation.folder / _FOLDER}")


async def _serve(factory: Any, port: int) -> None:
    server = await asyncio.get_running_loop().create_server(factory, "127.0.0.1", port)
    click.echo(
        f"Mail for 127.0.0.1:{port} is kept here and delivered to nobody (stop with Ctrl+C)."
    )
    click.echo("Start the server and the worker with these settings, or put them into config.py:")
    click.echo(
        f"  SOUNDINGS_MAIL_SERVER=127.0.0.1 SOUNDINGS_MAIL_PORT={port} "
        "SOUNDINGS_MAIL_SENDER='Panel <panel@survey.example>'"
    )
    told = asyncio.Event()
    # Asked for by name: a shell that starts it in the background has Ctrl+C ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    async with server:
        await told.wait()
