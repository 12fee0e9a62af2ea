from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.bounces import BounceKind
from surveys.model.errors import NotFound
from surveys.model.rounds import RoundState
from surveys.services.diagnosing.halves import mend_halves
from surveys.services.inviting import reissue
from surveys.services.launching import finalize_round
from surveys.services.mailing.bouncing import record_bounce
from surveys.services.mailing.opting_out import opt_out
from surveys.services.preserving import verify
from surveys.services.recruiting.changing import Details
from surveys.services.recruiting.changing import edit_expert
from surveys.services.recruiting.forgetting import find_everywhere
from surveys.services.recruiting.forgetting import forget
from surveys.services.recruiting.forgetting import trace
from surveys.services.recruiting.settling import list_owed
from surveys.storage import merging
from surveys.storage import opt_outs
from surveys.storage import owed as owing
from surveys.storage import responses
from tests.storage.writers import PROCESSES
from tests.storage.writers import hold_gate
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import bring_round
from tests.workspaces import form
from tests.workspaces import token_of

if TYPE_CHECKING:
    from surveys.model.experts import Expert
    from surveys.model.responses import Response
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

ADDRESS, NAME, INSTITUTE = "vanishing@example.org", "Vera Vanishing", "Institute of Vanishing"


@pytest.fixture
def vera(workspace: Workspace) -> Expert:
    """Somebody who answered, with traces everywhere."""
    bring_round(workspace, RoundState.OPEN)
    details = Details(name=NAME, email=ADDRESS, attributes={"institution": INSTITUTE})
    edit_expert(workspace, STUDY, "expert01@example.org", details)
    links: list[Link] = []
    reissue(workspace, AUTUMN, [ADDRESS], links.extend, form("again"))
    answer_everything(workspace, token_of(links[0]), all_points(3))
    reason = f"550 <{ADDRESS}> is not here"
    record_bounce(workspace, ADDRESS, BounceKind.SOFT, reason, STUDY, form("bounce"))
    return find_everywhere(workspace, ADDRESS)[0]


def response_of(workspace: Workspace, expert: Expert) -> Response:
    db = workspace.study(STUDY).read()
    found = responses.find_response(db, AUTUMN.round, expert.pseudonym)
    assert found
    return found


def residue(workspace: Workspace, *words: str) -> list[str]:
    """Return the files of an installation in which any of the words still stands."""
    wanted = [word.encode() for word in words]
    return [
        path.name
        for path in workspace.settings.instance.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in wanted)
    ]


def test_nothing_of_the_person_is_left_in_any_file(workspace: Workspace, vera: Expert) -> None:
    assert residue(workspace, ADDRESS, NAME) != []
    forget(workspace, vera)
    assert residue(workspace, ADDRESS, NAME, INSTITUTE) == []
    with pytest.raises(NotFound, match="not in any panel here"):
        find_everywhere(workspace, ADDRESS)


def test_without_being_asked_answers_stay_and_nobody_can_be_found_by_them(
    closed: Workspace,
) -> None:
    (expert,) = find_everywhere(closed, "expert01@example.org")
    seen = trace(closed, expert)
    assert (seen.invitations, seen.links, seen.submitted) == (1, 1, 1)
    assert seen.open_to_erasure == (AUTUMN.round,)
    done = forget(closed, expert)
    assert response_of(closed, expert).withdrawn_at is None
    assert any("lead" in each and AUTUMN.round in each for each in done.remains)
    people = closed.people.read()
    assert list(people.query("SELECT 1 FROM keys WHERE pseudonym = ?", [expert.pseudonym])) == []
    assert all(not verdict.findings for verdict in verify(closed))


def test_if_asked_answers_are_erased_and_the_chain_stays_valid(closed: Workspace) -> None:
    (expert,) = find_everywhere(closed, "expert01@example.org")
    forget(closed, expert, with_answers=True)
    assert response_of(closed, expert).withdrawn_at is not None
    assert list_owed(closed) == ()
    assert all(not verdict.findings for verdict in verify(closed))
    assert residue(closed, "expert01@example.org") == []


def test_a_final_round_is_not_changed_and_that_is_said_before(closed: Workspace) -> None:
    finalize_round(closed, AUTUMN)
    (expert,) = find_everywhere(closed, "expert01@example.org")
    seen = trace(closed, expert)
    assert seen.final == (AUTUMN.round,)
    assert any(
        "a final round cannot be changed" in each for each in seen.remains(with_answers=True)
    )
    forget(closed, expert, with_answers=True)
    assert response_of(closed, expert).withdrawn_at is None


def test_the_wish_for_no_mail_anywhere_outlives_the_person(workspace: Workspace) -> None:
    opt_out(workspace, "expert01@example.org")
    (expert,) = find_everywhere(workspace, "expert01@example.org")
    assert trace(workspace, expert).wants_no_mail
    done = forget(workspace, expert)
    assert any("SHA-256" in each for each in done.remains)
    assert len(opt_outs.addresses_opted_out(workspace.people.read())) == 1


def test_forgetting_twice_is_forgetting_once(workspace: Workspace) -> None:
    (expert,) = find_everywhere(workspace, "expert01@example.org")
    forget(workspace, expert, with_answers=True)
    with pytest.raises(NotFound, match="was forgotten before"):
        forget(workspace, expert, with_answers=True)


def test_what_a_crash_left_half_done_is_finished_by_the_doctor(closed: Workspace) -> None:
    (expert,) = find_everywhere(closed, "expert01@example.org")
    with closed.people.write(erases=True) as db:
        merging.delete_expert(db, expert.id)
        owed = owing.Owed(pseudonym=expert.pseudonym, study=STUDY)
        owing.insert_owed(db, owed, closed.clock())
    assert list_owed(closed) == (owed,)
    assert mend_halves(closed) == 1
    assert response_of(closed, expert).withdrawn_at is not None
    assert mend_halves(closed) == 0
    assert residue(closed, "expert01@example.org") == []


def test_somebody_in_no_study_that_is_asked_about_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="the panel of “other”"):
        find_everywhere(workspace, "expert01@example.org", "other")
    assert find_everywhere(workspace, "expert01@example.org", STUDY)


def test_a_study_that_others_write_to_for_too_long_keeps_nobody_from_being_forgotten(
    closed: Workspace,
) -> None:
    (expert,) = find_everywhere(closed, "expert01@example.org")
    study = closed.study(STUDY)
    study.deadline = 0.05
    may_leave, is_held = PROCESSES.Event(), PROCESSES.Event()
    holder = PROCESSES.Process(target=hold_gate, args=(study.path, is_held, may_leave))
    holder.start()
    is_held.wait()
    done = forget(closed, expert, with_answers=True)
    may_leave.set()
    holder.join()
    assert not done.is_finished
    assert "doctor --repair" in done.remains[0]
    assert residue(closed, "expert01@example.org") == []
    assert response_of(closed, expert).withdrawn_at is None
    study.deadline = 10
    assert mend_halves(closed) == 1
    assert response_of(closed, expert).withdrawn_at is not None
