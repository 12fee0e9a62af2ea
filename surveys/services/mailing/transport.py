"""Compose one message and hand it to the mail server, or to a folder.

Nothing here knows of the database, and nothing here may be called inside a write: a mail server takes
its time.
"""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.errors import StorageError
from surveys.services.mailing.folding import LETTER_POLICY
from surveys.services.mailing.handing_over import HandedOver
from surveys.services.mailing.handing_over import NotHandedOver
from surveys.services.mailing.handing_over import open_post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.services.workspace import Workspace

_NOT_SET = (
    "This installation cannot send mail yet. Set MAIL_SERVER and MAIL_SENDER in its config.py, or "
    "MAIL_FOLDER to have messages written to files."
)


def require_mail(workspace: Workspace) -> None:
    """Refuse, in a sentence, where nobody said how mail is sent."""
    if not workspace.settings.mail.is_set:
        raise Refused(_NOT_SET)


def compose(  # noqa: PLR0913 - a message has many parts
    workspace: Workspace,
    *,
    to: str,
    subject: str,
    text: str,
    html: str | None = None,
    name: str = "",
    message_id: str = "",
    headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """Make a message from the installation's sender to one person, as plain text and, if given, HTML too.

    Raises
    ------
    Refused
        When the installation has no sender.
    Invalid
        When the address is none, or a line break is in what becomes a header.
    """
    require_mail(workspace)
    settings = workspace.settings.mail
    message = EmailMessage(LETTER_POLICY)
    message["From"] = _mailbox(*parseaddr(settings.sender))
    message["To"] = _mailbox(name, to)
    if settings.reply_to:
        message["Reply-To"] = _mailbox(*parseaddr(settings.reply_to))
    message["Subject"] = _one_line(subject)
    message["Date"] = format_datetime(workspace.clock())
    message["Message-ID"] = message_id or f"<{workspace.new_id()}@{settings.sender_domain}>"
    # So that no out-of-office reply comes back, and none is counted as an answer.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    if html is not None:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
    # Last: setting the content takes away what the headers said of it.
    for header, value in (headers or {}).items():
        message[header] = _one_line(value)
    return message


def deliver(workspace: Workspace, message: EmailMessage) -> None:
    """Hand one message over, or say in a sentence why that failed; for mail to researchers.

    Raises
    ------
    Refused
        When the mail server does not take the message.
    StorageError
        When the mail server cannot be reached, or the folder cannot be written to.
    """
    require_mail(workspace)
    try:
        with open_post(workspace.settings.mail) as post:
            post.hand_over(message)
    except NotHandedOver as error:
        kind = Refused if error.is_for_good else StorageError
        raise kind(str(error)) from error
    except HandedOver as error:
        raise StorageError(str(error)) from error


def _mailbox(name: str, address: str) -> Address:
    local, _, domain = _one_line(address).rpartition("@")
    if not local.isascii():
        raise Invalid(
            f"“{address}” has letters before the sign @ that not every mail server takes. Ask for another "
            "address."
        )
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
        return Address(display_name=_one_line(name), addr_spec=f"{local}@{ascii_domain}")
    except (MessageError, ValueError, IndexError) as error:
        raise Invalid(f"“{address}” is no address that mail can be sent to.") from error


def _one_line(text: str) -> str:
    if any(sign in text for sign in "\r\n\0") or not text.isprintable():
        raise Invalid("A name, an address and a subject of a message are one line each.")
    return text
