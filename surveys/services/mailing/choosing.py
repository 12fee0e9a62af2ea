"""Choose who gets a message, so that a person can look at the list before it goes."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.messages import MOST_CONTACTS
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services.carrying import carried
from surveys.services.launching import find_round
from surveys.services.launching import say_moment
from surveys.services.mailing.leaving_in_peace import left_in_peace
from surveys.services.mailing.rendering import message_language
from surveys.services.reminding import may_be_reminded
from surveys.services.reminding import not_heard_from
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import messages
from surveys.storage import responses

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import datetime

    from surveys.model.experts import Expert
    from surveys.model.messages import Message
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace

#: Nobody is written to twice within this time, unless a researcher says so.
APART = timedelta(hours=24)
HAS_LINK = "has a link from a file, so you may have written to them yourself"
LINK_REVOKED = "has no link that works: it was revoked"
FAILED = "could not be reached: correct the address, and send that message again"
WAITS = "has a message that waits, or that may have arrived"
RECENT = "was written to within the last 24 hours"
OFTEN = f"was written to {MOST_CONTACTS} times already"
#: What a researcher may decide to disregard.
AT_YOUR_DISCRETION = frozenset({HAS_LINK, RECENT, OFTEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody who is not written to, and why."""

    expert: Expert
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who gets a message, and who of those in question does not."""

    found: ListedRound
    kind: MessageKind
    chosen: tuple[Expert, ...]
    languages: Mapping[str, int]
    left_out: tuple[LeftOut, ...]

    @property
    def digest(self) -> str:
        """What changes when anybody is chosen or left out since the list was shown."""
        ids = "\n".join(sorted(each.id for each in self.chosen))
        return hashlib.sha256(ids.encode()).hexdigest()[:16]

    @property
    def can_be_more(self) -> int:
        """How many more there are if a researcher decides to disregard what may be disregarded."""
        return sum(each.reason in AT_YOUR_DISCRETION for each in self.left_out)


def choose(
    workspace: Workspace, name: RoundName, kind: MessageKind, *, everybody: bool = False
) -> Recipients:
    """Choose who gets a message; ``everybody`` disregards how often and how recently they were written to.

    Raises
    ------
    Refused
        When the round's state does not go with such a message.
    """
    found = find_round(workspace, name)
    require_state(found, kind)
    in_question = _in_question(workspace, name, kind)
    with workspace.people.snapshot() as db:
        past = messages.list_messages(db, name)
        reasons = _reasons(kind, past, workspace.clock())
        if kind is MessageKind.INVITATION:
            invited = {each.id for each in invitations.invited_experts(db, name).values()}
            by_hand = invited - {each.expert for each in past}
            reasons |= dict.fromkeys(by_hand, HAS_LINK)
        revoked = invitations.experts_without_link(db, name)
        no_mail = left_in_peace(db, in_question)
    reasons = {
        expert: reason
        for expert, reason in reasons.items()
        if not (everybody and reason in AT_YOUR_DISCRETION)
    }
    reasons |= dict.fromkeys(revoked, LINK_REVOKED)
    reasons |= {expert: why.sentence for expert, why in no_mail.items()}
    chosen = tuple(each for each in in_question if each.id not in reasons)
    return Recipients(
        found=found,
        kind=kind,
        chosen=chosen,
        languages=_languages(workspace, found, chosen),
        left_out=tuple(
            LeftOut(expert=each, reason=reasons[each.id])
            for each in in_question
            if each.id in reasons
        ),
    )


def require_state(found: ListedRound, kind: MessageKind) -> None:
    """Refuse a kind of message that does not go with where the round is in its life."""
    name, state = found.round.name, found.state
    if kind is MessageKind.CLOSING:
        if state not in {RoundState.CLOSED, RoundState.FINAL}:
            raise Refused(
                f"The round {name} has not closed, so there is nothing to tell of it yet."
            )
        if not found.study.conduct.shows_own_placement:
            raise Refused(
                "This study does not show experts their own placement (shows_own_placement = false), so "
                "there is nothing to tell them."
            )
        if found.is_in_grace:
            raise Refused(
                f"The round {name} is closed, and experts who had begun may still submit until "
                f"{say_moment(found.round.answers_end_at, found.study.time_zone)}. Tell them of it after that."
            )
    elif state is RoundState.SCHEDULED and kind is MessageKind.INVITATION:
        return  # they wait in the outbox, and go when the round opens
    elif state is not RoundState.OPEN:
        raise Refused(f"The round {name} is {state.value}; mail goes out while it is open.")


def goes_with(found: ListedRound, kind: MessageKind) -> bool:
    """Say whether a kind of message goes with where the round is in its life."""
    try:
        require_state(found, kind)
    except Refused:
        return False
    return True


def _in_question(workspace: Workspace, name: RoundName, kind: MessageKind) -> tuple[Expert, ...]:
    """List, by name, who could get such a message at all. Whoever is retired is in no list."""
    with workspace.people.snapshot() as db:
        panel = experts.list_experts(db, name.study)
        invited = {each.id for each in invitations.invited_experts(db, name).values()}
        by_mail = {
            each.expert
            for each in messages.list_messages(db, name)
            if each.kind is MessageKind.INVITATION and each.outcome.may_have_arrived
        }
    if kind is MessageKind.CLOSING:
        submitted = _submitted(workspace, name)
        return tuple(each for each in panel if each.pseudonym in submitted)
    if kind is MessageKind.REMINDER:
        silent = {each.id for each in may_be_reminded(workspace, name)}
        return tuple(each for each in panel if each.id in silent)
    silent = {each.id for each in not_heard_from(workspace, name)}
    asked = carried(workspace, find_round(workspace, name).round, panel)
    return tuple(
        each
        for each in asked
        if each.id not in invited or (each.id in silent and each.id not in by_mail)
    )


def _submitted(workspace: Workspace, name: RoundName) -> frozenset[str]:
    listed = responses.list_responses(workspace.study(name.study).read(), name.round)
    return frozenset(each.pseudonym for each in listed if each.state is ResponseState.SUBMITTED)


def _reasons(kind: MessageKind, past: Sequence[Message], now: datetime) -> dict[str, str]:
    """Say by id why somebody is not written to now, for what was sent before, the newest first."""
    if kind is MessageKind.CLOSING:
        return {each.expert: WAITS for each in past if _is_same(each, kind)}
    counted = [each for each in past if _is_contact(each)]
    often = Counter(each.expert for each in counted)
    found = {expert: OFTEN for expert, times in often.items() if times >= MOST_CONTACTS}
    for each in counted:
        if _is_recent(each, now):
            found.setdefault(each.expert, RECENT)
        if each.sent_at is None:
            found[each.expert] = WAITS
    newest = {each.expert: each for each in reversed(past)}
    failed = (each.expert for each in newest.values() if each.outcome is Outcome.FAILED)
    return found | dict.fromkeys(failed, FAILED)


def _is_same(message: Message, kind: MessageKind) -> bool:
    return message.kind is kind and message.outcome.may_have_arrived


def _is_contact(message: Message) -> bool:
    return message.kind is not MessageKind.CLOSING and message.outcome.may_have_arrived


def _is_recent(message: Message, now: datetime) -> bool:
    return message.sent_at is not None and now - message.sent_at < APART


def _languages(
    workspace: Workspace, found: ListedRound, chosen: Iterable[Expert]
) -> dict[str, int]:
    wanted = Counter(each.language for each in chosen)
    spoken: Counter[str] = Counter()
    for language, number in wanted.items():
        spoken[message_language(workspace, found, language)] += number
    return {each: spoken[each] for each in found.study.languages if spoken[each]}
