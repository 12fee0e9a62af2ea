"""What waits: jobs that no worker takes up, and messages that need a person's decision."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.findings import advice
from surveys.model.findings import good
from surveys.model.findings import to_mend
from surveys.model.jobs import Lane
from surveys.model.messages import Outcome
from surveys.services.working.kinds import names_in
from surveys.services.working.living import is_alive
from surveys.storage import jobs
from surveys.storage import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.services.workspace import Workspace

_ABOUT = "worker"
_START = "Start the server (soundings serve starts a worker too), or soundings worker alone."
#: A worker that runs takes up within a minute whatever it was not told of.
PATIENCE = timedelta(minutes=3)


def check_waiting(workspace: Workspace) -> Iterator[Finding]:
    """Say whether jobs are taken up, and whether messages wait for a decision."""
    db, now = workspace.people.read(), workspace.clock()
    kinds = [name for lane in Lane for name in names_in(lane)]
    due = jobs.list_unfinished(db, kinds, now)
    late = [each for each in due if not each.claimed_by and now - each.not_before > PATIENCE]
    runs = is_alive(workspace)
    if late:
        since = min(each.not_before for each in late)
        yield to_mend(
            _ABOUT,
            f"{len(late)} {'job waits' if len(late) == 1 else 'jobs wait'} since {since:%Y-%m-%d %H:%M} UTC, "
            f"{'although a worker runs' if runs else 'since no worker runs'}.",
            "Look at what they are: soundings jobs list" if runs else _START,
        )
    elif runs:
        yield good(
            _ABOUT, f"A worker runs; {len(due)} {'job is' if len(due) == 1 else 'jobs are'} due."
        )
    else:
        yield advice(_ABOUT, "No worker runs, so mail and long exports would wait.", _START)
    count = messages.count_outcome(db, Outcome.UNCERTAIN)
    if count:
        yield advice(
            "mail",
            f"{count} {'message is' if count == 1 else 'messages are'} uncertain: the connection ended before "
            "the mail server’s answer, so they may have arrived or not.",
            "Look at them on the page of the round’s mail, and decide whether to send them once more.",
        )
