from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.drafts import Draft
from surveys.model.page_visits import PageVisit
from surveys.storage import drafts
from surveys.storage import page_visits
from tests.storage.filled import FIRST
from tests.storage.filled import NOW
from tests.storage.filled import QUESTION
from tests.storage.filled import make_filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.storage.database import Database

T0 = QUESTION.id


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Database]:
    """A study in which the first expert gave the value 4 to a question, at noon."""
    made = make_filled(tmp_path)
    yield made["study"]
    for database in made.values():
        database.close()


def save(study: Database, answer: Answer, seconds: float, *, counts: bool = True) -> Draft:
    with study.write() as db:
        at = NOW + timedelta(seconds=seconds)
        drafts.save_drafts(db, FIRST, {T0: answer}, at, counts_changes=counts)
    return drafts.list_drafts(study.read(), FIRST)[T0]


def test_a_draft_keeps_when_it_was_given(study: Database) -> None:
    saved = save(study, Answer(value=5), 60)
    assert saved == Draft(answer=Answer(value=5), saved_at=NOW + timedelta(seconds=60), changes=1)


def test_the_time_of_a_draft_never_goes_back(study: Database) -> None:
    assert save(study, Answer(value=5), -60).saved_at == NOW


def test_changes_are_counted_from_the_second_answer_on(study: Database) -> None:
    assert save(study, SKIPPED, 60).changes == 1
    assert save(study, Answer(value=5), 120).changes == 1
    assert save(study, Answer(value=5), 180).changes == 1
    assert save(study, Answer(value=6), 240).changes == 2


def test_what_is_corrected_within_seconds_is_one_change(study: Database) -> None:
    assert save(study, Answer(value=5), 9).changes == 0
    assert save(study, Answer(value=6), 18).changes == 0
    assert save(study, Answer(value=7), 28).changes == 1


def test_changes_are_not_counted_where_the_study_does_not_want_it(study: Database) -> None:
    assert save(study, Answer(value=5), 60, counts=False).changes == 0


def test_the_visits_to_a_page_add_up_to_a_bound(study: Database) -> None:
    with study.write() as db:
        page_visits.add_page_visit(db, FIRST, PageVisit(page="a", seconds=30))
        page_visits.add_page_visit(db, FIRST, PageVisit(page="b", seconds=1700, layout="wide"))
        page_visits.add_page_visit(db, FIRST, PageVisit(page="b", seconds=1700, layout="medium"))
    assert page_visits.list_page_visits(study.read(), FIRST) == {
        "a": PageVisit(page="a", seconds=95, layout="narrow"),
        "b": PageVisit(page="b", seconds=1800, layout="medium"),
    }
