from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.findings import Weight
from surveys.model.messages import Message
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.services.diagnosing.waiting import check_waiting
from surveys.services.recruiting import list_panel
from surveys.services.working import enqueue
from surveys.services.working.living import counted_as_alive
from surveys.storage import messages
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def test_without_a_worker_one_is_advised(workspace: Workspace) -> None:
    (found,) = check_waiting(workspace)
    assert found.weight is Weight.ADVICE
    assert found.sentence.startswith("No worker runs")


def test_a_worker_that_runs_is_well(workspace: Workspace) -> None:
    with counted_as_alive(workspace):
        (found,) = check_waiting(workspace)
    assert (found.weight, found.sentence) == (Weight.GOOD, "A worker runs; 0 jobs are due.")


def test_a_job_that_nobody_takes_up_must_be_looked_at(workspace: Workspace) -> None:
    enqueue(workspace, "send-mail", {})
    assert [each.weight for each in check_waiting(workspace)] == [Weight.ADVICE]
    clock_of(workspace).go_on(minutes=4)
    (found,) = check_waiting(workspace)
    assert found.weight is Weight.TO_MEND
    assert found.sentence == "1 job waits since 2026-09-01 12:00 UTC, since no worker runs."
    assert "soundings worker" in found.to_do
    with counted_as_alive(workspace):
        (found,) = check_waiting(workspace)
    assert found.sentence.endswith("although a worker runs.")


def test_uncertain_messages_wait_for_a_person(workspace: Workspace) -> None:
    message = Message(
        id="m1",
        round=AUTUMN,
        expert=list_panel(workspace, STUDY)[0].id,
        kind=MessageKind.INVITATION,
        wave=1,
        language="en",
        message_id="<m1@example.org>",
        made_at=workspace.clock(),
        not_before=workspace.clock(),
    )
    with workspace.people.write() as db:
        messages.insert_message(db, message)
        messages.mark_ended(db, "m1", Outcome.UNCERTAIN, "killed")
    _, found = check_waiting(workspace)
    assert found.weight is Weight.ADVICE
    assert found.sentence.startswith("1 message is uncertain")
