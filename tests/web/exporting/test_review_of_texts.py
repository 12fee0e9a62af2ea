"""What experts wrote leaves only once somebody has released it, and the page of a round’s files says how much that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.text_decisions import Verdict
from surveys.services import reviewing
from surveys.services.reviewing import Wish
from surveys.services.working import run_due
from surveys.services.working.exports import put_export_aside
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.exporting.conftest import ALL
from tests.web.exporting.conftest import DATA
from tests.web.exporting.conftest import NEXT_DATA

if TYPE_CHECKING:
    import pytest

    from surveys.services.workspace import Workspace
    from tests.web.desk import Desk


def redact(workspace: Workspace) -> None:
    """Release the first text in another form."""
    text = reviewing.list_texts(workspace, NAME)[0]
    wish = Wish(verdict=Verdict.REDACTED, seen=text.seen, redacted="Less than that.")
    reviewing.decide(workspace, NAME, text.response, text.question.id, wish)


def test_the_page_says_what_is_not_reviewed_and_leads_there(
    desk: Desk, workspace: Workspace
) -> None:
    desk.go(DATA)
    waiting = len(reviewing.list_texts(workspace, NAME))
    assert f"0 released as they stand, 0 redacted, 0 withheld, {waiting} not reviewed" in desk.words
    assert f'href="{ROUND}/texts?show=to-review"' in desk.page.text
    redact(workspace)
    desk.go(DATA)
    assert f"1 redacted, 0 withheld, {waiting - 1} not reviewed yet." in desk.words
    rows = desk.client.get(f"{DATA}/rationales.csv").text
    assert rows.splitlines()[1].count("Less than that.") == 1
    assert "A remark" not in rows
    desk.go(NEXT_DATA)  # answers come in: nobody is told how many texts there are
    assert "not reviewed yet" not in desk.words


def test_files_are_older_than_a_decision(
    desk: Desk, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("README.txt", "rationales.csv")
    monkeypatch.setattr("surveys.services.working.exports.names_for", lambda _source: names)
    put_export_aside(workspace, NAME)
    run_due(workspace)
    assert desk.client.get(ALL).status_code == 200
    redact(workspace)
    assert "Since then changed: what was decided about its texts." in desk.go(DATA).text
    assert desk.client.get(ALL).status_code == 409
    assert "Less than that." in desk.client.get(f"{DATA}/rationales.csv").text
