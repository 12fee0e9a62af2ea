from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from surveys.model.bounces import BounceKind
from surveys.model.errors import NotFound
from surveys.model.messages import Message
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.mailing.bouncing import mail_again
from surveys.services.mailing.bouncing import record_bounce
from surveys.services.mailing.history import What
from surveys.services.mailing.history import history_by_address
from surveys.services.mailing.history import history_of
from surveys.services.mailing.leaving_in_peace import NoMail
from surveys.services.mailing.opting_out import list_opted_out
from surveys.services.mailing.opting_out import opt_in
from surveys.services.mailing.opting_out import opt_out
from surveys.services.recruiting import list_panel
from surveys.services.revoking import list_links
from surveys.services.revoking import revoke
from surveys.storage import bounces
from surveys.storage import messages
from surveys.storage import opt_outs
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

FIRST, SECOND = "expert01@example.org", "expert02@example.org"


@pytest.fixture
def tokens(workspace: Workspace) -> tuple[str, ...]:
    return bring_round(workspace, RoundState.OPEN)


def happened(workspace: Workspace, email: str = FIRST) -> list[What]:
    return [each.what for each in history_by_address(workspace, STUDY, email).happenings]


def test_everything_that_passed_stands_in_its_order(
    workspace: Workspace, tokens: tuple[str, ...]
) -> None:
    clock = clock_of(workspace)
    clock.go_on(hours=1)
    answer_everything(workspace, tokens[0], all_points(4))
    clock.go_on(hours=1)
    opt_out(workspace, FIRST, STUDY)
    clock.go_on(hours=1)
    opt_in(workspace, FIRST, STUDY)
    clock.go_on(hours=1)
    record_bounce(workspace, FIRST, BounceKind.HARD, "gone", STUDY)
    clock.go_on(hours=1)
    mail_again(workspace, FIRST, STUDY)
    clock.go_on(hours=1)
    revoke(workspace, AUTUMN, [FIRST])
    assert happened(workspace) == [
        What.INVITED,
        What.LINK_MADE,
        What.BEGUN,
        What.SUBMITTED,
        What.OPTED_OUT,
        What.OPTED_IN,
        What.BOUNCED,
        What.MAILED_AGAIN,
        What.LINK_REVOKED,
    ]


def test_a_history_says_that_somebody_answered_and_never_what(
    workspace: Workspace, tokens: tuple[str, ...]
) -> None:
    seen = begun(workspace, tokens[0])
    answering.decline(workspace, seen.invitation, "A secret reason.")
    found = history_by_address(workspace, STUDY, FIRST)
    assert [each.what for each in found.happenings][-2:] == [What.BEGUN, What.DECLINED]
    said = json.dumps(found.as_dict())
    assert "secret" not in said
    assert found.expert.pseudonym not in said


def test_a_message_is_told_with_what_became_of_it(workspace: Workspace) -> None:
    expert = list_panel(workspace, STUDY)[0]
    message = Message(
        id="m1",
        round=AUTUMN,
        expert=expert.id,
        kind=MessageKind.REMINDER,
        wave=2,
        language="en",
        message_id="<m1@example.org>",
        made_at=workspace.clock(),
        not_before=workspace.clock(),
    )
    with workspace.people.write() as db:
        messages.insert_message(db, message)
        messages.mark_ended(db, "m1", Outcome.FAILED, "The mail server said 550: no.")
    (found,) = history_of(workspace, STUDY, expert.id).happenings
    assert found.round == AUTUMN.round
    assert found.sentence == "Reminder 2: failed; The mail server said 550: no."


def test_a_history_is_that_of_its_study_alone(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no such expert in this study"):
        history_of(workspace, STUDY, "somebody")
    with pytest.raises(NotFound, match="Nobody in the panel"):
        history_by_address(workspace, STUDY, "nobody@example.org")
    with pytest.raises(NotFound, match="no study"):
        history_by_address(workspace, "nowhere", FIRST)


def test_a_wish_that_reached_a_person_is_recorded_listed_and_taken_back(
    workspace: Workspace,
) -> None:
    assert opt_out(workspace, FIRST, STUDY)
    assert not opt_out(workspace, FIRST, STUDY)
    assert opt_out(workspace, SECOND)
    listed = list_opted_out(workspace, STUDY)
    assert [(each.expert.email, each.wish.is_everywhere) for each in listed] == [
        (FIRST, False),
        (SECOND, True),
    ]
    assert history_by_address(workspace, STUDY, SECOND).no_mail is NoMail.OPTED_OUT_EVERYWHERE
    assert not opt_in(workspace, SECOND, STUDY)  # a wish about everything is not one about a study
    assert opt_in(workspace, SECOND)
    assert opt_in(workspace, FIRST, STUDY)
    assert list_opted_out(workspace, STUDY) == ()


def test_a_wish_for_no_mail_at_all_is_kept_for_an_address_that_comes_later(
    workspace: Workspace,
) -> None:
    assert opt_out(workspace, "later@example.org")
    with pytest.raises(NotFound, match="Nobody in the panel of “northeast-asia”"):
        opt_out(workspace, "later@example.org", STUDY)


def test_revoked_links_open_nothing_and_other_links_still_do(
    workspace: Workspace, tokens: tuple[str, ...]
) -> None:
    assert revoke(workspace, AUTUMN, [FIRST.upper(), FIRST]) == 1
    with pytest.raises(NotFound):
        answering.arrive(workspace, tokens[0])
    assert answering.arrive(workspace, tokens[1]).invitation.expert.email == SECOND
    live = {each.expert.email: each.live for each in list_links(workspace, AUTUMN)}
    assert (live[FIRST], live[SECOND]) == (0, 1)
    assert revoke(workspace, AUTUMN, [FIRST]) == 0


@pytest.mark.usefixtures("tokens")
def test_nothing_is_revoked_where_an_address_was_not_invited(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match=r"nobody@example\.org was not invited"):
        revoke(workspace, AUTUMN, [FIRST, "nobody@example.org"])
    assert all(each.live for each in list_links(workspace, AUTUMN))


def test_the_wishes_of_a_duplicate_are_those_of_the_person(workspace: Workspace) -> None:
    first, second = list_panel(workspace, STUDY)[:2]
    opt_out(workspace, FIRST, STUDY)
    record_bounce(workspace, FIRST, BounceKind.SOFT, "full", STUDY)
    with workspace.people.write() as db:
        opt_outs.hand_on(db, first.id, second.id)
        bounces.hand_on(db, first.id, second.id)
    assert happened(workspace, SECOND) == [What.OPTED_OUT, What.BOUNCED]
    assert history_of(workspace, STUDY, second.id).no_mail is NoMail.OPTED_OUT
