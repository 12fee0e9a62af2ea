"""Decisions about texts: they hold for the very words that were read, and the table comes to studies with data."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.storage import answers
from surveys.storage import text_decisions
from surveys.storage.database import Database
from surveys.storage.migrating import bring_up_to_date
from surveys.storage.study_schema import study_migrations
from tests.storage.filled import COMMENT
from tests.storage.filled import FIRST
from tests.storage.filled import NAME
from tests.storage.filled import NOW
from tests.storage.filled import SAID
from tests.storage.filled import fill_study
from tests.storage.filled import make_filled
from tests.storage.text_rows import DECISION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHANGED = {COMMENT.id: Answer(value={"text": "No."})}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Database]:
    made = make_filled(tmp_path)
    yield made["study"]
    for database in made.values():
        database.close()


def texts(study: Database) -> list[text_decisions.StoredText]:
    return list(text_decisions.stream_texts(study.read(), NAME.round, {COMMENT.id}))


def decide(study: Database) -> None:
    (text,) = texts(study)
    with study.write() as db:
        made = replace(DECISION, text_sha256=text.sha256)
        text_decisions.put_decision(db, text.response, text.question, made)


def test_a_text_comes_with_the_hash_of_all_that_it_says(study: Database) -> None:
    (text,) = texts(study)
    stored = json.dumps({"value": {"text": "Yes."}}, sort_keys=True, ensure_ascii=False)
    assert text.sha256 == hashlib.sha256(stored.encode()).hexdigest()
    assert (text.pseudonym, text.language, text.answer) == ("p1", "en", SAID[COMMENT.id])
    found = text_decisions.find_text(study.read(), NAME.round, text.response, COMMENT.id)
    assert found == text
    assert text_decisions.find_text(study.read(), "d", text.response, COMMENT.id) is None


def test_questions_that_are_no_texts_are_passed_over(study: Database) -> None:
    assert list(text_decisions.stream_texts(study.read(), NAME.round, {"another"})) == []


def test_a_decision_about_other_words_counts_for_nothing(study: Database) -> None:
    assert [text.decision for text in texts(study)] == [None]  # the stored hash is that of nothing
    decide(study)
    (text,) = texts(study)
    assert text.decision == replace(DECISION, text_sha256=text.sha256)
    with study.write() as db:
        answers.put_in_force(db, FIRST, {}, CHANGED)
    assert [text.decision for text in texts(study)] == [None]


def test_what_is_outdated_is_erased_and_what_still_holds_is_kept(study: Database) -> None:
    decide(study)
    with study.write() as db:
        answers.put_in_force(db, FIRST, {}, SAID)
        text_decisions.erase_outdated(db, FIRST)
    assert [text.decision is None for text in texts(study)] == [False]
    for others in (CHANGED, {}):
        decided = study.read().execute("SELECT count(*) FROM text_decisions").fetchone()
        assert decided == (1,)
        with study.write() as db:
            answers.put_in_force(db, FIRST, {}, others)
            text_decisions.erase_outdated(db, FIRST)
        assert study.read().execute("SELECT count(*) FROM text_decisions").fetchone() == (0,)
        with study.write() as db:
            answers.put_in_force(db, FIRST, {}, SAID)
        decide(study)


def test_a_study_of_the_version_before_keeps_its_answers_and_has_no_decisions(
    tmp_path: Path,
) -> None:
    before = Database(tmp_path / "study.db", study_migrations, create=True)
    step = "m007_text_decisions"
    bring_up_to_date(before, backups=tmp_path / "backups", now=NOW, stop_before=step)
    with before.write() as db:
        fill_study(db)
    asked = "SELECT content FROM answers"
    written = before.read().execute(asked).fetchall()
    assert step in bring_up_to_date(before, backups=tmp_path / "backups", now=NOW).applied
    assert before.read().execute(asked).fetchall() == written != []
    assert [text.decision for text in texts(before)] == [None]
    decide(before)
    assert [text.decision is None for text in texts(before)] == [False]
    before.close()
