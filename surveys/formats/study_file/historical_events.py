"""The section [[events]]: what happened when, to be drawn beside how alliances moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.study_file.texts import read_text
from surveys.model.historical_events import HistoricalEvent
from surveys.model.partial_dates import read_partial_date

if TYPE_CHECKING:
    from collections.abc import Collection

    from surveys.formats.study_file.values import Table
    from surveys.model.partial_dates import PartialDate


def read_events(
    root: Table, alliances: Collection[str], periods: Collection[str]
) -> tuple[HistoricalEvent, ...]:
    """Read the events, in the order of the file."""
    events, seen = [], dict[str, int]()
    for table in root.tables("events", "event", is_required=False):
        event = HistoricalEvent(
            id=table.identifier(seen),
            label=read_text(table, "label"),
            date=read_date(table, "date"),
            period=table.reference("period", periods, "period", default=""),
            alliance=table.reference("alliance", alliances, "alliance", default=""),
        )
        if table.has("date") == table.has("period"):
            sentence = "an event has a date or a period; give one of the two."
            table.problem("period" if table.has("period") else "id", sentence)
        table.close()
        events.append(event)
    return tuple(events)


def read_date(table: Table, key: str) -> PartialDate | None:
    """Read a date that may be absent, and may be known to the year or the month only."""
    written = table.string(key, default="")
    found = read_partial_date(written)
    if written and found is None:
        sentence = (
            f'“{key}” must be a year, a month or a day, such as "2015", "2015-04" or "2015-04-27".'
        )
        table.problem(key, sentence)
    return found
