"""What happened to alliances, for whoever looks at how they moved: a date and a few words, nothing that is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.partial_dates import PartialDate
    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoricalEvent:
    """An event at a date or in a period of the study; one without an alliance is about all of them."""

    id: str
    label: Text
    date: PartialDate | None = None
    period: str = ""
    alliance: str = ""
