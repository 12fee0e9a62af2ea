"""What became of the messages of a round: by wave in numbers, and one by one where somebody must decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.messages import Outcome
from surveys.services.launching import find_round
from surveys.services.mailing.settling import UNCERTAIN
from surveys.services.mailing.settling import is_being_sent
from surveys.storage import invitations
from surveys.storage import messages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from surveys.model.experts import Expert
    from surveys.model.messages import Message
    from surveys.model.messages import MessageKind
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """One time that a kind of message went out, and how many of it ended how."""

    kind: MessageKind
    wave: int
    made_at: datetime
    counts: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One message and whom it is for; ``outcome`` is uncertain also while nobody has recorded that yet."""

    message: Message
    expert: Expert
    outcome: Outcome

    @property
    def why(self) -> str:
        """Why it is not simply sent."""
        return self.message.error or (UNCERTAIN if self.outcome is Outcome.UNCERTAIN else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbox:
    """The messages of a round: the waves, the newest first, and those that wait or want a decision."""

    found: ListedRound
    waves: tuple[Wave, ...]
    to_decide: tuple[Followed, ...]
    waiting: tuple[Followed, ...]
    is_being_sent: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the outbox as plain JSON, without names."""
        return {
            "round": str(self.found.round.name),
            "is_being_sent": self.is_being_sent,
            "waves": [
                {
                    "kind": wave.kind.value,
                    "wave": wave.wave,
                    "made_at": wave.made_at.isoformat(),
                    **{outcome.name.lower(): wave.counts.get(outcome, 0) for outcome in Outcome},
                }
                for wave in self.waves
            ],
            "to_decide": [
                {
                    "message": each.message.id,
                    "email": each.expert.email,
                    "outcome": each.outcome.value,
                    "why": each.why,
                }
                for each in self.to_decide
            ],
        }


def outbox(workspace: Workspace, name: RoundName) -> Outbox:
    """Gather what became of the messages of a round."""
    found = find_round(workspace, name)
    # Asked first: a message that is claimed after this is in somebody's hands.
    is_sending = is_being_sent(workspace)
    with workspace.people.snapshot() as db:
        listed = messages.list_messages(db, name)
        people = {each.id: each for each in invitations.invited_experts(db, name).values()}
    followed = [
        Followed(
            message=each,
            expert=people[each.expert],
            outcome=_outcome(each, is_sending=is_sending),
        )
        for each in listed
        if each.expert in people
    ]
    return Outbox(
        found=found,
        waves=_waves(followed),
        to_decide=tuple(each for each in followed if each.outcome.may_be_sent_again),
        waiting=tuple(each for each in followed if each.outcome is Outcome.QUEUED),
        is_being_sent=is_sending,
    )


def _outcome(message: Message, *, is_sending: bool) -> Outcome:
    if message.outcome is Outcome.CLAIMED and not is_sending:
        return Outcome.UNCERTAIN
    return message.outcome


def _waves(followed: list[Followed]) -> tuple[Wave, ...]:
    def key(each: Followed) -> tuple[str, int]:
        return (each.message.kind.value, each.message.wave)

    made = []
    for _, grouped in groupby(sorted(followed, key=key), key):
        group = list(grouped)
        counts = Counter(each.outcome for each in group)
        made.append(
            Wave(
                kind=group[0].message.kind,
                wave=group[0].message.wave,
                made_at=group[0].message.made_at,
                counts={outcome: counts[outcome] for outcome in Outcome if counts[outcome]},
            )
        )
    return tuple(sorted(made, key=lambda wave: wave.made_at, reverse=True))
