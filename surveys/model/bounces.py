"""Mail that came back: who could not be reached, for good or for now, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class BounceKind(StrEnum):
    """Whether writing again can help; the value is stored and never changes."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """One message that came back. A hard one stops mail to its address until ``cleared_at``.

    ``message`` is the id of the message where it is known; ``report`` the SHA-256 of the report that said so.
    """

    id: str
    expert: str
    email: str
    kind: BounceKind
    reason: str
    bounced_at: datetime
    message: str = ""
    report: str = ""
    cleared_at: datetime | None = None

    @property
    def stops_mail(self) -> bool:
        """Whether nothing more goes to this address."""
        return self.kind is BounceKind.HARD and self.cleared_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRecipient:
    """What a delivery report says of one address."""

    address: str
    action: str
    status: str
    reason: str

    @property
    def kind(self) -> BounceKind | None:
        """Whether the address failed for good or for now; None where the message arrived after all.

        Examples
        --------
        >>> ReportedRecipient(address="a@b.example", action="failed", status="5.1.1", reason="").kind
        <BounceKind.HARD: 'hard'>
        >>> ReportedRecipient(address="a@b.example", action="failed", status="5.2.2", reason="").kind
        <BounceKind.SOFT: 'soft'>
        """
        if self.action in {"delivered", "relayed", "expanded"}:
            return None
        if self.action == "delayed" or not self.status.startswith("5"):
            return BounceKind.SOFT
        return BounceKind.SOFT if self.status in _FULL_OR_TOO_LARGE else BounceKind.HARD

    @property
    def has_failed(self) -> bool:
        """Whether the mail server has given the message up."""
        return self.action == "failed"


# The address is right: its mailbox is full, or this message was too large for it (RFC 3463).
_FULL_OR_TOO_LARGE = frozenset({"5.2.2", "5.2.3", "5.3.4"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """A delivery report as it was read; ``message_id`` and ``sent_to`` are those of the message that came back."""

    digest: str
    message_id: str
    sent_to: str
    recipients: tuple[ReportedRecipient, ...]
    arrived_at: datetime | None
