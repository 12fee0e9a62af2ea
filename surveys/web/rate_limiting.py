"""How often one network address may do something a minute; counted in memory, so that none is ever stored."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import current_app
from flask import request
from werkzeug.exceptions import TooManyRequests

from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from datetime import datetime

_MINUTE = timedelta(minutes=1)
_MOST_ADDRESSES = 10_000


class RateLimit:
    """At most so many a minute for each address; each process of the server counts for itself."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._counting = threading.Lock()

    def takes(self, address: str, now: datetime) -> bool:
        """Count an attempt, and say whether it is within the limit."""
        with self._counting:
            times = self._times.pop(address, deque())
            while times and times[0] <= now - _MINUTE:
                times.popleft()
            is_within = len(times) < self._most
            if is_within:
                times.append(now)
            self._times[address] = times
            while len(self._times) > _MOST_ADDRESSES:
                self._times.popitem(last=False)
            return is_within


def require_rate(name: str, most: int) -> None:
    """Refuse the request at hand when its address has sent too many like it within a minute."""
    limits: dict[str, RateLimit] = current_app.extensions.setdefault("soundings-rates", {})
    limit = limits.setdefault(name, RateLimit(most))
    if not limit.takes(request.remote_addr or "", current_workspace().clock()):
        raise TooManyRequests(retry_after=int(_MINUTE.total_seconds()))
