"""Mail that came back: recorded by hand or from delivery reports; an address that failed for good is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.formats.delivery_reports import read_delivery_reports
from surveys.model.bounces import Bounce
from surveys.model.bounces import BounceKind
from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.model.messages import Outcome
from surveys.services.auditing import record_in_people
from surveys.services.authenticating import read_address
from surveys.services.mailing.telling import tell_rounds
from surveys.storage import bounces
from surveys.storage import experts
from surveys.storage import messages
from surveys.storage.idempotency import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from surveys.formats.delivery_reports import ReadReport
    from surveys.model.bounces import DeliveryReport
    from surveys.model.experts import Expert
    from surveys.model.forms import SentForm
    from surveys.model.messages import Message
    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBounce:
    """What a delivery report said of one address, and what came of it; ``experts`` is empty where nobody is meant.

    ``by_message`` says that the very message was found, and not only the address; ``is_new`` that it was
    not recorded before.
    """

    place: str
    address: str
    kind: BounceKind
    reason: str
    experts: tuple[Expert, ...]
    by_message: bool
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BouncesRead:
    """What was found in bounce files; ``problems`` are sentences about what could not be read."""

    bounces: tuple[ReadBounce, ...]
    problems: tuple[str, ...]

    @property
    def recorded(self) -> tuple[ReadBounce, ...]:
        """What was recorded now."""
        return tuple(each for each in self.bounces if each.is_new)

    @property
    def known(self) -> tuple[ReadBounce, ...]:
        """What had been recorded before."""
        return tuple(each for each in self.bounces if each.experts and not each.is_new)

    @property
    def unrecognised(self) -> tuple[ReadBounce, ...]:
        """What belongs to nobody here."""
        return tuple(each for each in self.bounces if not each.experts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBounce:
    """A bounce with whom it is about; ``stops_mail`` says that their address now is the one that failed."""

    bounce: Bounce
    expert: Expert

    @property
    def stops_mail(self) -> bool:
        """Whether nothing is sent to this expert because of it."""
        return self.bounce.stops_mail and self.bounce.email == self.expert.email


def list_bounces(workspace: Workspace, study_id: str) -> tuple[ListedBounce, ...]:
    """List what came back from a study's panel, the newest first."""
    workspace.study(study_id)  # a study that does not exist has no panel
    with workspace.people.snapshot() as db:
        panel = {expert.id: expert for expert in experts.list_experts(db, study_id)}
        found = bounces.list_bounces(db, study_id)
    return tuple(
        ListedBounce(bounce=each, expert=panel[each.expert])
        for each in found
        if each.expert in panel
    )


def record_bounce(
    workspace: Workspace,
    email: str,
    kind: BounceKind,
    reason: str,
    study_id: str = "",
    form: SentForm | None = None,
) -> int:
    """Record by hand that mail to an address came back, and count the experts who have it.

    The last message that was sent to them counts as not delivered. A ``form`` that was carried out before
    records nothing again.

    Raises
    ------
    NotFound
        When nobody has this address, in the study or (without one) in any.
    """
    address = read_address(email)
    said = " ".join(reason.split())[:LONGEST_REASON]
    touched: set[RoundName] = set()
    with workspace.people.write() as db:
        found = _require_experts(db, address, study_id)

        def record_each() -> int:
            for expert in found:
                returned = _newest_message(db, expert)
                bounce = Bounce(
                    id=workspace.new_id(),
                    expert=expert.id,
                    email=address,
                    kind=kind,
                    reason=said,
                    bounced_at=workspace.clock(),
                )
                _record(workspace, db, bounce, returned)
                touched.update({returned.round} if returned else ())
            return len(found)

        if form is None:
            record_each()
        else:
            key = f"bounce:{study_id}:{form.key}"
            at = workspace.clock()
            once(db, key=key, body_hash=form.body_hash, at=at, action=record_each)
    tell_rounds(workspace, touched)
    return len(found)


def mail_again(workspace: Workspace, email: str, study_id: str = "") -> bool:
    """Let an address be written to again, and say whether it was left alone before.

    Raises
    ------
    NotFound
        When nobody has this address, in the study or (without one) in any.
    """
    address = read_address(email)
    with workspace.people.write() as db:
        found = _require_experts(db, address, study_id)
        ended = bounces.clear_bounces(db, address, workspace.clock())
        if ended:
            record_in_people(workspace, db, EventKind.BOUNCES_CLEARED, found[0].id, bounces=ended)
    return bool(ended)


def read_bounces(
    workspace: Workspace, files: Sequence[tuple[str, bytes]], study_id: str = ""
) -> BouncesRead:
    """Record what delivery reports say; ``files`` are names with contents.

    A report is recognised by the message that came back, else by the address. With a study, only its
    experts are looked for.
    """
    # Read before the gate is entered: a large mbox takes a while.
    read = [each for name, data in files for each in read_delivery_reports(name, data)]
    touched: set[RoundName] = set()
    with workspace.people.write() as db:
        found = [
            bounce
            for each in read
            if each.report
            for bounce in _record_report(workspace, db, each, each.report, study_id, touched)
        ]
    tell_rounds(workspace, touched)
    return BouncesRead(
        bounces=tuple(found),
        problems=tuple(f"{each.place}: {each.problem}" for each in read if each.problem),
    )


def _record_report(
    workspace: Workspace,
    db: Database,
    read: ReadReport,
    report: DeliveryReport,
    study_id: str,
    touched: set[RoundName],
) -> list[ReadBounce]:
    message = _message(db, report, study_id)
    done = []
    for recipient in report.recipients:
        if recipient.kind is None:
            continue
        address = report.sent_to if message and report.sent_to else recipient.address
        meant = _meant(db, message, address, study_id)
        is_new = False
        for expert in meant:
            returned = message or _newest_message(db, expert)
            bounce = Bounce(
                id=workspace.new_id(),
                expert=expert.id,
                email=address,
                kind=recipient.kind,
                reason=recipient.reason,
                bounced_at=min(report.arrived_at or workspace.clock(), workspace.clock()),
                message=message.id if message else "",
                report=report.digest,
            )
            is_new |= _record(workspace, db, bounce, returned if recipient.has_failed else None)
            touched.update({returned.round} if returned else ())
        done.append(
            ReadBounce(
                place=read.place,
                address=address,
                kind=recipient.kind,
                reason=recipient.reason,
                experts=meant,
                by_message=message is not None,
                is_new=is_new,
            )
        )
    return done


def _message(db: Database, report: DeliveryReport, study_id: str) -> Message | None:
    """Find the message that came back, if it is one of this study's."""
    found = messages.find_by_message_id(db, report.message_id) if report.message_id else None
    return found if found and study_id in {"", found.round.study} else None


def _meant(
    db: Database, message: Message | None, address: str, study_id: str
) -> tuple[Expert, ...]:
    """Find whom the message was sent to; without it, everybody who has the address."""
    if message is None:
        return experts.find_by_address(db, address, study_id)
    found = experts.find_expert(db, message.expert)
    return (found,) if found else ()


def _newest_message(db: Database, expert: Expert) -> Message | None:
    """Find the message that must have come back where nobody says which: the last one that was sent."""
    sent = [
        each
        for each in messages.messages_of(db, expert.id)
        if each.outcome in {Outcome.SENT, Outcome.UNCERTAIN}
    ]
    return max(sent, key=lambda each: each.last_at, default=None)


def _record(workspace: Workspace, db: Database, new: Bounce, returned: Message | None) -> bool:
    """Record a bounce inside a write, and that ``returned`` did not arrive; say whether that is new."""
    if not bounces.insert_bounce(db, new):
        return False
    if returned:
        messages.mark_ended(db, returned.id, Outcome.BOUNCED, new.reason)
    record_in_people(
        workspace,
        db,
        EventKind.BOUNCE_RECORDED,
        new.expert,
        bounce=new.kind.value,
        by_hand=not new.report,
    )
    return True


def _require_experts(db: Database, address: str, study_id: str) -> tuple[Expert, ...]:
    found = experts.find_by_address(db, address, study_id)
    if not found:
        where = f"the panel of “{study_id}”" if study_id else "any panel"
        raise NotFound(f"Nobody in {where} has the address {address}.")
    return found
