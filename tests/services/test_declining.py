from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.launching import close_round
from surveys.services.monitoring import field_work
from surveys.services.reminding import may_be_reminded
from tests.services.test_withdrawing import WORDS
from tests.services.test_withdrawing import bytes_of
from tests.services.test_withdrawing import telling
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import again
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import save_all

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def decline(workspace: Workspace, token: str, reason: str = "", **how: bool) -> None:
    invitation = answering.arrive(workspace, token).invitation
    answering.decline(workspace, invitation, reason, **how)


def names(workspace: Workspace) -> set[str]:
    return {expert.name for expert in may_be_reminded(workspace, AUTUMN)}


def test_who_declines_is_counted_and_not_reminded(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    decline(workspace, tokens[0], " No time. ")
    work = field_work(workspace, AUTUMN)
    assert (work.declined, work.decline_reasons) == (1, ("No time.",))
    assert answering.arrive(workspace, tokens[0]).declined_at is not None
    assert len(names(workspace)) == EXPERTS - 1
    assert "Expert 01" not in names(workspace)


def test_who_submitted_or_withdrew_is_not_reminded_either(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], all_points(3))
    answering.withdraw(workspace, begun(workspace, tokens[1]))
    begun(workspace, tokens[2])
    assert len(names(workspace)) == EXPERTS - 2
    assert "Expert 03" in names(workspace)
    close_round(workspace, AUTUMN)
    assert names(workspace) == set()


def test_beginning_is_taking_part_after_all(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    decline(workspace, tokens[0], "No time.")
    begun(workspace, tokens[0])
    assert answering.arrive(workspace, tokens[0]).declined_at is None
    work = field_work(workspace, AUTUMN)
    assert (work.declined, work.decline_reasons) == (0, ())


def test_what_was_saved_stays_in_case_of_second_thoughts(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    save_all(workspace, seen, telling)
    decline(workspace, tokens[0])
    declined = again(workspace, seen)
    assert (declined.can_answer, declined.place) == (False, "receipt")
    with pytest.raises(Refused, match="do not wish to take part"):
        save_all(workspace, seen, all_points(1), "later")
    with pytest.raises(Refused, match="do not wish to take part"):
        answering.submit(workspace, seen)
    answering.take_part(workspace, seen.invitation)
    answering.take_part(workspace, seen.invitation)
    assert again(workspace, seen).answers["us-japan.T0"].value == 6


def test_what_was_saved_is_erased_when_that_is_asked_for(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    save_all(workspace, seen, telling)
    decline(workspace, tokens[0], erases_saved=True)
    assert again(workspace, seen).answers == {}
    assert WORDS.encode() not in bytes_of(workspace.settings.instance)


def test_declining_twice_keeps_the_newest_reason(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    decline(workspace, tokens[0], "No time.")
    decline(workspace, tokens[0], "Not my field.")
    assert field_work(workspace, AUTUMN).decline_reasons == ("Not my field.",)


def test_answers_that_were_submitted_are_withdrawn_and_not_declined(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=0)
    answer_everything(workspace, tokens[0], all_points(3))
    with pytest.raises(Refused, match="withdraw them on the receipt page"):
        decline(workspace, tokens[0])
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    with pytest.raises(Refused, match="nothing left to decline"):
        decline(workspace, tokens[0])


def test_a_closed_round_can_be_neither_declined_nor_taken_up_again(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    decline(workspace, tokens[0])
    close_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="This round is closed"):
        decline(workspace, tokens[1])
    invitation = answering.arrive(workspace, tokens[0]).invitation
    with pytest.raises(Refused, match="This round is closed"):
        answering.take_part(workspace, invitation)


def test_a_letter_is_too_long_for_a_reason(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    with pytest.raises(Invalid, match="shorten the reason to 500 characters; it has 501"):
        decline(workspace, tokens[0], "x" * 501)


def test_taking_part_when_one_never_declined_changes_nothing(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = begun(workspace, tokens[0])
    answering.take_part(workspace, seen.invitation)
    assert again(workspace, seen) == seen
    answering.consent(workspace, seen, {"take_part": True}, form("consent"))
    assert again(workspace, seen).can_answer
