"""Read when a round opens and closes, as people write it in the study's time zone, and say it there."""

from __future__ import annotations

import re
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from surveys.model.errors import Invalid
from surveys.model.rounds import LONGEST_GRACE

if TYPE_CHECKING:
    from surveys.model.studies import Study

_DAYS = re.compile(r"(\d{1,4})d")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})")
_LONGEST = timedelta(days=2000)
_MINUTES = re.compile(r"\d{1,4}")
_NOW = "now"


def read_closing(text: str, time_zone: str, now: datetime) -> datetime:
    """Read when a round closes: a date, which means the end of that day there, a date and time, or ``30d``.

    Raises
    ------
    Invalid
        When it is none of them, or not in the future.
    """
    return _read(text, time_zone, now, "closing")


def read_opening(text: str, time_zone: str, now: datetime) -> datetime | None:
    """Read when a round opens: a date, which means its beginning there, a date and time, or ``7d``; None for ``now``.

    Raises
    ------
    Invalid
        When it is none of them, or not in the future.
    """
    return None if text.strip() == _NOW else _read(text, time_zone, now, "opening")


def read_grace(text: str, study: Study) -> timedelta:
    """Read for how many minutes whoever had begun may submit after the close; blank is the study's own number.

    Raises
    ------
    Invalid
        When it is no whole number of minutes from none to a day.
    """
    given = text.strip()
    if not given:
        return study.conduct.grace
    most = int(LONGEST_GRACE.total_seconds()) // 60
    if not _MINUTES.fullmatch(given) or int(given) > most:
        raise Invalid(
            f"“{given}” is no grace. Write whole minutes from 0 to {most}, such as 30: for so long after the close "
            "may whoever had begun before still save and submit."
        )
    return timedelta(minutes=int(given))


def _read(text: str, time_zone: str, now: datetime, what: str) -> datetime:
    zone, given = ZoneInfo(time_zone), text.strip()
    days, moment = _DAYS.fullmatch(given), _MOMENT.fullmatch(given)
    try:
        if moment:
            at = _there(datetime.fromisoformat(f"{moment[1]}T{moment[2]}"), zone, what)
        else:
            today = now.astimezone(zone).date()
            day = today + timedelta(days=int(days[1])) if days else date.fromisoformat(given)
            # The end of the day is the first moment of the next one, whatever the clocks do that night.
            first = day if what == "opening" else day + timedelta(days=1)
            at = datetime.combine(first, time(), tzinfo=zone).astimezone(UTC)
            given = day.isoformat()
    except (ValueError, OverflowError) as error:
        raise Invalid(
            f"“{text}” is no {what} date. Write a date such as 2026-12-31, a date and time such as "
            "“2026-12-31 18:00”, or days from today such as 30d."
        ) from error
    _require_ahead(at, given, zone, now, what)
    return at


def _there(local: datetime, zone: ZoneInfo, what: str) -> datetime:
    """Find the moment at which clocks there show a time: an hour that comes twice opens at once and closes late."""
    at = local.replace(tzinfo=zone, fold=int(what == "closing")).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) != local:
        raise Invalid(
            f"{local:%Y-%m-%d %H:%M} does not exist in {zone.key}: the clocks go forward in that night. "
            "Choose an hour before or after."
        )
    return at


def _require_ahead(at: datetime, given: str, zone: ZoneInfo, now: datetime, what: str) -> None:
    is_date = not _MOMENT.fullmatch(given)
    kind = "date" if is_date else "time"
    there = now.astimezone(zone)
    clock = f"today is {there.date()}" if is_date else f"it is {there:%Y-%m-%d %H:%M} now"
    if at <= now:
        raise Invalid(f"The {what} {kind} {given} has passed; {clock} in {zone.key}.")
    if at > now + _LONGEST:
        raise Invalid(
            f"The {what} {kind} {given} is not within the next few years; {clock} in {zone.key}."
        )


def say_moment(at: datetime, time_zone: str) -> str:
    """Say a moment in a study's time zone, with its name.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> say_moment(datetime(2026, 12, 1, 15, 30, tzinfo=UTC), "Asia/Tokyo")
    '2026-12-02 00:30 (Asia/Tokyo)'
    """
    return f"{at.astimezone(ZoneInfo(time_zone)):%Y-%m-%d %H:%M} ({time_zone})"


def say_end(at: datetime, time_zone: str) -> str:
    """Say until when something goes on; midnight is the end of the day before.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> say_end(datetime(2026, 12, 1, 15, tzinfo=UTC), "Asia/Tokyo")
    'the end of 2026-12-01 (Asia/Tokyo)'
    """
    local = at.astimezone(ZoneInfo(time_zone))
    if local.hour or local.minute:
        return say_moment(at, time_zone)
    return f"the end of {local.date() - timedelta(days=1)} ({time_zone})"


def typed_opening(at: datetime, time_zone: str) -> tuple[str, str]:
    """Give the date and the time that would be read as an opening."""
    local = at.astimezone(ZoneInfo(time_zone))
    return f"{local:%Y-%m-%d}", f"{local:%H:%M}"


def typed_closing(at: datetime, time_zone: str) -> tuple[str, str]:
    """Give the date and the time that would be read as a close; the end of a day has no time.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> typed_closing(datetime(2026, 12, 1, 15, tzinfo=UTC), "Asia/Tokyo")
    ('2026-12-01', '')
    """
    local = at.astimezone(ZoneInfo(time_zone))
    if local.hour or local.minute:
        return f"{local:%Y-%m-%d}", f"{local:%H:%M}"
    return f"{local.date() - timedelta(days=1)}", ""
