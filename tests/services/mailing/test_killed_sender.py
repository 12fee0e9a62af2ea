"""A sender that is really killed, in the middle of handing a message over to a real mail server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.mailing.following import outbox
from surveys.services.mailing.queueing import queue
from surveys.services.mailing.queueing import send_again
from surveys.services.mailing.sending import send_waiting
from surveys.services.mailing.settling import is_being_sent
from surveys.services.workspace import now
from tests.mail_server import SENDER
from tests.mail_server import running_mail_server
from tests.mail_server import with_mail
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

ROOT = Path(__file__).parents[3]
KILLED_AT = 5
MINUTE = 60


def test_nothing_arrives_twice_and_one_message_at_most_is_uncertain(workspace: Workspace) -> None:
    # Both processes have one clock: a message is not due before it was queued.
    clock_of(workspace).now = now()
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    open_round(workspace, AUTUMN)
    with running_mail_server() as server:
        server.holds_at = KILLED_AT
        mailing = with_mail(workspace, server.settings)
        queue(mailing, AUTUMN, MessageKind.INVITATION)
        environ = os.environ | {
            "SOUNDINGS_INSTANCE": str(workspace.settings.instance),
            "SOUNDINGS_MAIL_SERVER": "127.0.0.1",
            "SOUNDINGS_MAIL_PORT": str(server.port),
            "SOUNDINGS_MAIL_SENDER": SENDER,
            "SOUNDINGS_MAIL_PER_MINUTE": "60000",
        }
        program = "import app; app.main()"
        with subprocess.Popen(
            [sys.executable, "-c", program, "mail", "run"], cwd=ROOT, env=environ
        ) as sender:
            assert server.is_holding.wait(MINUTE)
            seen = outbox(mailing, AUTUMN)
            assert (seen.is_being_sent, seen.to_decide) == (True, ())
            sender.kill()
        server.may_go_on.set()

        # Nobody has recorded it yet, and it is shown.
        assert not is_being_sent(mailing)
        [unsure] = outbox(mailing, AUTUMN).to_decide
        assert unsure.outcome is Outcome.UNCERTAIN

        clock_of(workspace).now = now()
        done = send_waiting(mailing)
        assert (done.sent, done.uncertain) == (EXPERTS - KILLED_AT, 1)
        assert Counter(server.recipients) == Counter(set(server.recipients))
        assert len(server.recipients) == EXPERTS
        assert [each.outcome for each in outbox(mailing, AUTUMN).to_decide] == [Outcome.UNCERTAIN]

        # Only a person sends it once more, and then it says that it is the same message.
        assert send_waiting(mailing).sent == 0
        assert send_again(mailing, AUTUMN, [unsure.message.id]) == 1
        assert send_waiting(mailing).sent == 1
        copies = [each for each in server.messages if unsure.expert.email in str(each["To"])]
        assert [each["Message-ID"] for each in copies] == [unsure.message.message_id] * 2
