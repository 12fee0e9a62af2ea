from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.storage.idempotency import count_later
from surveys.storage.idempotency import once
from tests.storage.writers import increment

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.chains import Json
    from surveys.storage.database import Database


def submit(database: Database, now: datetime, key: str, body_hash: str) -> tuple[Json, bool]:
    with database.write() as db:
        return once(
            db,
            key=key,
            body_hash=body_hash,
            at=now,
            action=lambda: {"value": increment(db)},
        )


def test_the_same_form_sent_again_gets_the_first_reply_and_no_second_effect(
    database: Database, now: datetime
) -> None:
    assert submit(database, now, "key", "body") == ({"value": 1}, True)
    assert submit(database, now, "key", "body") == ({"value": 1}, False)
    assert database.read().table("counters").get("total")["value"] == 1


@pytest.mark.parametrize(("key", "body_hash"), [("key", "other"), ("other", "body")])
def test_another_body_or_key_is_a_new_action(
    database: Database, now: datetime, key: str, body_hash: str
) -> None:
    submit(database, now, "key", "body")
    assert submit(database, now, key, body_hash) == ({"value": 2}, True)


def test_going_back_to_what_was_sent_before_a_change_is_a_new_action(
    database: Database, now: datetime
) -> None:
    submit(database, now, "key", "five")
    submit(database, now, "key", "six")
    assert submit(database, now, "key", "five") == ({"value": 3}, True)
    assert submit(database, now, "key", "five") == ({"value": 3}, False)


def test_an_action_that_failed_was_not_acknowledged(database: Database, now: datetime) -> None:
    def fail() -> Json:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), database.write() as db:
        once(db, key="key", body_hash="body", at=now, action=fail)
    assert submit(database, now, "key", "body") == ({"value": 1}, True)


def test_later_forms_of_one_window_are_counted_and_no_others(
    database: Database, now: datetime
) -> None:
    for key in ("r:w.000001", "r:w.000003", "r:x.000009", "s:w.000009"):
        submit(database, now, key, "body")
    counted = [count_later(database.read(), "r:w.", f"r:w.00000{number}") for number in (0, 1, 3)]
    assert counted == [2, 1, 0]
