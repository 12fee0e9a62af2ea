"""Times as people read them, in the language of the page and the time zone of the study."""

from __future__ import annotations

from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.dates import format_skeleton
from babel.dates import get_timezone_name
from flask_babel import gettext

from surveys.web.languages import ORIGINAL
from surveys.web.languages import page_language
from surveys.web.languages import page_locale

if TYPE_CHECKING:
    from datetime import date

    from flask import Flask


def tell(app: Flask) -> None:
    """Let templates say times."""
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["deadline"] = deadline
    app.jinja_env.filters["day"] = day


def moment(value: datetime, time_zone: str) -> str:
    """Say a moment in a study's time zone.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> moment(datetime(2026, 12, 1, 15, 30, tzinfo=UTC), "UTC")
    '1 December 2026, 15:30 (UTC)'
    """
    local = value.astimezone(ZoneInfo(time_zone))
    values = {"day": _day(local), "time": f"{local:%H:%M}", "zone": _zone(local)}
    return str(gettext("%(day)s, %(time)s (%(zone)s)", **values))


def deadline(value: datetime, time_zone: str) -> str:
    """Say until when something may be done; midnight is the end of the day before.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> deadline(datetime(2026, 12, 1, tzinfo=UTC), "UTC")
    'the end of 30 November 2026 (UTC)'
    """
    local = value.astimezone(ZoneInfo(time_zone))
    if local.hour or local.minute:
        return moment(value, time_zone)
    last_day = _day(local - timedelta(days=1))
    return str(gettext("the end of %(day)s (%(zone)s)", day=last_day, zone=_zone(local)))


def day(value: date) -> str:
    """Say a day.

    Examples
    --------
    >>> from datetime import date
    >>> day(date(2026, 12, 1))
    '1 December 2026'
    """
    return _day(datetime.combine(value, time()))


def _day(local: datetime) -> str:
    if page_language() == ORIGINAL:
        return format_date(local, "d MMMM y", locale=ORIGINAL)  # as the pages are spelled: British
    return format_skeleton("yMMMMd", local, locale=page_locale())


def _zone(local: datetime) -> str:
    if str(local.tzinfo) == "UTC":
        return "UTC"
    return get_timezone_name(local.tzinfo, width="long", locale=page_locale())
