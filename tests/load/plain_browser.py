"""A browser without JavaScript: it keeps cookies, reads forms, fills them in and sends them."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from dataclasses import field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

REDIRECTS = {301, 302, 303, 307, 308}


@dataclass
class Form:
    """One form of a page: where it goes, what it carries, and the radio groups to choose from."""

    action: str
    hidden: list[tuple[str, str]] = field(default_factory=list)
    radios: dict[str, list[str]] = field(default_factory=dict)
    ticks: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(action=given.get("action", "")))
            self._open = given.get("method", "get").lower() == "post"
        elif self._open and tag in {"input", "textarea", "select", "button"}:
            self._control(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False

    def _control(self, tag: str, given: dict[str, str]) -> None:
        form, name, kind = self.forms[-1], given.get("name", ""), given.get("type", tag)
        if not name:
            return
        if kind == "hidden":
            form.hidden.append((name, given.get("value", "")))
        elif kind == "radio":
            form.radios.setdefault(name, []).append(given.get("value", ""))
        elif kind == "checkbox":
            form.ticks.append((name, given.get("value", "")))
        elif kind != "submit":
            form.texts.append(name)


@dataclass
class Shown:
    """A page as it was shown."""

    status: int
    address: str
    text: str

    def form(self, ending: str) -> Form:
        """Find the form whose action ends like this."""
        parser = _Forms()
        parser.feed(self.text)
        for form in parser.forms:
            if (form.action or self.address).partition("?")[0].endswith(ending):
                return form
        raise AssertionError(
            f"{self.address} has no form that goes to …{ending}: {self.text[:500]}"
        )


class PlainBrowser:
    """One person's browser, with a connection of its own."""

    def __init__(self, root: str) -> None:
        parts = urlsplit(root)
        self._host = parts.netloc
        self._connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=600)
        self._cookies: dict[str, str] = {}

    def get(self, address: str) -> Shown:
        """Follow a link."""
        return self._request("GET", address, None)

    def send(
        self,
        shown: Shown,
        ending: str,
        choose: Callable[[str, list[str]], str | None] = lambda _name, _options: None,
        *,
        tick: Callable[[str, str], bool] = lambda _name, _value: False,
    ) -> Shown:
        """Fill in a form of a page and send it."""
        form = shown.form(ending)
        body = list(form.hidden)
        for name, options in form.radios.items():
            chosen = choose(name, options)
            if chosen is not None:
                body.append((name, chosen))
        body += [(name, value) for name, value in form.ticks if tick(name, value)]
        return self._request("POST", form.action or shown.address, urlencode(body))

    def _request(self, method: str, address: str, body: str | None) -> Shown:
        for _ in range(10):
            parts = urlsplit(address)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            response, text = self._exchange(method, path, body)
            if response.status not in REDIRECTS:
                return Shown(status=response.status, address=path, text=text)
            method, body = "GET", None
            address = response.headers["Location"]
        raise AssertionError(f"{address} redirects for ever")

    def _exchange(
        self, method: str, path: str, body: str | None
    ) -> tuple[http.client.HTTPResponse, str]:
        headers = {"Host": self._host}
        if self._cookies:
            headers["Cookie"] = "; ".join(
                f"{name}={value}" for name, value in self._cookies.items()
            )
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        text = response.read().decode()
        for line in response.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self._cookies[name] = morsel.value
        return response, text

    def close(self) -> None:
        """Leave."""
        self._connection.close()
