"""What goes over the wire: compressed where that helps, and the same page after all."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import brotli
import flask_bootstrap
import pytest
from flask.testing import FlaskClient

from surveys.web import small_bootstrap
from tests.web.desk import new_desk
from tests.web.page_check import Document

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

TEMPLATES = Path(__file__).parents[2] / "templates"
FOR_RESEARCHERS = frozenset(
    path.parent.name for path in TEMPLATES.glob("*/*.html") if "researcher.html" in path.read_text()
)
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
STYLES = ("/static/soundings.css", "/static/small-bootstrap.css")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client that takes replies as they are: those of the other tests read every page."""
    return _Plain(app, app.response_class, use_cookies=True)


class _Plain(FlaskClient):
    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, buffered=True, **kwargs)


@pytest.mark.parametrize("address", ["/nowhere", "/i/unknown", *STYLES])
@pytest.mark.parametrize(
    ("accepted", "named"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("gzip;q=0, br;q=0", None),
        ("identity", None),
        ("", None),
        ("zstd", None),
        ("*", "br"),
    ],
)
def test_a_reply_is_compressed_as_the_browser_knows_it(
    client: FlaskClient, address: str, accepted: str, named: str | None
) -> None:
    reply = client.get(address, headers={"Accept-Encoding": accepted})
    assert reply.headers.get("Content-Encoding") == named
    assert "Accept-Encoding" in reply.headers["Vary"]
    decode = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[named]
    content = decode(reply.data)
    assert content.startswith(b"<!doctype html>") or b"{" in content
    assert int(reply.headers["Content-Length"]) == len(reply.data)


def test_a_page_that_is_shown_again_is_compressed_too(client: FlaskClient) -> None:
    reply = client.post("/i/unknown/begin", headers=BROWSER)
    assert reply.status_code >= 400
    assert reply.headers["Content-Encoding"] == "br"


def test_a_static_file_stays_what_it_is_called(client: FlaskClient) -> None:
    first = client.get("/static/soundings.css", headers=BROWSER)
    tag = first.headers["ETag"]
    again = client.get("/static/soundings.css", headers={**BROWSER, "If-None-Match": tag})
    plain = client.get("/static/soundings.css", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert plain.status_code == 200  # another encoding is another thing to keep


def test_the_length_of_a_page_says_little_about_what_is_on_it(client: FlaskClient) -> None:
    padded = {len(client.get("/nowhere", headers=BROWSER).headers["X-Padding"]) for _ in range(40)}
    assert len(padded) > 10


def test_a_file_that_anybody_may_keep_carries_no_cookie(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session.permanent = True
        session["anything"] = "here"
    assert "Set-Cookie" in client.get("/nowhere").headers
    for address in STYLES:
        assert "Set-Cookie" not in client.get(address).headers


def test_pages_for_experts_use_no_class_of_bootstrap_that_was_cut_away() -> None:
    folder = Path(flask_bootstrap.__file__).parent / "static" / "bootstrap5" / "css"
    known = small_bootstrap.classes_of((folder / "bootstrap.min.css").read_text(encoding="utf-8"))
    ours = small_bootstrap.classes_of(
        (Path(__file__).parents[2] / "surveys/web/static/soundings.css").read_text(encoding="utf-8")
    )
    assert known > small_bootstrap.CLASSES
    used = {
        name
        for path in TEMPLATES.rglob("*.html")
        if path.parent.name not in FOR_RESEARCHERS and path.name != "researcher.html"
        for element in Document(path.read_text(encoding="utf-8")).elements
        for name in element.attributes.get("class", "").split()
    }
    assert "btn" in used
    cut_away = used & known - small_bootstrap.CLASSES - ours
    assert not cut_away, f"name {sorted(cut_away)} in surveys/web/small_bootstrap.py"


def test_a_researchers_page_has_all_of_bootstrap(app: Flask) -> None:
    assert "/css/bootstrap.min.css" in new_desk(app).go("/sign-in").text
