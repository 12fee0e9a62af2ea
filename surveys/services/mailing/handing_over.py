"""Hand messages to a mail server over one connection, and know of each whether it was taken.

Flask-Mailman's back-end speaks SMTP, without an application. What it does not tell apart, we do: a
refusal for now, a refusal for good, and a connection that broke when the server had the whole message
and had not yet answered, so that nobody knows.
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import contextmanager
from contextlib import suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol

from surveys.storage.durable_files import write_privately

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from surveys.model.mail_settings import MailSettings

SECONDS = 30.0
_REFUSED_FOR_GOOD = 500
# The server is about to close: it minds no message in particular.
_CLOSING = 421
_LONGEST_SENTENCE = 500


class NotHandedOver(Exception):
    """The message was not taken; the sentence says why, and ``is_for_good`` whether to try again."""

    def __init__(
        self, sentence: str, *, is_for_good: bool = False, is_for_all: bool = False
    ) -> None:
        super().__init__(sentence)
        self.is_for_good = is_for_good
        self.is_for_all = is_for_all


class HandedOver(Exception):
    """The connection broke after the whole message was sent: nobody knows whether it was taken."""


class Post(Protocol):
    """Takes messages one by one."""

    def reach(self) -> None:
        """Connect, unless there is a connection that still works; raise ``NotHandedOver`` for all messages."""
        ...

    def hand_over(self, message: EmailMessage) -> None:
        """Return when the message was taken; else raise ``NotHandedOver`` or ``HandedOver``."""
        ...


@contextmanager
def open_post(settings: MailSettings, folder: Path | None = None) -> Iterator[Post]:
    """Have messages taken by the mail server, or written as files to a folder if one is named."""
    folder = folder or settings.folder
    if folder is not None:
        yield FolderPost(folder)
        return
    post = ServerPost(settings)
    try:
        yield post
    finally:
        post.leave()


class FolderPost:
    """Writes each message as a file that mail programs open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def reach(self) -> None:
        """Do nothing: a folder is always there."""

    def hand_over(self, message: EmailMessage) -> None:
        """Write a new private file."""
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        try:
            write_privately(self._free(name), message.as_bytes())
        except OSError as error:
            raise NotHandedOver(
                f"{self._folder} cannot be written to: {error.strerror}.", is_for_all=True
            ) from error

    def _free(self, name: str) -> Path:
        path, again = self._folder / f"{name}.eml", 1
        while path.exists():
            again += 1
            path = self._folder / f"{name}-{again}.eml"
        return path


class _WatchedSMTP(smtplib.SMTP):
    """Checks certificates on STARTTLS, and remembers when a message was on its way."""

    is_on_its_way = False

    def starttls(  # type: ignore[override]  # as Python 3.12 has it, and as the back-end calls it
        self, *, context: ssl.SSLContext | None = None
    ) -> tuple[int, bytes]:
        """Encrypt, with the server's certificate checked: smtplib by itself does not."""
        return super().starttls(context=context or ssl.create_default_context())

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Send the text; whatever breaks from here on leaves open whether it was taken."""
        self.is_on_its_way = True
        reply = super().data(msg)
        self.is_on_its_way = False
        return reply


class _WatchedSMTPS(_WatchedSMTP, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte on."""


class ServerPost:
    """One connection to a mail server, made when it is needed and again when it broke."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings
        self._backend = _backend(settings)

    def reach(self) -> None:
        """Connect and log in, unless the connection at hand still answers."""
        if self._backend.connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                if self._backend.connection.noop()[0] == 250:  # noqa: PLR2004 - SMTP's word for yes
                    return
            self._drop()
        place = f"{self._settings.server}:{self._settings.port}"
        try:
            self._backend.open()
        except smtplib.SMTPAuthenticationError as error:
            self._drop()
            raise NotHandedOver(
                f"The mail server {place} refuses the login: {_said(error)}.", is_for_all=True
            ) from error
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise NotHandedOver(
                f"The mail server {place} cannot be spoken with: {_said(error)}.", is_for_all=True
            ) from error

    def hand_over(self, message: EmailMessage) -> None:
        """Hand one message over."""
        self.reach()
        connection: _WatchedSMTP = self._backend.connection
        connection.is_on_its_way = False
        try:
            self._backend.send_messages([_Envelope(message)])
        except smtplib.SMTPRecipientsRefused as error:
            raise _refusal(*next(iter(error.recipients.values()))) from error
        except smtplib.SMTPSenderRefused as error:
            # It would refuse every other message as well.
            raise NotHandedOver(
                f"The mail server refuses the sender {error.sender}: {_said(error)}",
                is_for_all=True,
            ) from error
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code, error.smtp_error) from error
        except (OSError, smtplib.SMTPException, ValueError) as error:
            was_on_its_way = connection.is_on_its_way
            self._drop()
            if was_on_its_way:
                raise HandedOver(
                    f"The connection broke before the mail server said whether it has the message: {_said(error)}."
                ) from error
            is_for_good = isinstance(error, smtplib.SMTPNotSupportedError | ValueError)
            raise NotHandedOver(
                f"The mail server did not take the message: {_said(error)}.",
                is_for_good=is_for_good,
            ) from error

    def leave(self) -> None:
        """Say goodbye; a server that is gone already is no fault."""
        with suppress(OSError, smtplib.SMTPException):
            self._backend.close()

    def _drop(self) -> None:
        """Forget a connection that broke, without saying goodbye, which would wait for a reply."""
        if self._backend.connection is not None:
            self._backend.connection.close()
            self._backend.connection = None


class _Envelope:
    """A message of the standard library as the back-end wants it."""

    encoding = "utf-8"

    def __init__(self, message: EmailMessage) -> None:
        self._message = message
        self.from_email = message["From"].addresses[0].addr_spec

    def recipients(self) -> list[str]:
        """Return who gets it."""
        return [each.addr_spec for each in self._message["To"].addresses]

    def message(self) -> _Envelope:
        """Return what can be made into bytes."""
        return self

    def as_bytes(self, linesep: str) -> bytes:
        """Return the message as it travels."""
        return self._message.as_bytes(policy=self._message.policy.clone(linesep=linesep))


def _backend(settings: MailSettings) -> Any:
    # Here, since it brings Flask along, which whoever sends nothing does not need.
    from flask_mailman.backends.smtp import EmailBackend

    class Backend(EmailBackend):  # type: ignore[misc]  # it has no types
        connection_class = _WatchedSMTPS if settings.use_ssl else _WatchedSMTP

    # In place of an application's extension: what the back-end looks up there.
    said = SimpleNamespace(
        default_charset="utf-8", mail_options=[], ssl_keyfile=None, ssl_certfile=None
    )
    return Backend(
        mailman=said,
        host=settings.server,
        port=settings.port,
        username=settings.username,
        password=settings.password,
        use_tls=settings.use_tls,
        use_ssl=settings.use_ssl,
        timeout=SECONDS,
    )


def _refusal(code: int, words: bytes | str) -> NotHandedOver:
    sentence = f"The mail server said {code}: {_printed(words)}"
    return NotHandedOver(
        sentence, is_for_good=code >= _REFUSED_FOR_GOOD, is_for_all=code == _CLOSING
    )


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_printed(error.smtp_error)}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return _printed(str(error)) or type(error).__name__


def _printed(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[
        :_LONGEST_SENTENCE
    ]
