"""The language of the pages themselves, and times as people read them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.dates import format_time
from babel.dates import get_timezone_name
from flask_babel import Babel
from flask_babel import gettext

if TYPE_CHECKING:
    from datetime import datetime

    from flask import Flask

#: What ``lang`` of the pages is. The texts of a questionnaire may be in another language.
PAGE_LANGUAGE = "en"


def speak(app: Flask) -> None:
    """Make translation and times available to pages."""
    Babel(app, locale_selector=lambda: PAGE_LANGUAGE)
    app.jinja_env.globals["page_language"] = PAGE_LANGUAGE
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["deadline"] = deadline


def moment(value: datetime, time_zone: str) -> str:
    """Say a moment in a study's time zone.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> moment(datetime(2026, 12, 1, 15, 30, tzinfo=UTC), "UTC")
    '1 December 2026, 15:30 (UTC)'
    """
    local = value.astimezone(ZoneInfo(time_zone))
    return f"{_day(local)}, {_clock(local)} ({_zone(local)})"


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
    # The sentence is looked up without its values, because flask-babel fills them in only inside a request.
    end = "the end of %(day)s (%(zone)s)"
    return _translated(end) % {"day": _day(local - timedelta(days=1)), "zone": _zone(local)}


def _translated(sentence: str) -> str:
    from flask import has_request_context

    return str(gettext(sentence)) if has_request_context() else sentence


def _day(local: datetime) -> str:
    return str(format_date(local, "d MMMM y", locale=PAGE_LANGUAGE))


def _clock(local: datetime) -> str:
    return str(format_time(local, "HH:mm", locale=PAGE_LANGUAGE))


def _zone(local: datetime) -> str:
    if str(local.tzinfo) == "UTC":
        return "UTC"
    return str(get_timezone_name(local.tzinfo, width="long", locale=PAGE_LANGUAGE))
