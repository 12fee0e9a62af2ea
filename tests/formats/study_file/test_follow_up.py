"""The grace of rounds, and what a round shows of the one that it follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from surveys.formats.study_file import read_study
from tests.formats.study_file.shipped import assert_says
from tests.formats.study_file.shipped import replaced


def test_both_are_read() -> None:
    study = read_study(replaced("grace = 30", "grace = 0").encode())
    assert study.conduct.grace == timedelta(0)
    assert not study.follow_up.shows_earlier_answers
    shows = replaced("shows_earlier_answers = false", "shows_earlier_answers = true")
    assert read_study(shows.encode()).follow_up.shows_earlier_answers


def test_an_older_file_without_them_has_what_is_usual() -> None:
    old = (
        replaced("grace = 30\n", "")
        .replace("[follow_up]\n", "")
        .replace("shows_earlier_answers = false\n", "")
    )
    study = read_study(old.encode())
    assert study.conduct.grace == timedelta(minutes=30)
    assert not study.follow_up.shows_earlier_answers


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("grace = 30", "grace = 1441", "Section [conduct]: the grace is a number of minutes"),
        ("grace = 30", "grace = -1", "Section [conduct]: “grace” must be a whole number"),
        ("grace = 30", 'grace = "long"', "Section [conduct]: “grace” must be a whole number"),
        (
            "shows_earlier_answers = false",
            'shows_earlier_answers = "yes"',
            "Section [follow_up]: “shows_earlier_answers” must",
        ),
        (
            "shows_earlier_answers = false",
            "shows_answers = true",
            "Section [follow_up]: “shows_answers” is not a key",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_line(old: str, new: str, sentence: str) -> None:
    assert_says(replaced(old, new), [(new, sentence)])
