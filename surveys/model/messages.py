"""Messages to experts: what each is, and what became of it. Texts and links are made when it goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.rounds import RoundName

#: After so many invitations and reminders of a round, somebody who has not answered is left in peace.
MOST_CONTACTS = 3


class MessageKind(StrEnum):
    """What a message is for; the value is stored and never changes."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    CLOSING = "closing"


class Outcome(StrEnum):
    """What became of a message; the value is stored and never changes.

    ``CLAIMED`` is between being taken from the outbox and the mail server's answer. Whoever claims and dies
    leaves ``UNCERTAIN``: it may have arrived, so it is never sent again by itself.
    """

    QUEUED = ""
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"
    BOUNCED = "bounced"

    @property
    def may_have_arrived(self) -> bool:
        """Whether the person may have it, or get it yet."""
        return self not in {Outcome.FAILED, Outcome.CANCELLED, Outcome.BOUNCED}

    @property
    def may_be_sent_again(self) -> bool:
        """Whether a researcher may decide to send it once more."""
        return self in {Outcome.FAILED, Outcome.UNCERTAIN, Outcome.BOUNCED}

    @property
    def word(self) -> str:
        """Say it in a word or two."""
        return _WORDS[self]


_WORDS = {
    Outcome.QUEUED: "waiting",
    Outcome.CLAIMED: "being sent",
    Outcome.SENT: "sent",
    Outcome.FAILED: "failed",
    Outcome.UNCERTAIN: "uncertain",
    Outcome.CANCELLED: "not sent any more",
    Outcome.BOUNCED: "came back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message to one expert of a round. ``wave`` counts the times that its kind went out.

    ``message_id`` stays the same however often it is sent, so that a mail program can show it once.
    ``template`` is the SHA-256 of the words that it was made of.
    """

    id: str
    round: RoundName
    expert: str
    kind: MessageKind
    wave: int
    language: str
    message_id: str
    made_at: datetime
    not_before: datetime
    template: str = ""
    attempts: int = 0
    claimed_at: datetime | None = None
    claimed_by: str = ""
    sent_at: datetime | None = None
    outcome: Outcome = Outcome.QUEUED
    error: str = ""

    @property
    def last_at(self) -> datetime:
        """When anything last happened to it."""
        return self.sent_at or self.claimed_at or self.made_at
