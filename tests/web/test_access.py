from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.web.open_endpoints import OPEN_BLUEPRINTS
from surveys.web.open_endpoints import is_open

if TYPE_CHECKING:
    from flask import Flask


def test_every_page_that_is_not_open_wants_a_researcher(app: Flask) -> None:
    client = app.test_client()
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if is_open(rule.endpoint):
            continue
        values = dict.fromkeys(rule.arguments, "1")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            reply = client.open(adapter.build(rule.endpoint, values, method), method=method)
            assert reply.status_code in {303, 400, 403}, (rule.rule, method)
            if reply.status_code == 303:
                assert reply.location.startswith("/sign-in"), rule.rule


def test_only_these_endpoints_are_open(app: Flask) -> None:
    endpoints = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if is_open(rule.endpoint) and rule.endpoint.partition(".")[0] not in OPEN_BLUEPRINTS
    }
    assert endpoints <= {
        "static",
        "small_bootstrap",
        "authenticating.sign_in",
        "authenticating.enter_code",
        "authenticating.forgot_password",
        "authenticating.reset_password",
        "authorizing.join_study",
        "authenticating.signed_out",
        "authenticating.set_up",
        "monitoring.health",
    }


def test_every_form_is_refused_without_a_token(app: Flask) -> None:
    client = app.test_client()
    adapter = app.url_map.bind("localhost")
    posted = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or set())]
    assert posted
    for rule in posted:
        address = adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, "1"), "POST")
        assert client.post(address, data={"x": "1"}).status_code in {303, 400}, rule.rule
