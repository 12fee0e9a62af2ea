"""Two experts who are one person become one: invitations, messages, wishes and answers are joined."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.rounds import RoundState
from surveys.services.auditing import record_in_people
from surveys.services.launching import list_rounds
from surveys.services.mailing.telling import tell_rounds
from surveys.services.recruiting.differing import changes_between
from surveys.services.recruiting.listing import find_in_panel
from surveys.services.recruiting.settling import settle_one
from surveys.services.recruiting.telling_rounds import tell_open_rounds
from surveys.services.recruiting.wishes import hand_on_wish
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import merging
from surveys.storage import messages
from surveys.storage import owed as owing
from surveys.storage import responses

if TYPE_CHECKING:
    from surveys.model.experts import Expert
    from surveys.services.recruiting.differing import Change
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What merging two experts means: who stays, how they are known then, and what comes from the one who goes."""

    kept: Expert
    gone: Expert
    after: Expert
    invitations: int
    messages: int
    responses: tuple[str, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the one who stays takes over: attributes that were not known."""
        return changes_between(self.kept, self.after)


def plan_merge(workspace: Workspace, study_id: str, kept: str, gone: str) -> Merge:
    """Say what merging two experts of a study would mean, each found by id or address; nothing is stored.

    Name, address and language of the one who is kept stay, and the attributes too; what is not known of them
    is taken from the other.

    Raises
    ------
    NotFound
        When one of them is not in the study.
    Refused
        When they cannot be one person: both have a response in the same round, or each in another final one.
    """
    keeper = find_in_panel(workspace, study_id, kept)
    leaver = find_in_panel(workspace, study_id, gone)
    if keeper.id == leaver.id:
        raise Refused("That is the same expert twice. Name the other one.")
    answered = _answered(workspace, study_id, keeper), _answered(workspace, study_id, leaver)
    _require_joinable(keeper, leaver, *answered)
    db = workspace.people.read()
    # What is in a final round cannot be moved, so its pseudonym is the one that stays.
    is_fixed = any(state is RoundState.FINAL for state in answered[1].values())
    return Merge(
        kept=keeper,
        gone=leaver,
        after=replace(
            keeper,
            attributes={**leaver.attributes, **keeper.attributes},
            pseudonym=leaver.pseudonym if is_fixed else keeper.pseudonym,
        ),
        invitations=len(invitations.invitations_of(db, leaver.id)),
        messages=len(messages.messages_of(db, leaver.id)),
        responses=tuple(answered[1]),
    )


def merge(workspace: Workspace, study_id: str, kept: str, gone: str) -> Merge:
    """Merge two experts of a study: the second is no more, and everything of theirs is the first’s.

    Raises
    ------
    Refused
        As :func:`plan_merge`, and while a message to either is being sent.
    """
    with workspace.people.write(erases=True) as db:
        plan = plan_merge(workspace, study_id, kept, gone)
        for each in (plan.kept, plan.gone):
            if merging.has_message_in_hand(db, each.id):
                raise Refused(
                    f"A message to {each.email} is being sent at this moment. Try again in a minute."
                )
        hand_on_wish(workspace, db, plan.gone, plan.kept)
        merging.hand_on_invitations(db, plan.gone.id, plan.kept.id)
        merging.hand_on_messages(db, plan.gone.id, plan.kept.id)
        merging.hand_on_wishes(db, plan.gone.id, plan.kept.id)
        merging.delete_expert(db, plan.gone.id)
        merging.change_pseudonym(db, plan.kept.id, plan.after.pseudonym)
        experts.update_expert(db, plan.after)
        old = (
            plan.gone.pseudonym
            if plan.after.pseudonym == plan.kept.pseudonym
            else plan.kept.pseudonym
        )
        owed = owing.Owed(pseudonym=old, study=study_id, becomes=plan.after.pseudonym)
        owing.hand_on(db, old, owed.becomes)
        owing.insert_owed(db, owed, workspace.clock())
        record_in_people(
            workspace,
            db,
            EventKind.EXPERTS_MERGED,
            plan.kept.id,
            study=study_id,
            merged=plan.gone.id,
            invitations=plan.invitations,
            messages=plan.messages,
        )
    settle_one(workspace, owed)
    tell_open_rounds(workspace, study_id)
    invited = invitations.invitations_of(workspace.people.read(), plan.kept.id)
    tell_rounds(workspace, [each.round for each in invited])
    return plan


def _answered(workspace: Workspace, study_id: str, expert: Expert) -> dict[str, RoundState]:
    db = workspace.study(study_id).read()
    return {
        listed.round.name.round: listed.state
        for listed in list_rounds(workspace, study_id)
        if responses.find_response(db, listed.round.name.round, expert.pseudonym)
    }


def _require_joinable(
    kept: Expert, gone: Expert, first: dict[str, RoundState], second: dict[str, RoundState]
) -> None:
    both = sorted(first.keys() & second.keys())
    if both:
        raise Refused(
            f"{kept.email} and {gone.email} both have a response in {', '.join(both)}, and one person has one "
            "response in a round. Retire one of them instead, or ask the expert to withdraw one response."
        )
    final = RoundState.FINAL
    fixed = [
        sorted(name for name, state in each.items() if state is final) for each in (first, second)
    ]
    if all(fixed):
        raise Refused(
            f"{kept.email} has answers in {', '.join(fixed[0])} and {gone.email} in {', '.join(fixed[1])}. "
            "These rounds are final, so their answers stay under two pseudonyms. Retire one of them instead."
        )
