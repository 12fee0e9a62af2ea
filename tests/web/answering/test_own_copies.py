from __future__ import annotations

import json
from typing import TYPE_CHECKING

from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import answer_all
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_on
from tests.web.answering.rounds import go_to
from tests.web.answering.rounds import receipt_code
from tests.web.answering.rounds import submit_everything

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

COMMENT = "us-japan.COMMENT"
HOSTILE = '#panic("no") \\ ] <script>alert(1)</script> 鐵板 😀'


def test_the_own_copy_is_there_as_pdf_and_as_json(browser: Browser, field: Field) -> None:
    code = submit_everything(browser, field.ada)
    browser.go(f"{HOME}/own-copy")
    for kind in ("pdf", "json"):
        address = f"{HOME}/own-copy.{kind}"
        assert f'href="{address}"' in browser.page.text
        reply = browser.client.get(address)
        assert reply.mimetype == f"application/{kind}"
        assert (
            reply.headers["Content-Disposition"] == f"attachment; filename=own-copy-{code}.{kind}"
        )
        assert "no-store" in reply.headers["Cache-Control"]
    assert browser.client.get(f"{HOME}/own-copy.pdf").data.startswith(b"%PDF-")
    assert json.loads(browser.client.get(f"{HOME}/own-copy.json").data)["receipt"] == code


def test_whatever_was_typed_is_printed(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    go_to(browser, COMMENT)
    browser.send_fields({COMMENT: HOSTILE})
    go_on(browser)
    answer_all(browser)
    browser.send()
    assert browser.client.get(f"{HOME}/own-copy.pdf").data.startswith(b"%PDF-")


def test_before_submission_and_after_withdrawal_there_is_none(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    for kind in ("pdf", "json"):
        assert browser.client.get(f"{HOME}/own-copy.{kind}").status_code == 303
    submit_everything(browser, field.ada)
    browser.go(f"{HOME}/withdraw")
    browser.send()
    for kind in ("pdf", "json"):
        browser.go(f"{HOME}/own-copy.{kind}")
        assert browser.heading == "You have withdrawn"


def test_a_final_round_still_gives_the_own_copy(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    code = submit_everything(browser, field.ada)
    close_round(workspace, NAME)
    finalize_round(workspace, NAME)
    begin(browser, field.ada)
    assert receipt_code(browser) == code
    assert json.loads(browser.client.get(f"{HOME}/own-copy.json").data)["receipt"] == code


def test_whoever_has_no_link_gets_no_copy(browser: Browser, field: Field) -> None:
    assert field.ada
    for kind in ("pdf", "json"):
        assert browser.client.get(f"{HOME}/own-copy.{kind}").status_code == 404
