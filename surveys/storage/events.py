"""What was recorded of what people did, read out of a chain, the newest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.events import Event
from surveys.model.events import EventKind
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events are wanted; None wants all of them. ``since`` is within, ``until`` is not."""

    kind: str | None = None
    by: str | None = None
    study: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def list_events(
    db: Database, wanted: EventFilter, *, before: int | None = None, limit: int | None = None
) -> tuple[Event, ...]:
    """List the events before a position of the chain, the newest first."""
    rows = db.query(
        """
        SELECT chain.position, kind, subject, at, content FROM chain JOIN chain_contents USING (position)
        WHERE kind IN (SELECT value FROM json_each(:kinds)) AND (:before IS NULL OR position < :before)
            AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)
            AND (:by IS NULL OR content ->> '$.by' = :by)
            AND (:study IS NULL OR content ->> '$.details.study' = :study)
        ORDER BY position DESC LIMIT :limit
        """,
        {
            "kinds": json.dumps(
                [wanted.kind] if wanted.kind else [each.value for each in EventKind]
            ),
            "before": before,
            "since": to_text(wanted.since) if wanted.since else None,
            "until": to_text(wanted.until) if wanted.until else None,
            "by": wanted.by,
            "study": wanted.study,
            "limit": -1 if limit is None else limit,
        },
    )
    return tuple(map(_event, rows))


def kinds_there(db: Database, study: str | None = None) -> frozenset[str]:
    """Return which kinds of events were recorded at all, in a study or everywhere."""
    rows = db.query(
        """
        SELECT DISTINCT kind FROM chain JOIN chain_contents USING (position)
        WHERE :study IS NULL OR content ->> '$.details.study' = :study
        """,
        {"study": study},
    )
    return frozenset(row["kind"] for row in rows) & {each.value for each in EventKind}


def actors_there(db: Database, study: str | None = None) -> frozenset[str]:
    """Return whose acts were recorded, in a study or everywhere: ids of researchers, and ``""``."""
    rows = db.query(
        """
        SELECT DISTINCT content ->> '$.by' AS by FROM chain_contents
        WHERE content ->> '$.by' IS NOT NULL AND (:study IS NULL OR content ->> '$.details.study' = :study)
        """,
        {"study": study},
    )
    return frozenset(row["by"] for row in rows)


def _event(row: dict[str, Any]) -> Event:
    content = json.loads(row["content"]) or {}
    return Event(
        position=row["position"],
        kind=row["kind"],
        subject=row["subject"],
        by=content.get("by", ""),
        at=to_time(row["at"]),
        details=content.get("details", {}),
    )
