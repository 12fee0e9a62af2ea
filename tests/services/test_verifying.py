from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.services import answering
from surveys.services import preserving
from surveys.services.launching import find_round
from surveys.storage import chain
from surveys.storage.connecting import connect
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import Clock
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.workspace import Workspace

FREE = tuple(
    f"DROP TRIGGER chain_{name}"
    for name in ("grows_at_its_end", "is_never_changed", "is_never_shortened")
)
RESPONSE = "(SELECT id FROM responses WHERE submitted_at IS NOT NULL LIMIT 1)"
# The version was added, the round created and opened; then come seven submissions, and the closing.
FIRST, LAST, ENTRIES = 4, 10, 11

FORGED = f"""
    INSERT INTO responses SELECT 'forged', round, '{"f" * 20}', language, begun_at, last_active_at,
        assignment, page, consented_at, submitted_at, NULL, NULL
    FROM responses WHERE id = {RESPONSE}
"""


def tamper(workspace: Workspace, *statements: str) -> tuple[str, ...]:
    """Alter the file behind the back of Soundings, and verify."""
    connection = connect(workspace.study(STUDY).path)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        assert connection.execute(statement).rowcount != 0
    connection.close()
    (verdict,) = preserving.verify(workspace, STUDY)
    return verdict.findings


def test_what_nobody_touched_has_no_findings(closed: Workspace) -> None:
    verdict, people = preserving.verify(closed)
    assert (verdict.study, verdict.entries, verdict.findings) == (STUDY, ENTRIES, ())
    assert (people.study, people.findings) == ("people.db", ())
    assert people.entries == 3  # a researcher was added, the panel imported and invited


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        (
            ["UPDATE ratings SET value = 8 - value WHERE value <> 4 AND response = " + RESPONSE],
            "differs from its newest submission in",
        ),
        (
            [
                f"DELETE FROM ratings WHERE response = {RESPONSE} AND question = 'us-rok.T0'",
            ],
            "differs from its newest submission in 1 answers",
        ),
        (
            [f'UPDATE answers SET content = \'{{"value":"x"}}\' WHERE response = {RESPONSE}'],
            "differs from its newest submission in",
        ),
        (
            [f"DELETE FROM submissions WHERE position = {LAST}"],
            f"that entry {LAST} acknowledges is gone",
        ),
        (
            [f"UPDATE submissions SET number = 9, response = {RESPONSE} WHERE position = {LAST}"],
            f"that entry {LAST} acknowledges is gone",
        ),
        (
            ["UPDATE responses SET submitted_at = NULL WHERE id = " + RESPONSE],
            "acknowledges is gone",
        ),
        (
            [
                f"UPDATE chain_contents SET content = replace(content, '4', '5') WHERE position = {FIRST}"
            ],
            f"The content of entry {FIRST} (submission) is not what was acknowledged",
        ),
        (
            [f"UPDATE chain_contents SET salt = zeroblob(16) WHERE position = {FIRST}"],
            f"The content of entry {FIRST} (submission) is not what was acknowledged",
        ),
        (
            [f"DELETE FROM chain_contents WHERE position = {FIRST}"],
            f"The content of entry {FIRST} (submission) is gone, and nobody withdrew it",
        ),
        (
            ["UPDATE responses SET withdrawn_at = 'now' WHERE id = " + RESPONSE],
            "is marked as withdrawn, and no entry says so",
        ),
        (
            [
                FORGED,
            ],
            "The response forged is marked as submitted, and no entry says so",
        ),
        (
            [
                *FREE,
                f"UPDATE chain SET at = '2020-01-01T00:00:00.000+00:00' WHERE position = {FIRST}",
            ],
            f"The content of entry {FIRST} (submission) is not what was acknowledged",
        ),
        (
            [*FREE, f"UPDATE chain SET entry_hash = '{'a' * 64}' WHERE position = {FIRST}"],
            f"Entry {FIRST} (submission) does not fit the one before it",
        ),
        ([*FREE, f"DELETE FROM chain WHERE position = {FIRST}"], f"Entry {FIRST} is missing"),
        ([*FREE, "DELETE FROM chain WHERE position > 8"], "is no longer in the chain"),
        (["DELETE FROM round_experts"], "A row of “responses” refers to one that does not exist"),
    ],
    ids=[
        "ratings turned",
        "rating deleted",
        "other answer edited",
        "submission deleted",
        "submission given to another",
        "submission denied",
        "content edited",
        "salt lost",
        "content deleted",
        "made withdrawn",
        "made up",
        "time changed",
        "hash changed",
        "entry deleted",
        "chain cut of",
        "reference broken",
    ],
)
def test_what_was_lost_altered_or_made_up_is_found(
    closed: Workspace, statements: list[str], sentence: str
) -> None:
    findings = tamper(closed, *statements)
    assert [finding for finding in findings if sentence in finding] != []


def test_a_heads_log_that_leads_the_chain_is_found(closed: Workspace) -> None:
    log = closed.settings.heads_folder / f"{STUDY}.log"
    with log.open("a") as file:
        file.write(f"{ENTRIES + 1} {'b' * 64} 2026-09-03T00:00:00+00:00\n")
    verdict, _ = preserving.verify(closed)
    assert verdict.findings == (
        f"Entry {ENTRIES + 1}, acknowledged at 2026-09-03T00:00:00+00:00, is no longer in the chain.",
    )


def test_a_heads_log_that_lags_is_no_finding(closed: Workspace) -> None:
    log = closed.settings.heads_folder / f"{STUDY}.log"
    log.write_text("".join(log.read_text().splitlines(keepends=True)[:-1]))
    assert preserving.verify(closed)[0].findings == ()


def test_an_old_copy_put_back_is_found(closed: Workspace) -> None:
    with closed.study(STUDY).write() as db:
        entry = chain.append(
            db, kind="event", subject="s", content=None, salt=b"s" * 16, at=closed.clock()
        )
        db.execute(
            "INSERT INTO chain_contents (position, salt, content) VALUES (:at, :salt, 'null')",
            {"at": ENTRIES + 1, "salt": b"s" * 16},
        )
        closed.log_head(STUDY, entry)
    assert preserving.verify(closed)[0].findings == ()
    findings = tamper(closed, *FREE, f"DELETE FROM chain WHERE position = {ENTRIES + 1}")
    assert any(f"Entry {ENTRIES + 1}, acknowledged at" in finding for finding in findings)


def test_a_damaged_file_is_found(closed: Workspace) -> None:
    findings = tamper(
        closed,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE consents SET is_given = 7",
    )
    assert any("SQLite finds the file damaged" in finding for finding in findings)


def test_verifying_a_study_that_does_not_exist_is_refused(closed: Workspace) -> None:
    with pytest.raises(NotFound, match="no study “nowhere”"):
        preserving.verify(closed, "nowhere")


def test_a_backup_brings_everything_back(closed: Workspace, tmp_path: Path) -> None:
    instance = closed.settings.instance
    (instance / "demo").mkdir()
    (instance / "demo" / "people.db").write_text("simulated")
    report = preserving.back_up(closed, tmp_path / "backups")
    assert report.directory.name == "soundings-20260902T120000Z"
    names = {file.path for file in report.manifest.files}
    assert names == {
        "people.db",
        "secret-key",
        f"studies/{STUDY}.db",
        f"heads/{STUDY}.log",
        "heads/people.db.log",
    }
    shutil.rmtree(instance)

    restored = tmp_path / "restored"
    preserving.bring_back(report.directory, restored)

    workspace = open_at(restored, Clock(closed.clock()))
    assert preserving.verify(workspace)[0] == preserving.Verdict(
        study=STUDY, entries=ENTRIES, findings=()
    )
    assert find_round(workspace, AUTUMN).state.value == "closed"
    assert len(workspace.people.read().execute("SELECT * FROM experts").fetchall()) == EXPERTS
    close(workspace)


def test_a_withdrawal_after_a_backup_is_missed_once_the_backup_is_back(
    closed: Workspace, tmp_path: Path
) -> None:
    report = preserving.back_up(closed, tmp_path / "backups")
    log = closed.settings.heads_folder / f"{STUDY}.log"
    db = closed.people.read()
    (link,) = db.execute("SELECT id FROM links ORDER BY rowid LIMIT 1").fetchone()
    answering.withdraw(closed, answering.visit(closed, AUTUMN, link))
    assert preserving.verify(closed)[0].findings == ()
    preserving.bring_back(report.directory, tmp_path / "restored")
    shutil.copy(log, tmp_path / "restored" / "heads" / log.name)
    workspace = open_at(tmp_path / "restored", Clock())
    (finding,) = preserving.verify(workspace)[0].findings
    assert f"Entry {ENTRIES + 1}, acknowledged at" in finding
    close(workspace)
