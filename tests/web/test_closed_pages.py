from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.inviting import invite
from surveys.web.open_endpoints import is_open
from tests.web.browsing import forms_on
from tests.web.desk import NAME
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

VALUES = {
    "study_id": NAME.study,
    "round_id": NAME.round,
    "expert_id": "e" * 20,
    "language": "ja",
    "filename": "ratings.csv",
    "extension": "svg",
    "number": "1",
    "page_id": "background",
    "place": "background",
    "part": "study",
    "kind": "items",
    "position": "0",
    "change": "up",
    "researcher_id": "1",
    "act": "close",
    "job_id": "1",
    "form": "csv",
    "figure": "curve",
    "section": "sensitivity",
    "table": "placements-placements",
    "axis": "threat_agreement",
    "alliance": "us-japan",
    "response_id": "r" * 20,
    "question_id": "us-japan.COMMENT",
}


def closed_addresses(app: Flask) -> Iterator[tuple[str, str]]:
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if is_open(rule.endpoint):
                continue
            values = {name: VALUES[name] for name in rule.arguments}
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, adapter.build(rule.endpoint, values, method=method)


def refused(desk: Desk, method: str, address: str) -> bool:
    reply = desk.client.open(address, method=method, data={"email": "one@demo.example"})
    to_sign_in = reply.status_code == 303 and reply.location.startswith("/sign-in")
    return to_sign_in and not reply.text.count("demo.example")


def test_every_page_but_the_listed_ones_is_closed_to_strangers(
    app: Flask, workspace: Workspace
) -> None:
    signed_in_desk(app, workspace)
    with_open_round(workspace)
    addresses = list(closed_addresses(app))
    assert len(addresses) > 25
    stranger = new_desk(app)
    let_in = [address for address in addresses if not refused(stranger, *address)]
    assert let_in == []


def test_an_experts_session_opens_no_page_of_the_researchers(
    app: Flask, workspace: Workspace
) -> None:
    signed_in_desk(app, workspace)
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    expert = new_desk(app)
    expert.go(links[0].address.removeprefix(workspace.settings.public_url))
    expert.send_to(forms_on(expert.page.text)[0].action)
    assert expert.address.startswith("/answer/")
    let_in = [address for address in closed_addresses(app) if not refused(expert, *address)]
    assert let_in == []


def test_signing_in_ends_an_experts_session_in_the_same_browser(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    with desk.client.session_transaction() as session:
        assert set(session) <= {"researcher", "csrf_token", "_flashes"}
