"""Send what is in the outbox: one message at a time, each claimed in a committed write before it goes.

Whoever is killed in between leaves a claim without an outcome. It may have arrived, so the next sender
calls it uncertain and lets it be; a person decides whether it goes once more.
"""

from __future__ import annotations

import os
import socket
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.errors import SoundingsError
from surveys.model.jobs import Again
from surveys.model.jobs import Done
from surveys.model.messages import Outcome
from surveys.services.mailing.claiming import Claimed
from surveys.services.mailing.claiming import claim
from surveys.services.mailing.claiming import letter_of
from surveys.services.mailing.handing_over import HandedOver
from surveys.services.mailing.handing_over import NotHandedOver
from surveys.services.mailing.handing_over import open_post
from surveys.services.mailing.settling import lock_file
from surveys.services.mailing.settling import settle_claims
from surveys.services.mailing.telling import tell_one
from surveys.services.mailing.telling import tell_rounds
from surveys.services.mailing.transport import require_mail
from surveys.services.working import progress
from surveys.storage import messages
from surveys.storage.sole_sender import sole_sender

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from surveys.model.jobs import Job
    from surveys.model.jobs import JobResult
    from surveys.model.messages import Message
    from surveys.model.rounds import RoundName
    from surveys.services.mailing.handing_over import Post
    from surveys.services.workspace import Workspace

#: How long to wait after each refusal for now; after the last, the message has failed.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
_SERVER_AWAY = timedelta(minutes=1)
_WHILE_BUSY = timedelta(seconds=20)
_PAUSE_SECONDS = 0.5


@dataclass(slots=True, kw_only=True)
class Sent:
    """What one run did, counted. ``next_at`` is when something waits to be tried again."""

    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    put_off: int = 0
    cancelled: int = 0
    next_at: datetime | None = None
    trouble: str = ""
    was_busy: bool = False

    @property
    def handled(self) -> int:
        """How many messages were taken up."""
        return self.sent + self.failed + self.uncertain + self.put_off + self.cancelled

    @property
    def sentence(self) -> str:
        """Say it in one sentence, with what is not zero."""
        counts = {
            "sent": self.sent,
            "failed": self.failed,
            "uncertain": self.uncertain,
            "to be tried again": self.put_off,
            "not sent any more": self.cancelled,
        }
        said = ", ".join(f"{number} {words}" for words, number in counts.items() if number)
        return f"{said or 'Nothing was waiting'}.{f' {self.trouble}' if self.trouble else ''}"


def send_due(workspace: Workspace, job: Job) -> JobResult:
    """Send all that may go now, as a job; what is to be tried again later makes the job wait until then."""

    def show_progress(done: Sent) -> bool:
        waiting = messages.count_waiting(workspace.people.read())
        progress(workspace, job, done.handled, done.handled + waiting)
        return True

    done = send_waiting(workspace, go_on=show_progress)
    if done.was_busy:
        return Again(
            not_before=workspace.clock() + _WHILE_BUSY, message="Another process is sending."
        )
    if done.next_at:
        return Again(not_before=done.next_at, message=done.sentence)
    return Done(message=done.sentence)


def send_waiting(
    workspace: Workspace,
    *,
    pause: Callable[[float], object] = time.sleep,
    go_on: Callable[[Sent], bool] = lambda _done: True,
) -> Sent:
    """Send all that may go now; ``go_on`` is asked before each message, and says no to stop.

    Only one process sends at a time; where another does, nothing is done here.

    Raises
    ------
    Refused
        When the installation has no mail server.
    """
    require_mail(workspace)
    done = Sent()
    with sole_sender(lock_file(workspace)) as is_mine:
        if not is_mine:
            done.was_busy = True
            return done
        done.uncertain = len(settle_claims(workspace))
        touched: set[RoundName] = set()
        with open_post(workspace.settings.mail) as post:
            while go_on(done):
                message = messages.next_message(workspace.people.read(), workspace.clock())
                if message is None:
                    break
                _keep_to_the_rate(workspace, pause)
                touched.add(message.round)
                if not _send_next(workspace, post, message, done):
                    break
        # Mends what was not told since a study was busy, or a process was killed.
        tell_rounds(workspace, touched)
    done.next_at = messages.next_time(workspace.people.read())
    return done


def _keep_to_the_rate(workspace: Workspace, pause: Callable[[float], object]) -> None:
    """Wait until the next message may go, counted from the last one that any process claimed."""
    last = messages.last_claim(workspace.people.read())
    if last is None:
        return
    apart = timedelta(minutes=1) / workspace.settings.mail.per_minute
    # Never longer than the distance: a clock that was set back must not stop all mail.
    left = min((last + apart - workspace.clock()).total_seconds(), apart.total_seconds())
    while left > 0:
        pause(min(left, _PAUSE_SECONDS))
        left -= _PAUSE_SECONDS


def _send_next(workspace: Workspace, post: Post, message: Message, done: Sent) -> bool:
    """Send one message, and say whether to go on with the next."""
    try:
        # Before anything is claimed: where the server is away, nothing becomes uncertain.
        post.reach()
    except NotHandedOver as error:
        done.trouble = str(error)
        _put_off(workspace, message, str(error), _SERVER_AWAY, done)
        return False
    claimed = claim(workspace, message, f"{socket.gethostname()}:{os.getpid()}")
    if claimed is None:
        done.cancelled += 1
        return True
    goes_on = _hand_over(workspace, post, claimed, done)
    tell_one(workspace, message.id)
    return goes_on


def _hand_over(workspace: Workspace, post: Post, claimed: Claimed, done: Sent) -> bool:
    message = claimed.message
    try:
        letter = letter_of(workspace, claimed)
    except SoundingsError as error:
        _end(workspace, message, Outcome.FAILED, str(error))
        done.failed += 1
        return True
    try:
        post.hand_over(letter)
    except HandedOver as error:
        _end(workspace, message, Outcome.UNCERTAIN, str(error))
        done.uncertain += 1
        return True
    except NotHandedOver as error:
        return _not_handed_over(workspace, message, error, done)
    with workspace.people.write() as db:
        messages.mark_sent(db, message.id, workspace.clock())
    done.sent += 1
    return True


def _not_handed_over(
    workspace: Workspace, message: Message, error: NotHandedOver, done: Sent
) -> bool:
    if error.is_for_all:
        done.trouble = str(error)
        _put_off(workspace, message, str(error), _SERVER_AWAY, done)
        return False
    if error.is_for_good or message.attempts >= len(BACK_OFF):
        _end(workspace, message, Outcome.FAILED, str(error))
        done.failed += 1
    else:
        _put_off(workspace, message, str(error), BACK_OFF[message.attempts], done)
    return True


def _put_off(workspace: Workspace, message: Message, why: str, wait: timedelta, done: Sent) -> None:
    with workspace.people.write() as db:
        messages.put_back(db, message.id, why, workspace.clock() + wait)
    done.put_off += 1


def _end(workspace: Workspace, message: Message, outcome: Outcome, why: str) -> None:
    with workspace.people.write() as db:
        messages.mark_ended(db, message.id, outcome, why)
