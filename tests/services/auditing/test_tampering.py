"""Whoever edits, deletes, reorders or cuts off what was recorded is found, in both chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services import preserving
from surveys.services.auditing.verifying import verify_chains
from surveys.storage.connecting import connect
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.workspace import Workspace

_FREE = tuple(
    f"DROP TRIGGER chain_{name}"
    for name in ("grows_at_its_end", "is_never_changed", "is_never_shortened")
)
EDITED = (
    'UPDATE chain_contents SET content = replace(content, \'"by":""\', \'"by":"x"\') WHERE position = 2',
)
MOVED_IN_TIME = (*_FREE, "UPDATE chain SET at = '2020-01-01T00:00:00.000Z' WHERE position = 2")
RENAMED = (*_FREE, "UPDATE chain SET kind = 'signed-in' WHERE position = 2")
DELETED = (
    *_FREE,
    "DELETE FROM chain_contents WHERE position = 2",
    "DELETE FROM chain WHERE position = 2",
)
EMPTIED = ("DELETE FROM chain_contents WHERE position = 2",)
REORDERED = (
    *_FREE,
    "UPDATE chain SET position = 1000 WHERE position = 1",
    "UPDATE chain SET position = 1 WHERE position = 2",
    "UPDATE chain SET position = 2 WHERE position = 1000",
    "UPDATE chain_contents SET position = 1000 WHERE position = 1",
    "UPDATE chain_contents SET position = 1 WHERE position = 2",
    "UPDATE chain_contents SET position = 2 WHERE position = 1000",
)
TRUNCATED = (
    *_FREE,
    "DELETE FROM chain_contents WHERE position = (SELECT max(position) FROM chain)",
    "DELETE FROM chain WHERE position = (SELECT max(position) FROM chain)",
)
SENTENCES = {
    "edited": (EDITED, "The content of entry 2"),
    "moved in time": (MOVED_IN_TIME, "The content of entry 2"),
    "renamed": (RENAMED, "Entry 2 (signed-in) does not fit the one before it."),
    "deleted": (DELETED, "Entry 2 is missing: the chain goes on with entry 3."),
    "emptied": (EMPTIED, "The content of entry 2"),
    "reordered": (REORDERED, "does not fit the one before it."),
    "truncated": (TRUNCATED, "is no longer in the chain."),
}


def alter(file: Path, statements: tuple[str, ...]) -> None:
    """Do it behind the back of Soundings, as somebody with a copy of sqlite3 would."""
    connection = connect(file)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        assert connection.execute(statement).rowcount != 0
    connection.close()


@pytest.mark.parametrize("chain", [STUDY, "people.db"])
@pytest.mark.parametrize(("statements", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_what_was_done_to_a_chain_is_found_by_the_page_and_by_the_command(
    closed: Workspace, chain: str, statements: tuple[str, ...], sentence: str
) -> None:
    assert all(verdict.holds for verdict in verify_chains(closed, STUDY))
    alter(closed.people.path if chain == "people.db" else closed.study(STUDY).path, statements)
    on_the_page = {verdict.chain: verdict.findings for verdict in verify_chains(closed, STUDY)}
    by_the_command = {verdict.study: verdict.findings for verdict in preserving.verify(closed)}
    for findings in (on_the_page, by_the_command):
        assert any(sentence in finding for finding in findings[chain]), findings
        assert [other for other in findings if other != chain and findings[other]] == []


def test_answers_that_experts_withdrew_leave_the_trail_whole(closed: Workspace) -> None:
    with closed.study(STUDY).write() as db:
        db.execute("DELETE FROM submissions")
        db.execute(
            "DELETE FROM chain_contents WHERE position IN (SELECT position FROM chain WHERE kind = 'submission')"
        )
    assert all(verdict.holds for verdict in verify_chains(closed, STUDY))


def test_a_file_that_cannot_be_read_is_a_finding(closed: Workspace) -> None:
    path = closed.study(STUDY).path
    closed.studies.close()
    path.write_bytes(b"no database" * 1000)
    of_study, of_people = verify_chains(closed, STUDY)
    assert not of_study.holds
    assert of_people.holds
