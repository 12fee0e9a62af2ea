from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest
from flask import request

from app import create_app

if TYPE_CHECKING:
    from flask import Response
    from flask.testing import FlaskClient

    from surveys.model.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EXPECTED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


@pytest.mark.parametrize("address", ["/i/unknown", "/nowhere", "/static/soundings.css"])
def test_every_reply_carries_the_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("address", ["/i/unknown", "/nowhere", "/static/nothing.css"])
def test_pages_are_not_kept(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "no-store"


def test_files_are_named_by_their_content_and_kept_for_a_year(client: FlaskClient) -> None:
    page = client.get("/nowhere").text
    addresses = [part.split('"')[0] for part in page.split('href="')[1:] if "static" in part]
    assert len(addresses) == 3
    for address in addresses:
        assert "?v=" in address
        reply = client.get(address)
        assert reply.status_code == 200
        assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_over_https_browsers_are_told_to_stay_there(settings: Settings) -> None:
    app = create_app(replace(settings, public_url="https://survey.example.org"))
    reply = app.test_client().get("/i/unknown", base_url="https://survey.example.org")
    assert reply.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert app.config["SESSION_COOKIE_NAME"] == "__Host-soundings"
    assert app.config["SESSION_COOKIE_SECURE"] is True


def test_the_cookie_is_for_us_alone(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session["anything"] = "here"
    cookie = client.get_cookie("soundings")
    assert cookie is not None
    assert (cookie.http_only, cookie.same_site, cookie.path) == (True, "Lax", "/")


@pytest.mark.parametrize(
    ("public_url", "host", "status"),
    [
        ("http://127.0.0.1:5055", "localhost:5055", 404),
        ("http://127.0.0.1:5055", "evil.example", 400),
        ("https://survey.example.org", "survey.example.org", 404),
        ("https://survey.example.org", "localhost", 400),
        ("https://survey.example.org", "survey.example.org.evil.example", 400),
    ],
)
def test_only_the_known_host_is_answered(
    settings: Settings, public_url: str, host: str, status: int
) -> None:
    app = create_app(replace(settings, public_url=public_url))
    assert app.test_client().get("/nowhere", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(("hops", "seen"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_a_forwarded_address_counts_only_behind_a_proxy(
    settings: Settings, hops: int, seen: str
) -> None:
    app = create_app(replace(settings, proxy_hops=hops))
    addresses: list[str | None] = []
    app.after_request_funcs.setdefault(None, []).append(_noting(addresses))
    app.test_client().get("/nowhere", headers={"X-Forwarded-For": "198.51.100.7, 203.0.113.9"})
    assert addresses == [seen]


def _noting(addresses: list[str | None]) -> Any:
    def note(response: Response) -> Response:
        addresses.append(request.remote_addr)
        return response

    return note
