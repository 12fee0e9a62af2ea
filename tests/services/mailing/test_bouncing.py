from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.bounces import BounceKind
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.messages import Message
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.mailing.bouncing import mail_again
from surveys.services.mailing.bouncing import read_bounces
from surveys.services.mailing.bouncing import record_bounce
from surveys.services.mailing.leaving_in_peace import NoMail
from surveys.services.mailing.leaving_in_peace import left_in_peace
from surveys.services.mailing.leaving_in_peace import why_no_mail
from surveys.services.recruiting import import_panel
from surveys.services.recruiting import list_panel
from surveys.storage import messages
from tests.bounce_files import delivery_report
from tests.bounce_files import mbox
from tests.bounce_files import plain_mail
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import form

if TYPE_CHECKING:
    from surveys.model.experts import Expert
    from surveys.services.workspace import Workspace

FIRST, SECOND = "expert01@example.org", "expert02@example.org"
SENT = "<round-1-expert-2@example.org>"


def expert(workspace: Workspace, email: str = FIRST, study: str = STUDY) -> Expert:
    return next(each for each in list_panel(workspace, study) if each.email == email)


def standing(workspace: Workspace, email: str = FIRST, study: str = STUDY) -> NoMail | None:
    return why_no_mail(workspace.people.read(), expert(workspace, email, study))


def sent_message(workspace: Workspace, email: str = SECOND) -> Message:
    """Put a message that was sent into the outbox, as sending leaves it there."""
    message = Message(
        id="m2",
        round=AUTUMN,
        expert=expert(workspace, email).id,
        kind=MessageKind.INVITATION,
        wave=1,
        language="en",
        message_id=SENT,
        made_at=workspace.clock(),
        not_before=workspace.clock(),
    )
    with workspace.people.write() as db:
        messages.insert_message(db, message)
        messages.claim_message(db, message, "t", "w", workspace.clock())
        messages.mark_sent(db, message.id, workspace.clock())
    return message


def outcome(workspace: Workspace) -> Outcome:
    found = messages.find_message(workspace.people.read(), "m2")
    assert found
    return found.outcome


def second_study(workspace: Workspace) -> None:
    add_study(workspace, shipped_study_file().replace(b'id = "northeast-asia"', b'id = "other"', 1))
    import_panel(workspace, "other", f"name,email\nOne,{FIRST}\nTwo,only@example.org\n".encode())


def test_an_address_that_failed_for_good_is_not_written_to_until_somebody_says_so(
    workspace: Workspace,
) -> None:
    assert record_bounce(workspace, FIRST, BounceKind.HARD, "left the institute", STUDY) == 1
    assert standing(workspace) is NoMail.BOUNCED
    panel = list_panel(workspace, STUDY)
    assert left_in_peace(workspace.people.read(), panel) == {panel[0].id: NoMail.BOUNCED}
    assert mail_again(workspace, FIRST, STUDY)
    assert standing(workspace) is None
    assert not mail_again(workspace, FIRST, STUDY)


def test_what_failed_for_now_stops_nothing(workspace: Workspace) -> None:
    record_bounce(workspace, FIRST, BounceKind.SOFT, "mailbox full", STUDY)
    assert standing(workspace) is None


def test_another_address_is_written_to_again(workspace: Workspace) -> None:
    record_bounce(workspace, FIRST, BounceKind.HARD, "gone", STUDY)
    with workspace.people.write() as db:
        db.execute(
            "UPDATE experts SET email = 'new@example.org' WHERE email = :email", {"email": FIRST}
        )
    assert standing(workspace, "new@example.org") is None


def test_an_address_that_failed_in_one_study_failed_in_all(workspace: Workspace) -> None:
    second_study(workspace)
    assert record_bounce(workspace, FIRST.upper(), BounceKind.HARD, "gone") == 2
    assert standing(workspace, study="other") is NoMail.BOUNCED


def test_an_address_that_nobody_has_is_refused_in_a_sentence(workspace: Workspace) -> None:
    second_study(workspace)
    with pytest.raises(NotFound, match="Nobody in the panel of “northeast-asia” has the address"):
        record_bounce(workspace, "only@example.org", BounceKind.HARD, "", STUDY)
    with pytest.raises(NotFound, match="Nobody in any panel"):
        mail_again(workspace, "nobody@example.org")
    with pytest.raises(Invalid):
        record_bounce(workspace, "no address", BounceKind.HARD, "")


def test_a_report_is_recognised_by_the_message_that_came_back(workspace: Workspace) -> None:
    sent_message(workspace)
    content = delivery_report("forward@elsewhere.example", message_id=SENT, sent_to=SECOND)
    read = read_bounces(workspace, [("a.eml", content)], STUDY)
    (found,) = read.recorded
    assert found.by_message
    assert (found.address, [each.email for each in found.experts]) == (SECOND, [SECOND])
    assert outcome(workspace) is Outcome.BOUNCED
    assert standing(workspace, SECOND) is NoMail.BOUNCED


def test_a_message_that_is_only_late_has_not_come_back(workspace: Workspace) -> None:
    sent_message(workspace)
    content = delivery_report(SECOND, message_id=SENT, action="delayed", status="4.4.7")
    assert len(read_bounces(workspace, [("a.eml", content)]).recorded) == 1
    assert outcome(workspace) is Outcome.SENT
    assert standing(workspace, SECOND) is None


def test_a_bounce_by_hand_is_that_of_the_last_message_and_counts_once(
    workspace: Workspace,
) -> None:
    sent_message(workspace)
    for _ in range(2):
        record_bounce(workspace, SECOND, BounceKind.SOFT, "full", STUDY, form("key"))
    assert outcome(workspace) is Outcome.BOUNCED
    assert workspace.people.read()["bounces"].count == 1


def test_files_are_read_together_and_each_report_counts_once(workspace: Workspace) -> None:
    files = [
        ("one.eml", delivery_report(FIRST)),
        ("all.mbox", mbox(delivery_report(FIRST), delivery_report(SECOND), plain_mail())),
        ("other.eml", delivery_report("nobody@example.org")),
    ]
    read = read_bounces(workspace, files)
    assert [each.address for each in read.recorded] == [FIRST, SECOND]
    assert [(each.place, each.address) for each in read.known] == [("all.mbox, message 1", FIRST)]
    assert [each.address for each in read.unrecognised] == ["nobody@example.org"]
    (problem,) = read.problems
    assert problem.startswith("all.mbox, message 3: This is no delivery report")
    again = read_bounces(workspace, files)
    assert again.recorded == ()
    assert len(again.known) == 3


def test_a_researcher_of_one_study_learns_nothing_of_another(workspace: Workspace) -> None:
    second_study(workspace)
    sent_message(workspace)
    files = [
        ("a.eml", delivery_report("only@example.org")),
        ("b.eml", delivery_report("x@y.example", message_id=SENT)),
    ]
    read = read_bounces(workspace, files, STUDY)
    assert [each.place for each in read.unrecognised] == ["a.eml"]
    assert read_bounces(workspace, files, "other").recorded[0].place == "a.eml"


def test_what_is_recorded_names_nobody(workspace: Workspace) -> None:
    record_bounce(workspace, FIRST, BounceKind.HARD, "gone", STUDY)
    mail_again(workspace, FIRST, STUDY)
    rows = list(
        workspace.people.read().query(
            "SELECT kind, subject, content FROM chain JOIN chain_contents USING (position) "
            "WHERE kind LIKE 'bounce%' ORDER BY position"
        )
    )
    assert [row["kind"] for row in rows] == ["bounce-recorded", "bounces-cleared"]
    assert FIRST not in str(rows)
