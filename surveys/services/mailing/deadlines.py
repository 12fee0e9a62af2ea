"""Say until when a round can be answered, in the language of a message."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def say_deadline(at: datetime, time_zone: str, language: str) -> str:
    """Say a deadline with its time zone; midnight is the end of the day before.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> say_deadline(datetime(2026, 11, 30, 16, tzinfo=UTC), "Asia/Taipei", "en")
    'the end of 30 November 2026 (Asia/Taipei, UTC+8)'
    >>> say_deadline(datetime(2026, 11, 30, 16, tzinfo=UTC), "Asia/Taipei", "zh-Hant")
    '2026年11月30日 24:00（Asia/Taipei，UTC+8）'
    """
    local = at.astimezone(ZoneInfo(time_zone))
    is_midnight = not (local.hour or local.minute)
    day = local - timedelta(days=1) if is_midnight else local
    clock = "24:00" if is_midnight else f"{local:%H:%M}"
    names = dict.fromkeys((time_zone, _offset(local)))
    if language in {"zh-Hant", "ja"}:
        return f"{day.year}年{day.month}月{day.day}日 {clock}（{'，'.join(names)}）"
    zone = ", ".join(names)
    if language == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일 {clock} ({zone})"
    said = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"the end of {said} ({zone})" if is_midnight else f"{said}, {clock} ({zone})"


def _offset(local: datetime) -> str:
    minutes = round((local.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '-'}{hours}{f':{rest:02d}' if rest else ''}"
