from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.storage.translating import ConstraintBroken
from tests.storage import access_rows
from tests.storage import job_rows
from tests.storage import mail_rows
from tests.storage import no_mail_rows
from tests.storage import panel_rows
from tests.storage import text_rows
from tests.storage.filled import make_filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.storage.database import Database

Row = dict[str, Any]
HEX = "a" * 64

# For every named rule of both schemas: where it stands, and a change of the first row that breaks it.
CHECKS: list[tuple[str, str, str, Row]] = [
    ("study", "versions", "versions_sha256_hex", {"number": 9, "sha256": "short"}),
    (
        "study",
        "rounds",
        "rounds_close_after_opening",
        {"id": "x", "opened_at": None, "closed_at": "t"},
    ),
    (
        "study",
        "rounds",
        "rounds_final_after_opening",
        {"id": "x", "opened_at": None, "finalized_at": "t"},
    ),
    (
        "study",
        "rounds",
        "rounds_pause_after_opening",
        {"id": "x", "opened_at": None, "paused_at": "t"},
    ),
    ("study", "rounds", "rounds_grace_within_a_day", {"id": "x", "grace_minutes": -1}),
    ("study", "rounds", "rounds_grace_within_a_day", {"id": "x", "grace_minutes": 1441}),
    (
        "study",
        "rounds",
        "rounds_grace_after_opening",
        {"id": "x", "opened_at": None, "grace_ends_at": "t"},
    ),
    ("study", "rounds", "rounds_carries_of_earlier", {"id": "x", "carries": "invited"}),
    (
        "study",
        "rounds",
        "rounds_carries_of_earlier",
        {"id": "x", "follows": "d", "carries": "some"},
    ),
    ("study", "round_changes", "round_changes_kind", {"position": 9, "kind": "lost"}),
    (
        "study",
        "round_changes",
        "round_changes_reopened_with_reason",
        {"position": 9, "kind": "reopened", "reason": ""},
    ),
    ("study", "questions", "questions_target_kind", {"id": "x", "target_kind": "country"}),
    (
        "study",
        "questions",
        "questions_target_named",
        {"id": "x", "target_kind": "alliance", "target": ""},
    ),
    (
        "study",
        "questions",
        "questions_target_named",
        {"id": "x", "target_kind": "expert", "target": "a"},
    ),
    (
        "study",
        "round_experts",
        "round_experts_attributes_json",
        {"pseudonym": "x", "attributes": "{"},
    ),
    (
        "study",
        "responses",
        "responses_assignment_json",
        {"id": "x", "pseudonym": "p2", "assignment": ""},
    ),
    (
        "study",
        "responses",
        "responses_consent_before_submission",
        {"id": "x", "pseudonym": "p2", "consented_at": None},
    ),
    (
        "study",
        "responses",
        "responses_reopened_after_submission",
        {"id": "x", "pseudonym": "p2", "submitted_at": None, "reopened_at": "t"},
    ),
    ("study", "consents", "consents_yes_or_no", {"purpose": "x", "is_given": 2}),
    (
        "study",
        "editing_drafts",
        "editing_drafts_restores_earlier",
        {"revision": 9, "restores": 9},
    ),
    ("study", "editing_drafts", "editing_drafts_ended", {"revision": 9, "ended": "lost"}),
    ("study", "preregistrations", "preregistrations_content_json", {"round": "d", "content": "{"}),
    ("study", "preregistrations", "preregistrations_sha256_hex", {"round": "d", "sha256": "x"}),
    ("study", "drafts", "drafts_content_json", {"question": "x", "content": "yes"}),
    (
        "study",
        "ratings",
        "ratings_value_or_missing",
        {"question": "x", "value": None, "missing": None},
    ),
    (
        "study",
        "ratings",
        "ratings_value_or_missing",
        {"question": "x", "value": 4, "missing": "skipped"},
    ),
    (
        "study",
        "ratings",
        "ratings_missing_code",
        {"question": "x", "value": None, "missing": "bored"},
    ),
    (
        "study",
        "ratings",
        "ratings_reason_for_missing",
        {"question": "x", "value": 4, "reason": "why"},
    ),
    ("study", "page_visits", "page_visits_seconds_counted", {"page": "x", "seconds": -5}),
    ("study", "page_visits", "page_visits_layout", {"page": "x", "layout": "tall"}),
    ("study", "answers", "answers_content_json", {"question": "x", "content": ""}),
    ("study", "chain_contents", "chain_contents_json", {"position": 9, "content": "no"}),
    ("study", "chain_contents", "chain_contents_salt_length", {"position": 9, "salt": b"short"}),
    ("study", "chain", "chain_kind_named", {"position": 2, "entry_hash": HEX, "kind": ""}),
    (
        "study",
        "chain",
        "chain_content_hash_hex",
        {"position": 2, "entry_hash": HEX, "content_hash": "A" * 64},
    ),
    ("study", "chain", "chain_entry_hash_hex", {"position": 2, "entry_hash": "a"}),
    ("study", "acknowledged", "acknowledged_reply_json", {"key": "x", "reply": ""}),
    (
        "people",
        "acknowledged",
        "acknowledged_reply_json",
        {"key": "x", "body_hash": "b", "at": "t", "reply": ""},
    ),
    (
        "people",
        "researchers",
        "researchers_email_lower_case",
        {"id": "x", "email": "Ada@example.org"},
    ),
    ("people", "researchers", "researchers_email_lower_case", {"id": "x", "email": "ada"}),
    ("people", "experts", "experts_email_lower_case", {"id": "x", "email": "E1@example.org"}),
    ("people", "experts", "experts_email_lower_case", {"id": "x", "email": ""}),
    (
        "people",
        "experts",
        "experts_attributes_json",
        {"id": "x", "email": "x@example.org", "attributes": "-"},
    ),
    ("people", "links", "links_token_hash_sha256", {"id": "x", "token_hash": "a token itself"}),
    *mail_rows.CHECKS,
    *no_mail_rows.CHECKS,
    *access_rows.CHECKS,
    *job_rows.CHECKS,
    *panel_rows.CHECKS,
    *text_rows.CHECKS,
]
UNIQUE: list[tuple[str, str, str, Row]] = [
    ("study", "versions", "versions.sha256", {"number": 9}),
    ("study", "versions", "versions.number", {"sha256": HEX}),
    ("study", "rounds", "rounds.id", {}),
    ("study", "questions", "questions.item", {"id": "x"}),
    ("study", "responses", "responses.pseudonym", {"id": "x"}),
    ("study", "submissions", "submissions.position", {"number": 9}),
    ("study", "submissions", "submissions.number", {"position": 9}),
    ("study", "chain_contents", "chain_contents.position", {}),
    ("study", "chain", "chain.entry_hash", {"position": 2}),
    ("people", "researchers", "researchers.email", {"id": "x"}),
    ("people", "experts", "experts.email", {"id": "x"}),
    ("people", "keys", "keys.pseudonym", {"expert": "x"}),
    ("people", "invitations", "invitations.expert", {"id": "x"}),
    ("people", "links", "links.token_hash", {"id": "x"}),
    *mail_rows.UNIQUE,
    *no_mail_rows.UNIQUE,
    *access_rows.UNIQUE,
]
DANGLING: list[tuple[str, str, str, Row]] = [
    ("study", "rounds", "FOREIGN KEY", {"id": "x", "version": 9}),
    ("study", "questions", "FOREIGN KEY", {"round": "nowhere"}),
    ("study", "round_experts", "FOREIGN KEY", {"round": "nowhere"}),
    ("study", "responses", "FOREIGN KEY", {"id": "x", "pseudonym": "nobody"}),
    ("study", "consents", "FOREIGN KEY", {"response": "nothing"}),
    ("study", "text_decisions", "FOREIGN KEY", {"response": "nothing"}),
    ("study", "drafts", "FOREIGN KEY", {"question": "nothing"}),
    ("study", "ratings", "FOREIGN KEY", {"question": "nothing"}),
    ("study", "answers", "FOREIGN KEY", {"question": "nothing"}),
    ("study", "submissions", "FOREIGN KEY", {"number": 9, "position": 9}),
    ("study", "chain_contents", "FOREIGN KEY", {"position": 9}),
    ("people", "sign_ins", "FOREIGN KEY", {"id_hash": "x", "researcher": "nobody"}),
    ("people", "invitations", "FOREIGN KEY", {"id": "x", "expert": "nobody"}),
    (
        "people",
        "links",
        "FOREIGN KEY",
        {"id": "x", "token_hash": HEX.replace("a", "b"), "invitation": "i9"},
    ),
    *mail_rows.DANGLING,
    *no_mail_rows.DANGLING,
    *access_rows.DANGLING,
]
ALL = [*CHECKS, *UNIQUE, *DANGLING]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Database]]:
    made = make_filled(tmp_path_factory.mktemp("filled"))
    yield made
    for database in made.values():
        database.close()


def insert_changed(database: Database, table: str, changes: Row) -> None:
    with database.write() as db:
        row = next(iter(db.table(table).rows), {}) | changes
        names = ", ".join(row)
        values = ", ".join(f":{name}" for name in row)
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", row)


@pytest.mark.parametrize(
    ("name", "table", "constraint", "changes"),
    ALL,
    ids=[f"{constraint} of {table}" for _, table, constraint, _ in ALL],
)
def test_nonsense_is_refused_by_the_rule_that_names_it(
    filled: dict[str, Database], name: str, table: str, constraint: str, changes: Row
) -> None:
    before = filled[name].read().table(table).count
    with pytest.raises(ConstraintBroken, match="nothing was saved") as caught:
        insert_changed(filled[name], table, changes)
    assert constraint in caught.value.constraint
    assert filled[name].read().table(table).count == before


def begin_at_nought(database: Database) -> None:
    with database.write() as db:
        db.execute("DROP TRIGGER chain_grows_at_its_end")
        db.execute(f"INSERT INTO chain VALUES (0, 'k', 's', '{HEX}', '{HEX}', 't')")


def test_a_chain_begins_at_one(filled: dict[str, Database]) -> None:
    with pytest.raises(ConstraintBroken) as caught:
        begin_at_nought(filled["study"])
    assert caught.value.constraint == "chain_position_from_one"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chain SET kind = 'other'",
        "DELETE FROM chain",
        f"INSERT INTO chain VALUES (5, 'k', 's', '{HEX}', '{HEX}', 't')",
    ],
    ids=["changed", "shortened", "with a gap"],
)
def test_a_chain_only_grows_at_its_end(filled: dict[str, Database], statement: str) -> None:
    with (
        pytest.raises(ConstraintBroken, match=r"never|at its end only"),
        filled["study"].write() as db,
    ):
        db.execute(statement)


def test_no_named_check_is_left_out(filled: dict[str, Database]) -> None:
    named = {
        constraint
        for database in filled.values()
        for table in database.read().tables
        for constraint in re.findall(r"CONSTRAINT (\w+)\s+CHECK", table.schema)
    }
    assert named - {"chain_position_from_one"} == {constraint for _, _, constraint, _ in CHECKS}
