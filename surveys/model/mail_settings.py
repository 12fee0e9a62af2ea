"""How mail leaves an installation: the server that takes it, the sender, and how much a minute."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from email.utils import parseaddr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_PORT = 25
STARTTLS_PORT = 587
TLS_PORT = 465
DEFAULT_PER_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """Where messages are handed over; where ``folder`` is named, they become files there instead.

    ``use_tls`` encrypts after saying good day (STARTTLS), ``use_ssl`` from the first byte on.
    """

    server: str = ""
    port: int = DEFAULT_PORT
    username: str = ""
    password: str = field(default="", repr=False)
    use_tls: bool = False
    use_ssl: bool = False
    sender: str = ""
    reply_to: str = ""
    per_minute: int = DEFAULT_PER_MINUTE
    folder: Path | None = None

    @property
    def is_set(self) -> bool:
        """Whether mail can be sent, or written to a folder."""
        return bool(self.sender and (self.server or self.folder))

    @property
    def security(self) -> str:
        """Return ``tls``, ``starttls`` or nothing."""
        if self.use_ssl:
            return "tls"
        return "starttls" if self.use_tls else ""

    @property
    def sender_address(self) -> str:
        """The sender's address without the name."""
        return parseaddr(self.sender)[1]

    @property
    def sender_domain(self) -> str:
        """What follows the sign @ in the sender's address.

        Examples
        --------
        >>> MailSettings(sender="Asia Panel <panel@university.example>").sender_domain
        'university.example'
        """
        return self.sender_address.rpartition("@")[2]

    @property
    def replies_go_to(self) -> str:
        """Who reads what an expert answers."""
        return parseaddr(self.reply_to or self.sender)[1]
