"""The minutes that experts are told follow from what they are asked."""

from __future__ import annotations

import dataclasses
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from surveys.formats.study_file import read_study
from surveys.model.assignments import deal
from surveys.model.duration import Minutes
from surveys.model.duration import Pace
from surveys.model.duration import answers_per_expert
from surveys.model.duration import answers_worth
from surveys.model.duration import estimate
from surveys.model.duration import minutes_left
from surveys.model.duration import words_to_read
from surveys.model.layouts import lay_out
from surveys.model.questions import plan_questions
from tests.every_kind import study as every_kind

if TYPE_CHECKING:
    from surveys.model.studies import Study


@pytest.fixture(scope="module")
def study() -> Study:
    data = (resources.files("surveys.studies") / "northeast-asia.toml").read_bytes()
    return read_study(data)


def test_the_shipped_study_takes_ten_minutes_and_thirteen_on_a_phone(study: Study) -> None:
    assert estimate(study) == Minutes(computer=10, phone=13)


def test_every_part_of_the_questionnaire_is_counted(study: Study) -> None:
    background = 3 + 2
    vignettes = 3 * 2
    alliances = 2 * (1 + 2 * 2 + 6 + 4 + 1 + 1)
    closing = 3

    assert answers_per_expert(study) == background + vignettes + alliances + closing == 48


def test_comments_and_optional_items_cost_no_time(study: Study) -> None:
    required = tuple(item for item in study.items if not item.is_optional)

    assert estimate(dataclasses.replace(study, items=required)) == estimate(study)
    assert len(required) < len(study.items)


@pytest.mark.parametrize(
    ("item", "answers"),
    [
        ("AGREE", 1),
        ("SINGLE", 1),
        ("MULTIPLE", 1),
        ("WHOLE", 1),
        ("SHORT", 2),
        ("INTERVAL", 3),
        ("RANKING", 3),
        ("CHIPS", 4),
        ("MAP", 4),
        ("PARTY", 0),
        ("COMMENT", 0),
        ("LONG", 0),
    ],
)
def test_a_question_that_takes_longer_counts_as_several(item: str, answers: int) -> None:
    assert answers_worth(every_kind().item(item)) == answers


def test_a_field_of_several_lines_takes_a_minute_where_it_must_be_filled() -> None:
    long = dataclasses.replace(every_kind().item("LONG"), is_optional=False)
    assert answers_worth(long) * Pace().seconds_an_answer == 60


def test_the_short_form_has_at_most_32_answers_and_takes_8_minutes_on_a_phone(study: Study) -> None:
    short = study.in_form("short")
    assert answers_per_expert(short) == 28
    assert answers_per_expert(short) <= 32
    assert estimate(short).phone <= 8
    assert estimate(short) == Minutes(computer=6, phone=8)


def test_a_study_without_vignettes_is_shorter(study: Study) -> None:
    without = dataclasses.replace(study, vignettes=(), vignette_design=None)

    assert answers_per_expert(without) == answers_per_expert(study) - 6
    assert words_to_read(without) < words_to_read(study) - 100


def test_vignettes_that_everybody_rates_are_read_whole(study: Study) -> None:
    design = study.vignette_design
    assert design is not None
    every = dataclasses.replace(
        design,
        fixed=(*design.fixed, *design.rotated),
        rotated=(),
        rotated_per_expert=0,
    )

    more = dataclasses.replace(study, vignette_design=every)

    assert answers_per_expert(more) == answers_per_expert(study) + 4 * 2
    assert words_to_read(more) > words_to_read(study)


def test_scripts_without_spaces_count_two_characters_as_a_word(study: Study) -> None:
    japanese = dataclasses.replace(study, languages=("ja", "en"))

    assert 0.8 < words_to_read(japanese) / words_to_read(study) < 2


def test_a_slower_pace_takes_longer(study: Study) -> None:
    slow = Pace(seconds_an_answer=20, phone_factor=2, words_a_minute=119)
    answers, words = answers_per_expert(study), words_to_read(study)

    assert estimate(study, slow) == Minutes(
        computer=round(answers * 20 / 60 + words / 119),
        phone=round(answers * 40 / 60 + words / 119),
    )


def test_a_short_questionnaire_takes_a_minute_and_not_none(study: Study) -> None:
    fast = Pace(seconds_an_answer=0.01, words_a_minute=100_000)

    assert estimate(study, fast) == Minutes(computer=1, phone=1)


def test_the_minutes_left_fall_from_page_to_page(study: Study) -> None:
    dealt = deal(study, round_id="autumn", pseudonym="p1", turn=0)
    pages = lay_out(study, plan_questions(study), dealt, 2026)

    left = [minutes_left(estimate(study), pages, page) for page in pages]

    assert left[0] == estimate(study)
    assert left == sorted(left, key=lambda minutes: minutes.phone, reverse=True)
    assert left[-1] == Minutes(computer=1, phone=1)
