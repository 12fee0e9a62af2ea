"""A browser without JavaScript: it follows links, fills in the forms that are on the page, and sends those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask.testing import FlaskClient

from tests.web.page_check import Document
from tests.web.page_check import check_page

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.web.page_check import Element


class CheckingClient(FlaskClient):
    """Checks every page that it is given, whatever its status; a file that is to be saved is none."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("buffered", True)
        response = super().open(*args, **kwargs)
        is_page = response.mimetype == "text/html" and response.request.method not in {
            "HEAD",
            "OPTIONS",
        }
        is_saved = response.headers.get("Content-Disposition", "").startswith("attachment")
        if is_page and not is_saved and not 300 <= response.status_code < 400:
            check_page(response.text)
        return response


@dataclass(frozen=True, slots=True, kw_only=True)
class PageForm:
    """A form on a page, filled in as the page shows it."""

    action: str
    fields: dict[str, list[str]]
    choices: dict[str, list[str]]
    typing: tuple[str, ...]


def forms_on(html: str) -> list[PageForm]:
    """Return the forms of a page that are posted, but that of the switch of languages, which is on every page."""
    return [
        _read(form)
        for form in Document(html).all("form")
        if form.attributes["method"] == "post" and form.attributes.get("id") != "languages"
    ]


def _read(form: Element) -> PageForm:
    fields: dict[str, list[str]] = {}
    choices: dict[str, list[str]] = {}
    typing = []
    for element in form.inside("input", "textarea"):
        name, kind = element.attributes.get("name", ""), element.attributes.get("type", "text")
        value = element.attributes.get("value", "")
        if element.tag == "textarea":
            typing.append(name)
            fields[name] = ["".join(element.texts).removeprefix("\n")]
        elif kind in {"radio", "checkbox"}:
            choices.setdefault(name, []).append(value)
            if "checked" in element.attributes:
                fields.setdefault(name, []).append(value)
        else:
            fields[name] = [value]
            if kind != "hidden":
                typing.append(name)
    return PageForm(
        action=form.attributes["action"], fields=fields, choices=choices, typing=tuple(typing)
    )


class Browser:
    """One browser: its cookies, and the page that it shows."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.page: TestResponse

    def go(self, address: str) -> TestResponse:
        """Open an address and follow where it leads."""
        self.page = self.client.get(address, follow_redirects=True)
        return self.page

    def send(self, number: int = 0, **fields: str | list[str]) -> TestResponse:
        """Send a form of this page as it is shown, changed by what is given."""
        return self.send_fields(fields, number)

    def send_fields(self, fields: dict[str, Any], number: int = 0) -> TestResponse:
        """Send a form of this page; names that are no Python names are given as a dictionary."""
        form = forms_on(self.page.text)[number]
        self.page = self.client.post(form.action, data=form.fields | fields, follow_redirects=True)
        return self.page

    @property
    def form(self) -> PageForm:
        """The first form of this page."""
        return forms_on(self.page.text)[0]

    @property
    def address(self) -> str:
        """Where this page is."""
        return self.page.request.path

    @property
    def heading(self) -> str:
        """The heading of this page."""
        return Document(self.page.text).all("h1")[0].text

    @property
    def words(self) -> str:
        """The text of this page."""
        return Document(self.page.text).all("main")[0].text
