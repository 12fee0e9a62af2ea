from __future__ import annotations

from datetime import UTC
from datetime import datetime

import pytest

from surveys.formats.delivery_reports import read_delivery_reports
from surveys.model.bounces import BounceKind
from tests.bounce_files import delivery_report
from tests.bounce_files import mbox
from tests.bounce_files import plain_mail


def test_a_report_names_the_message_the_address_and_the_reason() -> None:
    (read,) = read_delivery_reports("bounce.eml", delivery_report(message_id="<m1@survey.example>"))
    assert read.place == "bounce.eml"
    assert read.report is not None
    assert read.report.message_id == "<m1@survey.example>"
    assert read.report.arrived_at == datetime(2026, 9, 1, 11, 30, tzinfo=UTC)
    (recipient,) = read.report.recipients
    assert (recipient.address, recipient.kind) == ("expert01@example.org", BounceKind.HARD)
    assert recipient.reason == "550 5.1.1 No such user here"


def test_a_report_with_the_headers_of_the_message_alone_is_understood() -> None:
    content = delivery_report(message_id="<m2@survey.example>", headers_only=True)
    (read,) = read_delivery_reports("bounce.eml", content)
    assert read.report
    assert read.report.message_id == "<m2@survey.example>"


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        ("failed", "5.1.1", BounceKind.HARD),
        ("failed", "5.7.1", BounceKind.HARD),
        ("failed", "5.2.2", BounceKind.SOFT),
        ("failed", "4.4.7", BounceKind.SOFT),
        ("delayed", "5.0.0", BounceKind.SOFT),
        ("delivered", "2.0.0", None),
        ("relayed", "2.1.9", None),
    ],
)
def test_what_failed_for_good_is_told_from_what_may_still_arrive(
    action: str, status: str, kind: BounceKind | None
) -> None:
    (read,) = read_delivery_reports("b", delivery_report(action=action, status=status))
    assert read.report
    assert [each.kind for each in read.report.recipients] == [kind]


def test_the_address_that_was_written_to_counts_and_not_where_it_was_forwarded() -> None:
    content = delivery_report("forwarded@elsewhere.example", original="expert02@example.org")
    (read,) = read_delivery_reports("b", content)
    assert read.report
    assert [each.address for each in read.report.recipients] == ["expert02@example.org"]


def test_an_mbox_is_read_message_by_message() -> None:
    content = mbox(
        delivery_report("one@example.org"), plain_mail(), delivery_report("two@example.org")
    )
    read = read_delivery_reports("bounces.mbox", content)
    assert [each.place for each in read] == [
        "bounces.mbox, message 1",
        "bounces.mbox, message 2",
        "bounces.mbox, message 3",
    ]
    assert [bool(each.report) for each in read] == [True, False, True]
    assert "no delivery report" in read[1].problem


def test_the_same_report_has_the_same_digest_alone_and_in_an_mbox() -> None:
    content = delivery_report()
    (alone,) = read_delivery_reports("a", content)
    first, _ = read_delivery_reports("b", mbox(content, delivery_report("two@example.org")))
    assert alone.report
    assert first.report
    assert alone.report.digest == first.report.digest


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\x00\xff\xfe", "no delivery report"),
        (b"From ", "no delivery report"),
        (plain_mail(), "record that by hand"),
        (delivery_report(address=""), "names no recipient"),
    ],
)
def test_what_is_no_report_is_said_in_a_sentence(content: bytes, problem: str) -> None:
    (read,) = read_delivery_reports("x", content)
    assert read.report is None
    assert problem in read.problem


def test_control_characters_and_long_speeches_do_not_reach_the_pages() -> None:
    content = delivery_report(reason="550 \x07no\x00 " + "x" * 1000)
    (read,) = read_delivery_reports("b", content)
    assert read.report
    (recipient,) = read.report.recipients
    assert len(recipient.reason) == 300
    assert recipient.reason.startswith("550 no x")
