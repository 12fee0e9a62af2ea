"""The mail server that takes messages from us: it is reached, speaks TLS, and lets us in."""

from __future__ import annotations

import smtplib
import ssl
from typing import TYPE_CHECKING

from surveys.model.findings import advice
from surveys.model.findings import good
from surveys.model.findings import to_mend
from surveys.services.diagnosing.records import check_records
from surveys.services.diagnosing.records import look_up_txt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.model.mail_settings import MailSettings
    from surveys.model.settings import Settings
    from surveys.services.diagnosing.records import LookUp

ABOUT = "mail server"
_SECONDS = 10.0
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def check_mail(settings: Settings, look_up: LookUp = look_up_txt) -> Iterator[Finding]:
    """Look at everything between us and an expert's mailbox."""
    mail = settings.mail
    if not mail.is_set:
        yield advice(
            "mail",
            "Nobody said how mail is sent, so invitations go out as a file of links only.",
            "Set MAIL_SERVER and MAIL_SENDER in config.py, or try it with a mail server on this machine: "
            "soundings mail sink",
        )
        return
    if mail.folder:
        yield advice(
            "mail",
            f"Messages are written to {mail.folder} and reach nobody (MAIL_FOLDER).",
            "Take MAIL_FOLDER out of config.py before you invite anybody.",
        )
        return
    yield from check_server(mail)
    yield from check_records(mail.sender_domain, look_up)


def check_server(mail: MailSettings) -> Iterator[Finding]:
    """Say good day to the mail server as sending does, and leave without sending anything."""
    place = f"{mail.server}:{mail.port}"
    if not mail.security and mail.server not in _LOOPBACK:
        yield advice(
            ABOUT,
            f"Messages travel to {place} unencrypted, and with them the experts’ links.",
            "Set MAIL_USE_TLS (port 587) or MAIL_USE_SSL (port 465).",
        )
    try:
        code, words = _greet(mail)
    except (OSError, smtplib.SMTPException) as error:
        yield _fault(error, mail, place)
        return
    if code // 100 == 2:  # noqa: PLR2004 - the first digit says that a command was taken
        yield good(ABOUT, f"{place} answers, and takes messages from {mail.sender_address}.")
    else:
        yield to_mend(
            ABOUT,
            f"{place} takes no message from {mail.sender_address}: {code} {_printed(words)}",
            "Use a sender’s address that this server may send for.",
        )


def _greet(mail: MailSettings) -> tuple[int, bytes]:
    """Connect, encrypt, log in, and ask whether a message from the sender would be taken."""
    with _connect(mail) as server:
        server.ehlo()
        if mail.use_tls:
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
        if mail.username:
            server.login(mail.username, mail.password)
        reply = server.mail(mail.sender_address)
        server.rset()
        return reply


def _connect(mail: MailSettings) -> smtplib.SMTP:
    if mail.use_ssl:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(mail.server, mail.port, timeout=_SECONDS, context=context)
    return smtplib.SMTP(mail.server, mail.port, timeout=_SECONDS)


def _fault(error: OSError | smtplib.SMTPException, mail: MailSettings, place: str) -> Finding:
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return to_mend(
            ABOUT,
            f"{place} does not offer what the settings ask for: {error}",
            "Correct MAIL_PORT, MAIL_USE_TLS or MAIL_USE_SSL; without a login, leave MAIL_USERNAME out.",
        )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return to_mend(
            ABOUT,
            f"{place} refuses the login of {mail.username} ({error.smtp_code}).",
            "Correct MAIL_USERNAME and MAIL_PASSWORD; some providers want a password for programs.",
        )
    if isinstance(error, ssl.SSLError):
        return to_mend(
            ABOUT,
            f"No encrypted connection with {place} came about: {error.reason or error}.",
            "Correct the port and the kind of encryption (usually 587 with MAIL_USE_TLS, or 465 with "
            "MAIL_USE_SSL), and see that the server’s certificate is for this name.",
        )
    return to_mend(
        ABOUT,
        f"The mail server {place} could not be spoken with: {_why(error)}.",
        "Correct MAIL_SERVER and MAIL_PORT, and see that a firewall lets the connection through.",
    )


def _why(error: OSError | smtplib.SMTPException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_printed(error.smtp_error)}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def _printed(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())
