"""Put messages into the outbox in one write, stop those that wait, and send again what did not arrive."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.messages import Message
from surveys.model.messages import Outcome
from surveys.services.auditing import record_in_people
from surveys.services.inviting import coarse_rows
from surveys.services.launching import find_round
from surveys.services.mailing.choosing import choose
from surveys.services.mailing.rendering import message_language
from surveys.services.mailing.settling import settle_left_over
from surveys.services.mailing.transport import require_mail
from surveys.services.working import enqueue_within
from surveys.services.working import ring
from surveys.storage import invitations
from surveys.storage import messages
from surveys.storage import round_experts
from surveys.storage.idempotency import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection

    from sqlite_utils import Database

    from surveys.model.forms import SentForm
    from surveys.model.messages import MessageKind
    from surveys.model.rounds import RoundName
    from surveys.services.mailing.choosing import Recipients
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """How many messages of which wave wait now; not new when this very form was carried out before."""

    count: int
    wave: int
    is_new: bool


def queue(
    workspace: Workspace,
    name: RoundName,
    kind: MessageKind,
    *,
    everybody: bool = False,
    seen: str = "",
    form: SentForm | None = None,
) -> Queued:
    """Queue one message for everybody who is chosen; who was not invited yet is invited by it.

    ``seen`` is the digest of the list that a person looked at.

    Raises
    ------
    Conflict
        When the list is another one by now; nothing is queued then.
    Refused
        When the round's state does not go with it, or nobody is left to write to.
    """
    require_mail(workspace)

    def insert(db: Database) -> dict[str, Any]:
        recipients = choose(workspace, name, kind, everybody=everybody)
        _require_seen(recipients, seen)
        return {"count": len(recipients.chosen), "wave": _insert(workspace, db, recipients)}

    with workspace.people.write() as db:
        reply, is_new = _once(workspace, db, f"mail:{name}:{kind.value}", form, lambda: insert(db))
        job = enqueue_within(workspace, db, "send-mail", {}, study=name.study)
    _add_to_round(workspace, name)
    ring(workspace, job)
    return Queued(count=reply["count"], wave=reply["wave"], is_new=is_new)


def _once(
    workspace: Workspace,
    db: Database,
    key: str,
    form: SentForm | None,
    action: Callable[[], dict[str, Any]],
) -> tuple[dict[str, Any], bool]:
    if form is None:
        return action(), True
    reply, is_new = once(
        db,
        key=f"{key}:{form.key}",
        body_hash=form.body_hash,
        at=workspace.clock(),
        action=action,
    )
    return reply, is_new  # type: ignore[return-value]  # the JSON of what the action returned


def _require_seen(recipients: Recipients, seen: str) -> None:
    if seen and recipients.digest != seen:
        raise Conflict(
            f"The list has changed since you looked at it: {len(recipients.chosen)} would get the message "
            "now. Nothing was sent. Please look at the list once more."
        )
    if not recipients.chosen:
        raise Refused(
            f"There is nobody to write to in the round {recipients.found.round.name} now."
        )


def _insert(workspace: Workspace, db: Database, recipients: Recipients) -> int:
    found, kind = recipients.found, recipients.kind
    name, now = found.round.name, workspace.clock()
    wave = messages.last_wave(db, name, kind) + 1
    invited = {each.id for each in invitations.invited_experts(db, name).values()}
    new = [each for each in recipients.chosen if each.id not in invited]
    for expert in new:
        invitations.insert_invitation(db, workspace.new_id(), name, expert, now)
    languages = {
        each: message_language(workspace, found, each)
        for each in {expert.language for expert in recipients.chosen}
    }
    for expert in recipients.chosen:
        message_id = workspace.new_id()
        messages.insert_message(
            db,
            Message(
                id=message_id,
                round=name,
                expert=expert.id,
                kind=kind,
                wave=wave,
                language=languages[expert.language],
                message_id=f"<{message_id}@{workspace.settings.mail.sender_domain}>",
                made_at=now,
                not_before=now,
            ),
        )
    if new:
        record_in_people(
            workspace, db, EventKind.EXPERTS_INVITED, str(name), experts=len(new), mail=True
        )
    record_in_people(
        workspace,
        db,
        EventKind.MAIL_QUEUED,
        str(name),
        message=kind.value,
        wave=wave,
        messages=len(recipients.chosen),
    )
    return wave


def _add_to_round(workspace: Workspace, name: RoundName) -> None:
    """Give every invited expert the pseudonymous row; repeating it mends what a crash left undone."""
    invited = invitations.invited_experts(workspace.people.read(), name).values()
    rows = coarse_rows(invited, find_round(workspace, name).study)
    with workspace.study(name.study).write() as db:
        round_experts.add_round_experts(db, name.round, rows, workspace.clock())


def cancel_waiting(workspace: Workspace, name: RoundName) -> int:
    """Stop every message of a round that waits, and count them; whose turn comes at this moment is sent."""
    find_round(workspace, name)  # a round that does not exist has no messages
    with workspace.people.write() as db:
        waiting = [
            each for each in messages.list_messages(db, name) if each.outcome is Outcome.QUEUED
        ]
        for each in waiting:
            messages.mark_ended(db, each.id, Outcome.CANCELLED, "stopped by a researcher")
        if waiting:
            record_in_people(
                workspace, db, EventKind.MAIL_CANCELLED, str(name), messages=len(waiting)
            )
    return len(waiting)


def send_again(
    workspace: Workspace,
    name: RoundName,
    message_ids: Collection[str],
    form: SentForm | None = None,
) -> int:
    """Queue messages once more that failed, came back or are uncertain, and count them.

    Each gets a new link, and keeps its Message-ID: a mail program that has the first copy may show one.

    Raises
    ------
    NotFound
        When a message is none of this round.
    Refused
        When none of them can be sent again.
    """
    require_mail(workspace)
    settle_left_over(workspace)

    def put_in_line(db: Database) -> dict[str, Any]:
        found = {each.id: each for each in messages.list_messages(db, name)}
        if set(message_ids) - set(found):
            raise NotFound("There is no such message in this round.")
        again = [each for each in message_ids if messages.queue_again(db, each, workspace.clock())]
        if not again:
            raise Refused("Nothing was queued: no such message failed or is uncertain now.")
        kinds = Counter(found[each].outcome.value for each in again)
        record_in_people(
            workspace,
            db,
            EventKind.MAIL_SENT_AGAIN,
            str(name),
            messages=len(again),
            were=dict(kinds),
        )
        return {"count": len(again)}

    with workspace.people.write() as db:
        reply, is_new = _once(workspace, db, f"mail-again:{name}", form, lambda: put_in_line(db))
        job = enqueue_within(workspace, db, "send-mail", {}, study=name.study)
    ring(workspace, job)
    return int(reply["count"]) if is_new else 0
