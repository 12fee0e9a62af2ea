"""Read what an installation's configuration says about mail."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import Invalid
from surveys.model.mail_settings import DEFAULT_PER_MINUTE
from surveys.model.mail_settings import DEFAULT_PORT
from surveys.model.mail_settings import STARTTLS_PORT
from surveys.model.mail_settings import TLS_PORT
from surveys.model.mail_settings import MailSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What ``config.py`` and the environment may set.
MAIL_SETTINGS = frozenset(
    {
        "MAIL_SERVER",
        "MAIL_PORT",
        "MAIL_USERNAME",
        "MAIL_PASSWORD",
        "MAIL_PASSWORD_FILE",
        "MAIL_USE_TLS",
        "MAIL_USE_SSL",
        "MAIL_SENDER",
        "MAIL_REPLY_TO",
        "MAIL_PER_MINUTE",
        "MAIL_FOLDER",
    }
)
_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off", "")
_HIGHEST_PORT = 65535


def read_mail_settings(values: Mapping[str, Any], instance: Path) -> MailSettings:
    """Read the settings of mail; a file that is named without a folder is in the installation's.

    Raises
    ------
    Invalid
        When a setting cannot be read, or two contradict each other.
    """
    use_tls, use_ssl = (read_switch(values, name) for name in ("MAIL_USE_TLS", "MAIL_USE_SSL"))
    if use_tls and use_ssl:
        raise Invalid(
            "MAIL_USE_TLS and MAIL_USE_SSL are both set. Choose MAIL_USE_TLS for port 587 (STARTTLS) or "
            "MAIL_USE_SSL for port 465."
        )
    usual_port = TLS_PORT if use_ssl else STARTTLS_PORT if use_tls else DEFAULT_PORT
    folder = str(values.get("MAIL_FOLDER", "")).strip()
    return MailSettings(
        server=str(values.get("MAIL_SERVER", "")).strip(),
        port=_number(values, "MAIL_PORT", usual_port, at_most=_HIGHEST_PORT),
        username=str(values.get("MAIL_USERNAME", "")),
        password=_password(values, instance),
        use_tls=use_tls,
        use_ssl=use_ssl,
        sender=_mailbox(values, "MAIL_SENDER"),
        reply_to=_mailbox(values, "MAIL_REPLY_TO"),
        per_minute=_number(values, "MAIL_PER_MINUTE", DEFAULT_PER_MINUTE, at_most=60_000),
        folder=instance / Path(folder).expanduser() if folder else None,
    )


def _password(values: Mapping[str, Any], instance: Path) -> str:
    if values.get("MAIL_PASSWORD") or not values.get("MAIL_PASSWORD_FILE"):
        return str(values.get("MAIL_PASSWORD", ""))
    file = instance / Path(str(values["MAIL_PASSWORD_FILE"])).expanduser()
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"MAIL_PASSWORD_FILE names {file}, which cannot be read.") from error


def read_switch(values: Mapping[str, Any], name: str) -> bool:
    """Read a setting that is on or off.

    Raises
    ------
    Invalid
        When it is neither.
    """
    value = values.get(name, False)
    said = str(value).strip().lower()
    if said not in _YES + _NO:
        raise Invalid(f"{name} is {value!r}; it is True or False.")
    return said in _YES


def _number(values: Mapping[str, Any], name: str, default: int, *, at_most: int) -> int:
    value = values.get(name, default)
    if not str(value).isdecimal() or not 1 <= int(value) <= at_most:
        raise Invalid(f"{name} is {value!r}; it is a whole number from 1 to {at_most}.")
    return int(value)


def _mailbox(values: Mapping[str, Any], name: str) -> str:
    value = str(values.get(name, "")).strip()
    if not value:
        return ""
    address = parseaddr(value)[1]
    try:
        is_one = bool(Address(addr_spec=address).domain) and value.isprintable()
    except (MessageError, ValueError, IndexError):
        is_one = False
    if not is_one:
        raise Invalid(
            f"{name} is {value!r}; it is an address, or a name and an address: "
            "Asia Panel <panel@university.example>."
        )
    return value
