"""Everything that passed between a study and one expert: mail, links, wishes; of answers only their state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import NotFound
from surveys.model.messages import Outcome
from surveys.model.opt_outs import SaidBy
from surveys.services.authenticating import read_address
from surveys.services.mailing.leaving_in_peace import NoMail
from surveys.services.mailing.leaving_in_peace import why_no_mail
from surveys.storage import bounces
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import messages
from surveys.storage import opt_outs
from surveys.storage import responses
from surveys.storage import round_experts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.experts import Expert
    from surveys.model.messages import Message
    from surveys.services.workspace import Workspace


class What(StrEnum):
    """What happened."""

    INVITED = "invited"
    MESSAGE = "message"
    LINK_MADE = "link-made"
    LINK_REVOKED = "link-revoked"
    BEGUN = "begun"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    OPTED_OUT = "opted-out"
    OPTED_IN = "opted-in"
    BOUNCED = "bounced"
    MAILED_AGAIN = "mailed-again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened: when, in which round if in one, and a sentence."""

    at: datetime
    what: What
    sentence: str
    round: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The whole history of an expert, the oldest first; ``no_mail`` says why nothing is sent now."""

    expert: Expert
    happenings: tuple[Happening, ...]
    no_mail: NoMail | None

    def as_dict(self) -> dict[str, Any]:
        """Return the history as plain JSON."""
        return {
            "email": self.expert.email,
            "name": self.expert.name,
            "no_mail": self.no_mail.value if self.no_mail else None,
            "history": [
                {
                    "at": each.at.isoformat(),
                    "what": each.what.value,
                    "round": each.round,
                    "sentence": each.sentence,
                }
                for each in self.happenings
            ],
        }


def history_of(workspace: Workspace, study_id: str, expert_id: str) -> History:
    """Gather the history of an expert of a study.

    Raises
    ------
    NotFound
        When the study has no such expert.
    """
    database = workspace.study(study_id)
    with workspace.people.snapshot() as people:
        expert = experts.find_expert(people, expert_id)
        if expert is None or expert.study != study_id:
            raise NotFound("There is no such expert in this study.")
        found = [*_of_people(people, expert)]
        no_mail = why_no_mail(people, expert)
        rounds = {each.round.round for each in invitations.invitations_of(people, expert_id)}
    with database.snapshot() as db:
        found += [each for name in sorted(rounds) for each in _of_round(db, name, expert)]
    # What happened at the same moment stays in the order in which it can only have happened.
    return History(
        expert=expert,
        happenings=tuple(sorted(found, key=lambda each: each.at)),
        no_mail=no_mail,
    )


def history_by_address(workspace: Workspace, study_id: str, email: str) -> History:
    """Gather the history of whoever has an address in a study's panel.

    Raises
    ------
    NotFound
        When nobody has.
    """
    address = read_address(email)
    workspace.study(study_id)
    found = experts.find_by_address(workspace.people.read(), address, study_id)
    if not found:
        raise NotFound(f"Nobody in the panel of “{study_id}” has the address {address}.")
    return history_of(workspace, study_id, found[0].id)


def _of_people(db: Database, expert: Expert) -> Iterator[Happening]:
    for invitation in invitations.invitations_of(db, expert.id):
        name = invitation.round.round
        yield Happening(
            at=invitation.invited_at, what=What.INVITED, round=name, sentence="Invited."
        )
        for link in invitation.links:
            yield Happening(
                at=link.made_at, what=What.LINK_MADE, round=name, sentence="A link was made."
            )
            if link.revoked_at:
                yield Happening(
                    at=link.revoked_at,
                    what=What.LINK_REVOKED,
                    round=name,
                    sentence="A link was revoked; it opens nothing any more.",
                )
    for message in messages.messages_of(db, expert.id):
        yield _message(message)
    yield from _wishes(db, expert)
    yield from _bounces(db, expert)


def _message(message: Message) -> Happening:
    wave = f" {message.wave}" if message.wave > 1 else ""
    sentence = f"{message.kind.value.capitalize()}{wave}: {message.outcome.word}"
    if message.attempts > 1:
        sentence += f" (attempt {message.attempts})"
    if message.error and message.outcome is not Outcome.SENT:
        sentence += f"; {message.error}"
    return Happening(
        at=message.last_at,
        what=What.MESSAGE,
        round=message.round.round,
        sentence=f"{sentence.rstrip('.')}.",
    )


_WHO = {
    SaidBy.ONE_CLICK: "by one click in the mail program",
    SaidBy.PAGE: "on the page that a message leads to",
    SaidBy.RESEARCHER: "recorded by a researcher",
}


def _wishes(db: Database, expert: Expert) -> Iterator[Happening]:
    for wish in opt_outs.opt_outs_of(db, expert):
        whence = "any study of this installation" if wish.is_everywhere else "this study"
        yield Happening(
            at=wish.opted_out_at,
            what=What.OPTED_OUT,
            sentence=f"Wants no mail from {whence}, {_WHO[wish.said_by]}.",
        )
        if wish.undone_at:
            yield Happening(
                at=wish.undone_at,
                what=What.OPTED_IN,
                sentence=f"Takes mail from {whence} again.",
            )


def _bounces(db: Database, expert: Expert) -> Iterator[Happening]:
    for bounce in bounces.bounces_of(db, expert.id):
        how = "for good" if bounce.kind == "hard" else "for now"
        reason = f": {bounce.reason.rstrip('.')}" if bounce.reason else ""
        yield Happening(
            at=bounce.bounced_at,
            what=What.BOUNCED,
            sentence=f"Mail to {bounce.email} failed {how}{reason}.",
        )
        if bounce.cleared_at:
            yield Happening(
                at=bounce.cleared_at,
                what=What.MAILED_AGAIN,
                sentence=f"{bounce.email} may be written to again.",
            )


def _of_round(db: Database, round_id: str, expert: Expert) -> Iterator[Happening]:
    """Say in which state the response is, and nothing of what was answered."""
    declined_at = round_experts.declined_at(db, round_id, expert.pseudonym)
    response = responses.find_response(db, round_id, expert.pseudonym)
    times = [
        (response and response.begun_at, What.BEGUN, "Began to answer."),
        (response and response.submitted_at, What.SUBMITTED, "Submitted."),
        (declined_at, What.DECLINED, "Does not wish to take part."),
        (response and response.withdrawn_at, What.WITHDRAWN, "Withdrew."),
    ]
    for at, what, sentence in times:
        if at:
            yield Happening(at=at, what=what, round=round_id, sentence=sentence)
