from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.storage.migrating import bring_up_to_date
from surveys.storage.open_studies import OpenStudies
from tests.storage.small_schema import small_migrations

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@pytest.fixture
def studies(tmp_path: Path, now: datetime) -> OpenStudies:
    opened = OpenStudies(tmp_path / "studies", small_migrations, limit=2)
    for study_id in ("a", "b", "c"):
        bring_up_to_date(opened.create(study_id), backups=tmp_path / "backups", now=now)
    return opened


def test_studies_are_listed_by_id(studies: OpenStudies) -> None:
    assert studies.ids() == ("a", "b", "c")


def test_no_directory_means_no_studies(tmp_path: Path) -> None:
    assert OpenStudies(tmp_path / "none", small_migrations).ids() == ()


def test_a_study_in_use_is_one_database_for_all(studies: OpenStudies) -> None:
    assert studies.get("a") is studies.get("a")
    assert studies.get("a").path.name == "a.db"


def test_the_one_asked_for_longest_ago_is_closed(studies: OpenStudies) -> None:
    connection = studies.get("a").read().conn
    studies.get("b")
    studies.get("a")
    studies.get("c")
    assert connection.execute("SELECT 1").fetchone() == (1,)
    studies.get("b")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_one_in_use_is_not_closed_under_its_user(studies: OpenStudies) -> None:
    with studies.get("a").write() as db:
        for other in ("b", "c", "b"):
            studies.get(other).read()
        db.execute("INSERT INTO counters (name, value) VALUES ('total', 1)")
    assert studies.get("a").read()["counters"].count == 1


def test_one_let_go_but_in_use_is_found_again(studies: OpenStudies) -> None:
    used = studies.get("a")
    for other in ("b", "c"):
        studies.get(other)
    assert studies.get("a") is used


def test_closing_closes_all(studies: OpenStudies) -> None:
    connections = [studies.get(study_id).read().conn for study_id in ("a", "b")]
    studies.close()
    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
    assert studies.get("a").read()["counters"].count == 0


@pytest.mark.parametrize("study_id", ["missing", "", "../people", "a/b", "a.db", "a\n", "ä"])
def test_an_unknown_or_impossible_id_is_not_found(studies: OpenStudies, study_id: str) -> None:
    with pytest.raises(NotFound, match="There is no study"):
        studies.get(study_id)


@pytest.mark.parametrize(
    ("study_id", "sentence"), [("a", "already"), ("../people", "cannot be the id"), ("", "id")]
)
def test_a_taken_or_impossible_id_cannot_be_created(
    studies: OpenStudies, study_id: str, sentence: str
) -> None:
    with pytest.raises(Conflict, match=sentence):
        studies.create(study_id)
    assert studies.ids() == ("a", "b", "c")
