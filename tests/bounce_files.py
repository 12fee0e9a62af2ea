"""Delivery reports as mail servers write them, made for a test."""

from __future__ import annotations

_REPORT = """\
From: Mail Delivery System <mailer-daemon@relay.example>
To: team@example.org
Subject: Undelivered Mail Returned to Sender
Date: Tue, 01 Sep 2026 11:30:00 +0000
Message-ID: <report-of-{address}@relay.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

I am sorry to have to inform you that your message could not be delivered.

From here on the text is for people.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
Arrival-Date: Tue, 01 Sep 2026 11:29:00 +0000

{original}Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {reason}

--part
Content-Type: {kind}

From: team@example.org
To: {sent_to}
Subject: An invitation
Message-ID: {message_id}

{body}--part--
"""


def delivery_report(
    address: str = "expert01@example.org",
    *,
    message_id: str = "<unknown@relay.example>",
    action: str = "failed",
    status: str = "5.1.1",
    reason: str = "550 5.1.1 No such user here",
    original: str = "",
    headers_only: bool = False,
    sent_to: str = "",
) -> bytes:
    """Write the report that a mail server sends back for one address."""
    return _REPORT.format(
        address=address,
        action=action,
        status=status,
        reason=reason,
        message_id=message_id,
        sent_to=sent_to or address,
        original=f"Original-Recipient: rfc822;{original}\n" if original else "",
        kind="text/rfc822-headers" if headers_only else "message/rfc822",
        body="" if headers_only else "Please answer.\n\n",
    ).encode()


def plain_mail() -> bytes:
    """Write a mail that reports nothing."""
    return (
        b"From: ada@example.org\nTo: team@example.org\nSubject: Away\n\n"
        b"I am away.\n\n>From my desk.\n"
    )


def mbox(*messages: bytes) -> bytes:
    """Put messages into a mailbox file, as mail programs keep them."""
    lines = b"From MAILER-DAEMON Tue Sep  1 11:30:00 2026\n"
    escaped = (each.replace(b"\nFrom here", b"\n>From here") for each in messages)
    return b"".join(lines + each + b"\n" for each in escaped)
