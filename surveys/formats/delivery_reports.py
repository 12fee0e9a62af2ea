"""Read what mail servers write when mail does not arrive: delivery reports (RFC 3464), alone or in an mbox."""

from __future__ import annotations

import email
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC
from email.message import Message
from email.utils import parseaddr
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from surveys.model.bounces import DeliveryReport
from surveys.model.bounces import ReportedRecipient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_LONGEST_REASON = 300
_MBOX = b"From "
# A line that begins with "From " begins the next message of an mbox, if an empty line stands before it.
_NEXT = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\n]*\n")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """One message of a file: a report, or why it is none."""

    place: str
    report: DeliveryReport | None
    problem: str = ""


def read_delivery_reports(name: str, data: bytes) -> tuple[ReadReport, ...]:
    """Read a message (.eml) or several (mbox); ``name`` is the file's, for saying where something stands."""
    found = tuple(_messages(data))
    if not found:
        return (ReadReport(place=name, report=None, problem="The file is empty."),)
    if len(found) == 1:
        return (_read(name, found[0]),)
    return tuple(_read(f"{name}, message {n}", each) for n, each in enumerate(found, start=1))


def _messages(data: bytes) -> Iterator[bytes]:
    if not data.startswith(_MBOX):
        if data.strip():
            yield data
        return
    for each in _NEXT.split(data):
        if each.strip():
            yield _ESCAPED.sub(rb"\1", each)


def _read(place: str, data: bytes) -> ReadReport:
    message = email.message_from_bytes(data)
    status = next((part for part in message.walk() if _is_status(part)), None)
    if status is None:
        return ReadReport(
            place=place,
            report=None,
            problem="This is no delivery report (RFC 3464). If it says that mail did not arrive, "
            "record that by hand.",
        )
    recipients = tuple(_recipients(status))
    returned = _returned(message)
    if not recipients:
        return ReadReport(
            place=place, report=None, problem="The delivery report names no recipient."
        )
    return ReadReport(
        place=place,
        report=DeliveryReport(
            digest=hashlib.sha256(data.strip()).hexdigest(),
            message_id=_field(returned, "Message-ID"),
            sent_to=parseaddr(_field(returned, "To"))[1].lower(),
            recipients=recipients,
            arrived_at=_time(message),
        ),
    )


def _is_status(part: Message) -> bool:
    return part.get_content_type() == "message/delivery-status"


def _recipients(status: Message) -> Iterator[ReportedRecipient]:
    """Read the blocks of fields after the first one, which is about the message as a whole."""
    blocks = status.get_payload()
    for block in blocks if isinstance(blocks, list) else []:
        if not isinstance(block, Message) or "Final-Recipient" not in block:
            continue
        address = _address(block, "Original-Recipient") or _address(block, "Final-Recipient")
        if address:
            yield ReportedRecipient(
                address=address,
                action=_field(block, "Action").lower(),
                status=_status(block),
                reason=_reason(block),
            )


def _field(block: Message, name: str) -> str:
    return _NOT_PRINTED.sub(" ", str(block.get(name, ""))).strip()


def _address(block: Message, name: str) -> str:
    # "rfc822; ada@example.org", at times with angle brackets.
    address = _field(block, name).rpartition(";")[2].strip().strip("<>").lower()
    return address if "@" in address else ""


def _status(block: Message) -> str:
    found = _STATUS.search(_field(block, "Status"))
    return found[0] if found else ""


def _reason(block: Message) -> str:
    said = _field(block, "Diagnostic-Code").partition(";")[2].strip()
    reason = " ".join((said or _field(block, "Status") or "no reason was given").split())
    return reason if len(reason) <= _LONGEST_REASON else f"{reason[: _LONGEST_REASON - 1]}…"


def _returned(report: Message) -> Message:
    """Find the message that came back, whole or as its headers alone."""
    for part in report.walk():
        kind, payload = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list) and payload:
            if isinstance(payload[0], Message):
                return payload[0]
        elif kind == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return email.message_from_bytes(content)
    return Message()


def _time(message: Message) -> datetime | None:
    try:
        said = parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError):
        return None
    return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)
