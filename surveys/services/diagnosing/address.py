"""The address at which people reach the installation: whether it is safe, and leads here."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from surveys.model.findings import advice
from surveys.model.findings import good
from surveys.model.findings import to_mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.findings import Finding
    from surveys.model.settings import Settings

ABOUT = "address"
_SECONDS = 5.0
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def check_address(settings: Settings, opened_at: str = "") -> Iterator[Finding]:
    """Look at PUBLIC_URL; ``opened_at`` is the address at which a researcher just opened a page."""
    url = settings.public_url
    if not settings.has_public_url:
        yield advice(
            ABOUT,
            f"PUBLIC_URL is not set, so links begin with {url} and work on this machine only.",
            "Set PUBLIC_URL to the address at which experts reach Soundings before you invite anybody.",
        )
        return
    if settings.is_https:
        yield good(ABOUT, f"Links begin with {url}, so what is answered travels encrypted.")
    elif urlsplit(url).hostname in _LOOPBACK:
        yield advice(
            ABOUT,
            f"Links begin with {url}, which works on this machine only.",
            "Set PUBLIC_URL to the address at which experts reach Soundings before you invite anybody.",
        )
    else:
        yield to_mend(
            ABOUT,
            f"PUBLIC_URL is {url}, without https: others could read names and answers on the way, and "
            "mail programs offer one-click unsubscribing with https only.",
            "Put a proxy with https in front, and let PUBLIC_URL begin with https://.",
        )
    if opened_at and opened_at.rstrip("/") != url:
        yield to_mend(
            ABOUT,
            f"You opened this page at {opened_at}, and links lead to {url}.",
            "Set PUBLIC_URL to the address that people use; behind a proxy, set PROXY_HOPS too.",
        )
    yield _reach(url)


def _reach(url: str) -> Finding:
    # Not by way of a proxy for going out: what is asked is whether this machine reaches itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{url}/health", timeout=_SECONDS) as reply:
            answer = json.loads(reply.read(1000))
    except (OSError, ValueError) as error:
        return to_mend(
            ABOUT,
            f"Nothing answered at {url}/health as Soundings does: {_why(error)}.",
            "Start the server if it does not run. If it does, compare PUBLIC_URL with the proxy’s "
            "address, and see that the proxy hands on the name of the host.",
        )
    if not isinstance(answer, dict) or answer.get("status") != "ok":
        return to_mend(
            ABOUT,
            f"Something else than Soundings answers at {url}.",
            "Correct PUBLIC_URL, or the proxy’s target.",
        )
    return good(ABOUT, f"Soundings answers at {url}, asked from this machine.")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, urllib.error.HTTPError):
        with error:
            return f"the reply was {error.code} {error.reason}"
    if isinstance(error, urllib.error.URLError):
        return str(error.reason)
    return "the reply was no JSON" if isinstance(error, ValueError) else str(error)
