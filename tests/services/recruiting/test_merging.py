from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.messages import Message
from surveys.model.messages import MessageKind
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.diagnosing.halves import find_halves
from surveys.services.diagnosing.halves import mend_halves
from surveys.services.launching import finalize_round
from surveys.services.mailing.leaving_in_peace import NoMail
from surveys.services.mailing.leaving_in_peace import why_no_mail
from surveys.services.mailing.opting_out import opt_out
from surveys.services.recruiting import list_panel
from surveys.services.recruiting.changing import Details
from surveys.services.recruiting.changing import edit_expert
from surveys.services.recruiting.knowing import Taking
from surveys.services.recruiting.knowing import know_expert
from surveys.services.recruiting.listing import find_in_panel
from surveys.services.recruiting.merging import merge
from surveys.services.recruiting.merging import plan_merge
from surveys.services.recruiting.settling import list_owed
from surveys.storage import answers
from surveys.storage import merging
from surveys.storage import messages
from surveys.storage import owed as owing
from surveys.storage import responses
from surveys.storage import round_experts
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

# In the answered round the first seven have submitted, and the others are silent.
ANSWERED, OTHER_ANSWERED, SILENT = (
    "expert01@example.org",
    "expert02@example.org",
    "expert12@example.org",
)


def rows(workspace: Workspace) -> set[str]:
    db = workspace.study(STUDY).read()
    return {each.pseudonym for each in round_experts.list_round_experts(db, AUTUMN.round)}


def queue(workspace: Workspace, email: str, kind: MessageKind, *, is_sent: bool = True) -> None:
    now = workspace.clock()
    message = Message(
        id=workspace.new_id(),
        round=AUTUMN,
        expert=find_in_panel(workspace, STUDY, email).id,
        kind=kind,
        wave=1,
        language="en",
        message_id=f"<{workspace.new_id()}@example.org>",
        made_at=now,
        not_before=now,
    )
    with workspace.people.write() as db:
        messages.insert_message(db, message)
        if is_sent and kind is MessageKind.REMINDER:
            messages.claim_message(db, message, "t", "here", now)
            messages.mark_sent(db, message.id, now)


@pytest.mark.parametrize(("kept", "gone"), [(ANSWERED, SILENT), (SILENT, ANSWERED)])
def test_the_answers_of_either_are_those_of_the_one_who_stays(
    closed: Workspace, kept: str, gone: str
) -> None:
    merge(closed, STUDY, kept, gone)
    card = know_expert(closed, STUDY, kept)
    assert [(each.round, each.taking) for each in card.rounds] == [(AUTUMN.round, Taking.SUBMITTED)]
    with pytest.raises(NotFound):
        find_in_panel(closed, STUDY, gone)
    assert len(rows(closed)) == 11
    assert find_halves(closed) == ()


def test_both_links_open_the_same_response(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    merge(workspace, STUDY, SILENT, ANSWERED)
    first, last = (
        answering.arrive(workspace, token).invitation for token in (tokens[0], tokens[-1])
    )
    assert first.id == last.id
    assert first.expert.email == SILENT


def test_attributes_that_are_not_known_are_taken_over_and_said(workspace: Workspace) -> None:
    plan = plan_merge(workspace, STUDY, ANSWERED, SILENT)
    assert plan.changes == ()
    merge(workspace, STUDY, ANSWERED, SILENT)
    kept = find_in_panel(workspace, STUDY, ANSWERED)
    assert kept.attributes == {"community": "scholar", "institution": "Institute 1"}
    assert len(list_panel(workspace, STUDY)) == 11


def test_two_responses_in_one_round_are_never_merged(closed: Workspace) -> None:
    before = rows(closed)
    with pytest.raises(Refused, match="both have a response in 2026-autumn"):
        merge(closed, STUDY, ANSWERED, OTHER_ANSWERED)
    assert rows(closed) == before
    assert len(list_panel(closed, STUDY)) == 12


def test_the_same_expert_twice_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Refused, match="the same expert twice"):
        merge(workspace, STUDY, ANSWERED, ANSWERED.upper())


def test_a_final_round_stays_what_it_was(closed: Workspace) -> None:
    finalize_round(closed, AUTUMN)
    pseudonym = find_in_panel(closed, STUDY, ANSWERED).pseudonym
    study = closed.study(STUDY)
    before, invited = answers.list_answers(study.read(), AUTUMN.round), len(rows(closed))
    merge(closed, STUDY, SILENT, ANSWERED)
    assert find_in_panel(closed, STUDY, SILENT).pseudonym == pseudonym
    assert answers.list_answers(study.read(), AUTUMN.round) == before
    assert len(rows(closed)) == invited
    assert find_halves(closed) == ()


def test_messages_wishes_and_bounces_are_joined_and_nothing_goes_out_twice(
    workspace: Workspace,
) -> None:
    bring_round(workspace, RoundState.OPEN)
    for email in (ANSWERED, SILENT):
        queue(workspace, email, MessageKind.INVITATION)
        queue(workspace, email, MessageKind.REMINDER)
    opt_out(workspace, SILENT, STUDY)
    merge(workspace, STUDY, ANSWERED, SILENT)
    kept = find_in_panel(workspace, STUDY, ANSWERED)
    of_kept = messages.messages_of(workspace.people.read(), kept.id)
    assert sorted((each.kind.value, each.outcome.value) for each in of_kept) == [
        ("invitation", ""),
        ("reminder", "sent"),
        ("reminder", "sent"),
    ]
    assert why_no_mail(workspace.people.read(), kept) is NoMail.OPTED_OUT
    assert find_halves(workspace) == ()


@pytest.mark.parametrize(("kept", "gone"), [(ANSWERED, SILENT), (SILENT, ANSWERED)])
def test_what_one_of_the_two_was_sent_does_not_go_out_to_the_other(
    workspace: Workspace, kept: str, gone: str
) -> None:
    bring_round(workspace, RoundState.OPEN)
    queue(workspace, ANSWERED, MessageKind.REMINDER)
    queue(workspace, SILENT, MessageKind.REMINDER, is_sent=False)
    merge(workspace, STUDY, kept, gone)
    listed = messages.list_messages(workspace.people.read(), AUTUMN)
    assert [each.outcome.value for each in listed] == ["sent"]


def test_no_mail_anywhere_goes_on_with_another_address(workspace: Workspace) -> None:
    opt_out(workspace, SILENT)
    details = Details(name="A", email="new@example.org")
    edit_expert(workspace, STUDY, SILENT, details)
    changed = find_in_panel(workspace, STUDY, "new@example.org")
    assert why_no_mail(workspace.people.read(), changed) is NoMail.OPTED_OUT_EVERYWHERE


def test_no_mail_anywhere_holds_for_the_address_that_stays(workspace: Workspace) -> None:
    opt_out(workspace, SILENT)
    merge(workspace, STUDY, ANSWERED, SILENT)
    kept = find_in_panel(workspace, STUDY, ANSWERED)
    assert why_no_mail(workspace.people.read(), kept) is NoMail.OPTED_OUT_EVERYWHERE


def test_while_a_message_is_being_sent_nobody_is_merged(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    queue(workspace, SILENT, MessageKind.INVITATION)
    with workspace.people.write() as db:
        message = messages.next_message(db, workspace.clock())
        assert message
        messages.claim_message(db, message, "t", "here", workspace.clock())
    with pytest.raises(Refused, match="is being sent at this moment"):
        merge(workspace, STUDY, ANSWERED, SILENT)


def test_a_merge_that_a_crash_interrupted_is_finished_by_the_doctor(closed: Workspace) -> None:
    kept, gone = (find_in_panel(closed, STUDY, each) for each in (SILENT, ANSWERED))
    with closed.people.write() as db:
        merging.hand_on_invitations(db, gone.id, kept.id)
        merging.delete_expert(db, gone.id)
        owed = owing.Owed(pseudonym=gone.pseudonym, study=STUDY, becomes=kept.pseudonym)
        owing.insert_owed(db, owed, closed.clock())
    assert mend_halves(closed) == 1
    assert mend_halves(closed) == 0
    assert list_owed(closed) == ()
    db = closed.study(STUDY).read()
    assert responses.find_response(db, AUTUMN.round, kept.pseudonym)
    assert gone.pseudonym not in rows(closed)
