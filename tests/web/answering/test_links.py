from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.inviting import reissue
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser


def rows(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of both databases."""
    found = {}
    for database in (workspace.people, workspace.study(NAME.study)):
        db = database.read()
        for table in db.table_names():
            found[f"{database.path.name} {table}"] = db.execute(
                f"SELECT * FROM [{table}]"
            ).fetchall()
    return found


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_opening_a_link_changes_nothing(
    client: FlaskClient, field: Field, workspace: Workspace, method: str
) -> None:
    before = rows(workspace)
    for _ in range(3):
        assert client.open(field.ada, method=method).status_code == 200
    assert rows(workspace) == before


def test_a_head_request_sets_no_cookie(client: FlaskClient, field: Field) -> None:
    assert "Set-Cookie" not in client.head(field.ada).headers


def test_opening_a_link_gives_no_access_to_the_questionnaire(
    client: FlaskClient, field: Field
) -> None:
    client.get(field.ada)
    assert client.get(f"{HOME}/consent").status_code == 404


def test_reading_the_pages_changes_nothing(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    begin(browser, field.ada)
    consent(browser)
    before = rows(workspace)
    for place in ("", "/consent", "/background", "/us-rok", "/review", "/receipt", "/withdraw"):
        assert browser.go(HOME + place).status_code == 200
    assert rows(workspace) == before


def test_unknown_revoked_and_foreign_tokens_give_one_page(
    client: FlaskClient, field: Field, workspace: Workspace
) -> None:
    new: list[Link] = []
    reissue(workspace, NAME, ["ben@example.org"], new.extend)
    tokens = [field.ben, "/i/" + "A" * 43, "/i/x", field.ada + "x", field.ada.lower()]
    replies = [client.get(token) for token in tokens]
    assert {reply.status_code for reply in replies} == {404}
    assert len({reply.data for reply in replies}) == 1
    assert client.get(field.ada).status_code == 200


def test_a_revoked_link_ends_the_visit_that_began_with_it(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    begin(browser, field.ben)
    new: list[Link] = []
    reissue(workspace, NAME, ["ben@example.org"], new.extend)
    assert browser.go(f"{HOME}/consent").status_code == 404
    begin(browser, "/i/" + new[0].address.rpartition("/i/")[2])
    assert browser.address == f"{HOME}/consent"


def test_a_round_that_was_not_begun_here_is_not_found(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    pages = [
        browser.go(address).text
        for address in ("/answer/northeast-asia/1999", "/answer/nowhere/2026-autumn")
    ]
    assert browser.page.status_code == 404
    assert len(set(pages)) == 1


def test_a_session_belongs_to_one_expert(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    browser.send_fields({"expert.BG_YEARS": "44"})
    begin(browser, field.ben)
    consent(browser)
    assert browser.form.fields["expert.BG_YEARS"] == [""]
