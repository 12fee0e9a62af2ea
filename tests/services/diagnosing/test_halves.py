from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.findings import Weight
from surveys.model.messages import Message
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.services import answering
from surveys.services.diagnosing import mend_halves
from surveys.services.diagnosing.halves import check_halves
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting import list_panel
from surveys.storage import messages
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import invite_all

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def make_halves(workspace: Workspace) -> tuple[str, ...]:
    """Invite everybody, and undo the second step for three, as if the machine had stopped there."""
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    tokens = invite_all(workspace)
    open_round(workspace, AUTUMN)
    lost = [answering.arrive(workspace, token).invitation.expert.pseudonym for token in tokens[:3]]
    with workspace.study(STUDY).write() as db:
        for pseudonym in lost:
            db.execute("DELETE FROM round_experts WHERE pseudonym = ?", [pseudonym])
    return tokens


def in_the_study(workspace: Workspace) -> int:
    return int(workspace.study(STUDY).read()["round_experts"].count)


def test_an_installation_without_halves_is_well(workspace: Workspace) -> None:
    (found,) = check_halves(workspace)
    assert found.weight is Weight.GOOD


def test_who_was_invited_and_is_not_in_the_study_is_found_and_finished(
    workspace: Workspace,
) -> None:
    tokens = make_halves(workspace)
    (found,) = check_halves(workspace)
    assert found.weight is Weight.TO_MEND
    assert f"The study of {AUTUMN} does not know that 3 experts were invited:" in found.sentence
    assert found.to_do == "Run: soundings doctor --repair"
    assert mend_halves(workspace) == 3
    assert in_the_study(workspace) == len(tokens)
    assert [each.weight for each in check_halves(workspace)] == [Weight.GOOD]
    answering.begin(workspace, tokens[0], "en")


def test_repairing_again_changes_nothing(workspace: Workspace) -> None:
    make_halves(workspace)
    mend_halves(workspace)
    before = workspace.study(STUDY).read()["chain"].count
    assert mend_halves(workspace) == 0
    assert workspace.study(STUDY).read()["chain"].count == before


def test_what_became_of_a_message_is_told_to_the_study(workspace: Workspace) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    invite_all(workspace)
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
    (found,) = check_halves(workspace)
    assert f"The study of {AUTUMN} does not know what became of 1 message:" in found.sentence
    assert mend_halves(workspace) == 1
    assert [each.weight for each in check_halves(workspace)] == [Weight.GOOD]


def test_a_panel_whose_study_is_not_there_is_said(workspace: Workspace) -> None:
    (workspace.settings.studies_folder / f"{STUDY}.db").rename(
        workspace.settings.instance / "elsewhere.db"
    )
    (found,) = check_halves(workspace)
    assert f"a panel of the study “{STUDY}”" in found.sentence
