from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from surveys.storage.chain import append
from surveys.storage.chain import entries
from surveys.storage.chain import find_receipt
from surveys.storage.chain import holds
from surveys.storage.chain import last_entry
from surveys.storage.chain import verify_chain
from surveys.storage.translating import ConstraintBroken

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.chains import Entry
    from surveys.storage.database import Database

TRIGGERS = ("chain_grows_at_its_end", "chain_is_never_changed", "chain_is_never_shortened")


@pytest.fixture
def chained(database: Database, now: datetime) -> Database:
    """A chain of five submissions."""
    with database.write() as db:
        for number in range(5):
            append(
                db,
                kind="submission",
                subject=f"response-{number}",
                content={"answer": number},
                salt=bytes([number]) * 16,
                at=now,
            )
    return database


def tamper(database: Database, *statements: str) -> None:
    """Do what only someone who takes the triggers away can do."""
    with database.write() as db:
        for trigger in TRIGGERS:
            db.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            db.execute(statement)


def entry_at(database: Database, position: int) -> Entry:
    return next(entry for entry in entries(database.read()) if entry.position == position)


def test_a_chain_grows_by_one_and_is_whole(chained: Database) -> None:
    assert [entry.position for entry in entries(chained.read())] == [1, 2, 3, 4, 5]
    assert last_entry(chained.read()) == entry_at(chained, 5)
    assert list(verify_chain(chained.read())) == []


def test_an_empty_chain_has_no_head_and_is_whole(database: Database) -> None:
    assert last_entry(database.read()) is None
    assert list(verify_chain(database.read())) == []


def test_an_entry_can_be_recomputed_by_hand(chained: Database) -> None:
    entry = entry_at(chained, 1)
    content = (
        b'{"at":"2026-11-23T00:33:35.000+00:00","content":{"answer":0},"subject":"response-0"}'
    )
    sealed = hashlib.sha256(b"\x00" * 16 + content)
    assert entry.content_hash == sealed.hexdigest()
    link = hashlib.sha256(b"\x00" * 32 + b"\x00\x0a" + b"submission" + sealed.digest())
    assert entry.entry_hash == link.hexdigest()


def test_an_entry_holds_its_content_and_no_other(chained: Database) -> None:
    entry = entry_at(chained, 3)
    assert holds(entry, salt=b"\x02" * 16, content={"answer": 2})
    assert not holds(entry, salt=b"\x02" * 16, content={"answer": 3})
    assert not holds(entry, salt=b"\x03" * 16, content={"answer": 2})


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE chain SET kind = 'x'", "never changed"),
        ("DELETE FROM chain WHERE position = 5", "never deleted"),
        ("INSERT OR REPLACE INTO chain SELECT * FROM chain WHERE position = 5", "at its end"),
        (
            "INSERT INTO chain SELECT 9, kind, subject, content_hash, content_hash, at FROM chain LIMIT 1",
            "at its end",
        ),
        (
            "INSERT INTO chain SELECT 6, '', subject, content_hash, content_hash, at FROM chain LIMIT 1",
            "chain_kind_named",
        ),
        (
            "INSERT INTO chain SELECT 6, kind, subject, 'xyz', content_hash, at FROM chain LIMIT 1",
            "chain_content_hash_hex",
        ),
        (
            "INSERT INTO chain SELECT 6, kind, subject, content_hash, entry_hash, at FROM chain LIMIT 1",
            "chain.entry_hash",
        ),
    ],
    ids=["update", "delete", "replace", "gap", "no kind", "no hash", "same entry"],
)
def test_the_database_refuses_to_bend_the_chain(
    chained: Database, statement: str, sentence: str
) -> None:
    with pytest.raises(ConstraintBroken, match=sentence), chained.write() as db:
        db.execute(statement)
    assert list(verify_chain(chained.read())) == []


@pytest.mark.parametrize("column", ["kind", "content_hash", "entry_hash"])
def test_an_edited_entry_is_found(chained: Database, column: str) -> None:
    tamper(
        chained,
        f"UPDATE chain SET {column} = replace({column}, substr({column}, 1, 1), 'f') "
        "WHERE position = 3",
    )
    findings = list(verify_chain(chained.read()))
    assert "Entry 3" in findings[0]


@pytest.mark.parametrize("column", ["subject", "at"])
def test_an_edited_subject_or_time_no_longer_fits_the_content(
    chained: Database, column: str
) -> None:
    tamper(chained, f"UPDATE chain SET {column} = 'other' WHERE position = 3")
    assert not holds(entry_at(chained, 3), salt=b"\x02" * 16, content={"answer": 2})


def test_a_deleted_entry_is_found(chained: Database) -> None:
    tamper(chained, "DELETE FROM chain WHERE position = 3")
    assert list(verify_chain(chained.read())) == [
        "Entry 3 is missing: the chain goes on with entry 4."
    ]


def test_a_deleted_beginning_is_found(chained: Database) -> None:
    tamper(chained, "DELETE FROM chain WHERE position < 3")
    assert list(verify_chain(chained.read())) == [
        "Entry 1 is missing: the chain goes on with entry 3."
    ]


def test_reordered_entries_are_found(chained: Database) -> None:
    tamper(
        chained,
        "UPDATE chain SET position = 99 WHERE position = 2",
        "UPDATE chain SET position = 2 WHERE position = 3",
        "UPDATE chain SET position = 3 WHERE position = 99",
    )
    findings = list(verify_chain(chained.read()))
    assert [finding.split(" (")[0] for finding in findings] == ["Entry 2", "Entry 3", "Entry 4"]


def test_a_receipt_finds_its_entry(chained: Database) -> None:
    entry = entry_at(chained, 4)
    assert find_receipt(chained.read(), entry.receipt_code) == entry
    assert find_receipt(chained.read(), entry.receipt_code.lower().replace("-", " ")) == entry
    assert find_receipt(chained.read(), "AAAA-AAAA-AAAA-AAAA") is None


def test_what_is_no_receipt_is_said_to_be_none(chained: Database) -> None:
    with pytest.raises(ValueError, match="16 letters"):
        find_receipt(chained.read(), "AAAA")
