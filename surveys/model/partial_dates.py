"""Dates that may be known to the year, the month or the day only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as it was written (``2015``, ``2015-04`` or ``2015-04-27``), with the first day that it can mean."""

    written: str
    first_day: date

    def __str__(self) -> str:
        return self.written


def read_partial_date(text: str) -> PartialDate | None:
    """Read a year, a month or a day; None where the text is none of them."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return PartialDate(written=text, first_day=date(year, month, day))
    except ValueError:
        return None
