"""The field work of a round as CSV: counts by group, outcome rates, days, pages, items and flags."""

from __future__ import annotations

from dataclasses import astuple
from dataclasses import fields
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes
from surveys.model.field_work import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from surveys.model.kinds import Cell
    from surveys.model.response_rates import Rate

EXPERTS = ("by", "value", "name", *(field.name for field in fields(Counts)))
RATES = (
    "rate",
    "meaning",
    "formula",
    "value",
    "low",
    "high",
    "level",
    "numerator",
    "denominator",
    "n",
    "e",
    "reason",
)
DAYS = ("date", "time_zone", "begun", "submitted", "reminders")
PAGES = ("page", "name", "median_seconds", "n", "broke_off")
ITEMS = ("item", "text", "asked", "skipped", "cannot_judge", "refused", "why_cannot_judge")
FLAGS = ("pseudonym", "straight", "contradiction", "haste")


def experts_csv(rows: Iterable[tuple[str, str, str, Counts]], *, knows_delivery: bool) -> bytes:
    """Write counts by group; nothing stands under ``delivered`` where nothing was sent from here."""
    return csv_bytes(EXPERTS, (_group(row, knows_delivery=knows_delivery) for row in rows))


def _group(row: tuple[str, str, str, Counts], *, knows_delivery: bool) -> Sequence[Cell]:
    *names, counts = row
    cells = dict(zip(EXPERTS[3:], astuple(counts), strict=True))
    return (*names, *(cells | ({} if knows_delivery else {"delivered": None})).values())


def rates_csv(rates: Iterable[Rate], e: float) -> bytes:
    """Write each rate with its interval and what it divides by what."""
    return csv_bytes(RATES, (_rate(rate, e) for rate in rates))


def _rate(rate: Rate, e: float) -> Sequence[Cell]:
    found = rate.interval
    return (
        rate.name,
        rate.meaning,
        rate.formula,
        rate.value,
        *((found.low, found.high, found.level) if found else (None, None, None)),
        rate.numerator,
        rate.denominator,
        rate.n,
        e,
        rate.reason,
    )
