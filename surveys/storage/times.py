"""Times as they are stored: UTC, ISO 8601, to the millisecond, so that text sorts as time."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import overload


def to_text(time: datetime) -> str:
    """Write an aware time in UTC."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds")


@overload
def to_time(text: str) -> datetime: ...
@overload
def to_time(text: None) -> None: ...
def to_time(text: str | None) -> datetime | None:
    """Read a stored time back."""
    return None if text is None else datetime.fromisoformat(text)
