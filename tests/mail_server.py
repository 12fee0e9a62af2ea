"""A real mail server for tests: it keeps what it takes, and says to whom it does not."""

from __future__ import annotations

import asyncio
import email
import email.policy
import re
import socket
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING
from typing import Any

from aiosmtpd.controller import Controller

from surveys.model.mail_settings import MailSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from surveys.services.workspace import Workspace

SENDER = "Asia Panel <panel@university.example>"
_LINK = re.compile(r"https?://\S+/i/(\S+)")


@dataclass
class MailServer:
    """What arrived, in order; ``replies`` are said, one after the other, to whoever they are for.

    With ``holds_at`` it keeps so many messages and leaves the sender of the last without a reply.
    """

    port: int
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    replies: dict[str, list[str]] = field(default_factory=dict)
    breaks_at: str = ""
    holds_at: int = 0
    is_holding: Event = field(default_factory=Event)
    may_go_on: Event = field(default_factory=Event)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        waiting = self.replies.get(address)
        if waiting:
            return waiting.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - likewise
        self.recipients += envelope.rcpt_tos
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.messages.append(parsed)
        if len(self.messages) == self.holds_at:
            self.is_holding.set()
            await asyncio.get_running_loop().run_in_executor(None, self.may_go_on.wait)
        if self.breaks_at in envelope.rcpt_tos:
            server.transport.abort()
        return "250 Kept"

    @property
    def settings(self) -> MailSettings:
        return MailSettings(server="127.0.0.1", port=self.port, sender=SENDER, per_minute=60_000)

    def token_of(self, address: str) -> str:
        """Return the token of the newest link that somebody got."""
        newest = self.messages[len(self.recipients) - 1 - self.recipients[::-1].index(address)]
        return link_in(newest)


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def link_in(message: EmailMessage) -> str:
    found = _LINK.search(text_of(message))
    assert found
    return found[1]


@contextmanager
def running_mail_server(**options: Any) -> Iterator[MailServer]:
    """Run a server; ``options`` are those of aiosmtpd, such as ``tls_context``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = MailServer(port=port)
    controller = Controller(server, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield server
    finally:
        server.may_go_on.set()
        controller.stop()


def with_mail(workspace: Workspace, settings: MailSettings) -> Workspace:
    """Return the workspace as one that sends by these settings."""
    return replace(workspace, settings=replace(workspace.settings, mail=settings))
