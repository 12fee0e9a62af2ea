"""The events of a study as results and figures take them: in the order of time, in the study’s first language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from surveys.model.historical_events import HistoricalEvent
    from surveys.model.studies import Study


def events_of(study: Study) -> list[dict[str, Any]]:
    """List the events: those with a day first, in its order, then those of periods whose beginning is unknown."""
    described = [_described(study, event) for event in study.events]
    return sorted(described, key=lambda each: (each["first_day"] is None, each["first_day"] or ""))


def _described(study: Study, event: HistoricalEvent) -> dict[str, Any]:
    begins = {period.id: period.begins for period in study.periods}
    at = event.date or begins.get(event.period)
    return {
        "id": event.id,
        "label": event.label.to(study.languages[0]),
        "date": str(event.date) if event.date else None,
        "period": event.period,
        "alliance": event.alliance,
        "first_day": at.first_day.isoformat() if at else None,
    }
