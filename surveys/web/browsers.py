"""Which browser a request comes from, in two words: enough to know one's own by, too little to follow anybody."""

from __future__ import annotations

from flask import request

_UNKNOWN = "A browser"
# In this order: most browsers also claim to be others.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_name() -> str:
    """Name the browser of the request at hand."""
    return name_of(request.headers.get("User-Agent", ""))


def name_of(user_agent: str) -> str:
    """Name a browser by what it says of itself.

    Examples
    --------
    >>> name_of("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
    'Firefox on Linux'
    >>> name_of("curl/8.0")
    'A browser'
    """
    browser = _first(_BROWSERS, user_agent) or _UNKNOWN
    system = _first(_SYSTEMS, user_agent)
    return f"{browser} on {system}" if system else browser


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for mark, name in table if mark in text), "")
