"""The answers of a round as exports stream them: a row a response, by pseudonym, with everything that was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.storage import answers
from surveys.storage import packed_answers
from surveys.storage import responses
from surveys.storage import submissions
from surveys.storage.database import Database
from surveys.storage.migrating import bring_up_to_date
from surveys.storage.study_schema import study_migrations
from tests.storage.filled import COMMENT
from tests.storage.filled import CONTENT
from tests.storage.filled import FIRST
from tests.storage.filled import NAME
from tests.storage.filled import NOW
from tests.storage.filled import QUESTION
from tests.storage.filled import SALT
from tests.storage.filled import SECOND
from tests.storage.filled import fill_study

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlite_utils

OTHER = Question(item="T1", target_kind=TargetKind.ALLIANCE, target="a")
RATED = {
    OTHER.id: Answer(missing=Missing.CANNOT_JUDGE, reason="no, “not” me,\n専門外"),
    QUESTION.id: Answer(value=-2),
}
ADD_QUESTION = """
    INSERT INTO questions (round, id, position, item, target_kind, target, period, threat, perspective)
    VALUES (:round, :id, 9, 'T1', 'alliance', 'a', '', '', '')
"""
WORDS = 'She said "a,b",\n\x1e\x1f漂流期 {}'


def submit_second(db: sqlite_utils.Database) -> None:
    responses.insert_response(db, SECOND)
    responses.mark_consented(db, SECOND, NOW)
    answers.put_in_force(db, SECOND, RATED, {COMMENT.id: Answer(value={"text": WORDS})})
    submissions.insert_submission(db, SECOND, CONTENT, SALT, NOW)
    responses.mark_submitted(db, SECOND, NOW)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Database]:
    """A study with two submitted responses, made before there was an index of those that count, and brought up to it."""
    database = Database(tmp_path / "study.db", study_migrations, create=True)
    last = "m006_counted_responses"
    bring_up_to_date(database, backups=tmp_path / "backups", now=NOW, stop_before=last)
    with database.write() as db:
        fill_study(db)
        db.execute(ADD_QUESTION, {"round": NAME.round, "id": OTHER.id})
        submit_second(db)
    applied = bring_up_to_date(database, backups=tmp_path / "backups", now=NOW).applied
    assert applied[0] == last
    yield database
    database.close()


def test_each_response_comes_once_with_its_ratings_and_the_reasons_for_giving_none(
    study: Database,
) -> None:
    first, second = packed_answers.stream_ratings(study.read(), NAME.round, with_reasons=True)
    assert first == ("p1", (QUESTION.id,), (4,), {})
    assert second.pseudonym == "p2"
    assert dict(zip(second.questions, second.given, strict=True)) == {
        QUESTION.id: -2,
        OTHER.id: Missing.CANNOT_JUDGE,
    }
    assert all(type(each) is not str for each in second.given)
    assert second.reasons == {OTHER.id: RATED[OTHER.id].reason}


def test_without_reasons_the_ratings_are_the_same(study: Database) -> None:
    with_them = packed_answers.stream_ratings(study.read(), NAME.round, with_reasons=True)
    without = packed_answers.stream_ratings(study.read(), NAME.round)
    assert list(without) == [each._replace(reasons={}) for each in with_them]


def test_words_come_back_whatever_is_in_them(study: Database) -> None:
    first, second = packed_answers.stream_other_answers(study.read(), NAME.round)
    assert first[:2] == ("p1", (COMMENT.id,))
    (content,) = second.contents
    assert packed_answers.read_answer(content) == Answer(value={"text": WORDS})


def test_a_response_without_answers_is_there_and_a_withdrawn_or_begun_one_is_not(
    study: Database,
) -> None:
    with study.write() as db:
        answers.erase_answers(db, FIRST)
        responses.mark_withdrawn(db, SECOND, NOW)
    db = study.read()
    assert list(packed_answers.stream_ratings(db, NAME.round)) == [("p1", (), (), {})]
    assert list(packed_answers.stream_other_answers(db, NAME.round)) == [("p1", (), ())]
    assert answers.count_responses(db, NAME.round) == 1
    assert list(packed_answers.stream_ratings(db, "another")) == []


def test_nothing_is_sorted_on_the_way(study: Database) -> None:
    """A round may have a million ratings, and a sort would hold them all."""
    for query in (
        packed_answers.RATINGS,
        packed_answers.RATINGS_WITH_REASONS,
        packed_answers.OTHERS,
    ):
        plan = study.read().execute(f"EXPLAIN QUERY PLAN {query}", {"round": NAME.round})
        steps = [step for *_, step in plan]
        assert len(steps) == 2
        assert "responses_counted" in steps[0]
        assert all(step.startswith("SEARCH") for step in steps)
