"""Follow every link that a researcher's pages show, each page once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from tests.web.page_check import Document

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.web.desk import Desk

_ELSEWHERE = ("http", "mailto:", "/static/", "/bootstrap/", "/accessibility", "//")
# They are drawn anew, which takes seconds, and want the same right as the page that shows them.
_FIGURE = re.compile(r"\.(svg|png|pdf)$")
# Previews lead through a whole questionnaire; the first page of it is enough.
_WALK = "/preview"
# Parts of such an address say whom a page is about; others only sort and filter.
_TELLING = re.compile(r"[?&](email|expert)=")


def crawl(desk: Desk, start: str = "/") -> dict[str, tuple[str, TestResponse]]:
    """Return what every address replied that can be come to by links, with the page that it was found on."""
    found: dict[str, tuple[str, TestResponse]] = {}
    waiting = [(start, "")]
    while waiting:
        address, shown_on = waiting.pop()
        if address in found:
            continue
        reply = desk.client.get(address)
        found[address] = (shown_on, reply)
        if reply.status_code in {301, 302, 303, 308}:
            waiting.append((reply.location, address))
        elif reply.mimetype == "text/html" and _WALK not in address:
            waiting += [(link, address) for link in _links(reply.text)]
    return found


def _links(html: str) -> set[str]:
    document = Document(html)
    links = {urldefrag(element.attributes.get("href", ""))[0] for element in document.all("a")}
    plain = {link if _TELLING.search(link) else link.partition("?")[0] for link in links}
    return {
        link
        for link in plain
        if link.startswith("/") and not link.startswith(_ELSEWHERE) and not _FIGURE.search(link)
    }
