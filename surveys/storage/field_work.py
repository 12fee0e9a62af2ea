"""The field work of a round, counted by the database: who is where, since when, and what was sent."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from surveys.model.field_work import Arrivals
from surveys.model.field_work import Counts
from surveys.model.field_work import Group
from surveys.model.field_work import Reminder
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from sqlite_utils import Database


_GROUPS = """
    WITH sent AS (
        SELECT pseudonym FROM contacts WHERE round = :round
        GROUP BY pseudonym HAVING max(outcome = 'sent') AND NOT max(outcome = 'bounced')
    ),
    standing AS (
        SELECT experts.language, experts.attributes,
            sent.pseudonym IS NOT NULL AS delivered,
            responses.id IS NOT NULL AS begun,
            responses.withdrawn_at IS NOT NULL AS withdrawn,
            experts.declined_at IS NOT NULL AS declined,
            responses.reopened_at IS NOT NULL AND responses.withdrawn_at IS NULL AS being_changed,
            responses.submitted_at IS NOT NULL AND responses.withdrawn_at IS NULL AS submitted
        FROM round_experts AS experts
        LEFT JOIN responses ON responses.round = experts.round AND responses.pseudonym = experts.pseudonym
        LEFT JOIN sent ON sent.pseudonym = experts.pseudonym
        WHERE experts.round = :round
    )
    SELECT language, attributes, count(*) AS invited, sum(delivered) AS delivered, sum(begun) AS begun,
        sum(withdrawn) AS withdrawn, sum(declined) AS declined, sum(being_changed) AS being_changed,
        sum(submitted) AS submitted,
        sum(NOT submitted AND (withdrawn OR declined)) AS refused,
        sum(begun AND NOT submitted AND NOT withdrawn AND NOT declined) AS under_way,
        sum(NOT begun AND NOT declined) AS silent
    FROM standing GROUP BY language, attributes ORDER BY language, attributes
"""


def count_groups(db: Database, round_id: str) -> tuple[Group, ...]:
    """Count a round's experts by language and coarse attributes."""
    return tuple(
        Group(
            language=row.pop("language"),
            attributes=json.loads(row.pop("attributes")),
            counts=Counts(**row),
        )
        for row in db.query(_GROUPS, {"round": round_id})
    )


def list_decline_reasons(db: Database, round_id: str) -> tuple[str, ...]:
    """List why experts declined, in the order of the alphabet, which says nothing about who."""
    rows = db.query(
        """
        SELECT decline_reason FROM round_experts
        WHERE round = :round AND decline_reason <> '' ORDER BY decline_reason
        """,
        {"round": round_id},
    )
    return tuple(row["decline_reason"] for row in rows)


def last_activity(db: Database, round_id: str) -> datetime | None:
    """Return when any expert of a round was last at work."""
    rows = db.query(
        "SELECT max(last_active_at) AS at FROM responses WHERE round = :round", {"round": round_id}
    )
    at: datetime | None = to_time(next(rows)["at"])
    return at


def count_sent(db: Database, round_id: str) -> int:
    """Count the messages of a round that were sent from here; without any, nothing is known of delivery."""
    rows = db.query("SELECT count(*) AS n FROM contacts WHERE round = :round", {"round": round_id})
    return int(next(rows)["n"])


def list_reminders(db: Database, round_id: str) -> tuple[Reminder, ...]:
    """List the waves of reminders that went out, each with the time of its first message."""
    rows = db.query(
        """
        SELECT wave, min(at) AS at FROM contacts
        WHERE round = :round AND kind = 'reminder' AND outcome = 'sent' GROUP BY wave ORDER BY 2
        """,
        {"round": round_id},
    )
    return tuple(Reminder(wave=row["wave"], at=to_time(row["at"])) for row in rows)


# A quarter of an hour is the coarsest step in which every time zone's midnight falls on a border.
_QUARTER = "substr({at}, 1, 14) || CASE WHEN substr({at}, 15, 2) < '15' THEN '00' WHEN substr({at}, 15, 2) < '30' THEN '15' WHEN substr({at}, 15, 2) < '45' THEN '30' ELSE '45' END"
_ARRIVALS = f"""
    SELECT at, sum(begun) AS begun, sum(submitted) AS submitted FROM (
        SELECT {_QUARTER.format(at="begun_at")} AS at, 1 AS begun, 0 AS submitted
        FROM responses WHERE round = :round
        UNION ALL
        SELECT {_QUARTER.format(at="first")}, 0, 1 FROM (
            SELECT min(submissions.submitted_at) AS first FROM submissions
            JOIN responses ON responses.id = submissions.response
            WHERE responses.round = :round AND responses.withdrawn_at IS NULL GROUP BY responses.id
        )
    ) GROUP BY at ORDER BY at
"""  # noqa: S608 - made of the names of two columns


def list_arrivals(db: Database, round_id: str) -> tuple[Arrivals, ...]:
    """Count who began, and who first submitted what is in force now, by quarters of an hour."""
    return tuple(
        Arrivals(
            at=datetime.fromisoformat(f"{row['at']}:00+00:00"),
            begun=row["begun"],
            submitted=row["submitted"],
        )
        for row in db.query(_ARRIVALS, {"round": round_id})
    )


def list_break_offs(db: Database, round_id: str) -> dict[str, int]:
    """Count who began and did not submit, withdraw or decline, by the last page that they reached."""
    rows = db.query(
        """
        SELECT responses.page, count(*) AS n FROM responses JOIN round_experts USING (round, pseudonym)
        WHERE round = :round AND submitted_at IS NULL AND withdrawn_at IS NULL AND declined_at IS NULL
        GROUP BY responses.page
        """,
        {"round": round_id},
    )
    return {row["page"]: row["n"] for row in rows}
