from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.asking import Conditions
from surveys.model.assignments import deal
from surveys.model.conditions import Condition
from surveys.model.questionnaires import Questionnaire
from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.model.questions import plan_questions
from tests.conditional_study import conditional_study

WHERE, SINCE, STREET = "expert.WHERE", "expert.SINCE", "expert.STREET"
JAPAN, KOREA = "us-japan", "us-rok"
ELSEWHERE = {"expert.SINGLE": Answer(value="elsewhere")}
EXPERIENCED = {"expert.WHOLE": Answer(value=3)}


def questionnaire() -> Questionnaire:
    study = conditional_study()
    assignment = deal(study, round_id="autumn", pseudonym="p", turn=0)
    return Questionnaire(study, plan_questions(study), assignment, 2026)


def asked(answers: dict[str, Answer]) -> frozenset[str]:
    return questionnaire().conditions.asked(answers)


def answered(**values: Any) -> dict[str, Answer]:
    return {f"us-japan.{item}": Answer(value=value) for item, value in values.items()}


@pytest.mark.parametrize(
    ("condition", "value", "holds"),
    [
        ({"is_one_of": ("a", "b")}, "a", True),
        ({"is_one_of": ("a", "b")}, "c", False),
        ({"is_one_of": ("a", "b")}, {"chosen": "b", "other": "words"}, True),
        ({"is_one_of": ("a", "b")}, {"chosen": ["c", "b"]}, True),
        ({"is_one_of": ("a", "b")}, {"chosen": ["c"]}, False),
        ({"is_one_of": ("a", "b")}, {"text": "a"}, False),
        ({"at_least": 3}, 3, True),
        ({"at_least": 3}, 2.9, False),
        ({"at_most": 3}, 3, True),
        ({"at_most": 3}, 4, False),
        ({"at_least": 2, "at_most": 3}, 2.5, True),
        ({"at_least": 0}, 0, True),
        ({"at_most": 0}, -1, True),
        ({"at_least": 1}, "3", False),
        ({"at_least": 1}, True, False),
        ({}, 0, True),
        ({}, "words", True),
    ],
)
def test_a_condition_looks_at_the_value(
    condition: dict[str, Any], value: Any, *, holds: bool
) -> None:
    assert Condition(item="X", **condition).holds(Answer(value=value)) is holds


@pytest.mark.parametrize("missing", list(Missing))
@pytest.mark.parametrize("condition", [{}, {"at_least": 1}, {"is_one_of": ("cannot_judge",)}])
def test_a_missing_answer_satisfies_no_condition(
    condition: dict[str, Any], missing: Missing
) -> None:
    assert not Condition(item="X", **condition).holds(Answer(missing=missing))
    assert not Condition(item="X", **condition).holds(None)


def test_without_answers_only_the_unconditional_is_asked() -> None:
    study = conditional_study()
    conditional = {item.id for item in study.items if item.asked_if}
    now = asked({})
    assert {"expert.SINGLE", "us-japan.AGREE"} <= now
    assert not {question for question in now if question.rpartition(".")[2] in conditional}


def test_what_is_said_of_one_alliance_decides_nothing_about_another() -> None:
    now = asked(EXPERIENCED | answered(AGREE=1))
    assert "us-japan.LOW" in now
    assert "us-rok.AGREE" in now
    assert "us-rok.LOW" not in now


def test_all_conditions_must_hold() -> None:
    scholar = {"expert.MULTIPLE": Answer(value={"chosen": ["scholar"]})}
    assert "us-japan.BOTH" in asked(answered(AGREE=4) | scholar)
    assert "us-japan.BOTH" not in asked(answered(AGREE=4))
    assert "us-japan.BOTH" not in asked(answered(AGREE=3) | scholar)


def test_an_answer_to_what_is_no_longer_asked_counts_for_nothing() -> None:
    chain = answered(AGREE=1, LOW="Because")
    assert "us-japan.LOWER" in asked(chain)
    changed = chain | answered(AGREE=5)
    assert not {"us-japan.LOW", "us-japan.LOWER"} & asked(changed)


def test_a_condition_of_an_alliance_is_one_of_all_its_questions() -> None:
    assert not [question for question in asked({}) if question.startswith(KOREA)]
    assert {"us-rok.AGREE", "us-rok.COMMENT"} <= asked(EXPERIENCED)


def test_a_condition_is_about_the_same_threat_and_period_where_there_are_several() -> None:
    study = conditional_study()
    here = Question(item="AGREE", target_kind=TargetKind.ALLIANCE, target=JAPAN)
    others = [
        here,
        replace(here, threat="china"),
        replace(here, threat="north-korea"),
        replace(here, threat="china", period="1990"),
        replace(here, perspective="officials"),
        replace(here, target=KOREA),
    ]
    conditions = Conditions(study, others)

    def referred(
        *, threat: str = "", period: str = "", perspective: str = "", target: str = JAPAN
    ) -> str:
        about = replace(here, item="LOW", threat=threat, period=period, target=target)
        found = conditions.referred(replace(about, perspective=perspective), "AGREE")
        return found.id if found else ""

    assert referred() == "us-japan.AGREE"
    assert referred(threat="china") == "us-japan.AGREE.china"
    assert referred(threat="china", period="1990") == "us-japan.AGREE.china@1990"
    assert referred(threat="china", period="2010") == "us-japan.AGREE.china"
    assert referred(perspective="officials") == "us-japan.AGREE~officials"
    assert referred(target="us-australia") == ""


def test_pages_have_what_is_asked_and_no_page_is_empty() -> None:
    paper = questionnaire()
    few, many = paper.pages({}), paper.pages(EXPERIENCED)
    assert JAPAN in {page.section for page in few}
    assert KOREA not in {page.section for page in few}
    assert {page.section for page in many} == {page.section for page in few} | {KOREA}
    assert all(page.asked for page in few)


def test_parts_and_pages_are_counted_as_they_are_asked() -> None:
    paper = questionnaire()
    for answers in ({}, EXPERIENCED, ELSEWHERE):
        pages = paper.pages(answers)
        parts = list(dict.fromkeys(page.section for page in pages))
        for page in pages:
            pages_of_part = [each for each in pages if each.section == page.section]
            assert page.place.part == parts.index(page.section) + 1
            assert page.place.parts == len(parts)
            assert page.place.page == pages_of_part.index(page) + 1
            assert page.place.pages == len(pages_of_part)


def test_a_page_to_draw_has_what_its_own_answers_can_ask_too() -> None:
    paper = questionnaire()
    page = next(page for page in paper.pages({}) if "expert.SHORT" in ids(page))
    assert WHERE not in ids(page)
    drawn = paper.page_to_draw(page, {})
    assert WHERE in ids(drawn)
    # The place of work was asked on an earlier page, so nothing here can make this one asked.
    assert SINCE not in ids(drawn)
    assert drawn.place == page.place


def test_a_page_to_draw_leaves_out_what_an_earlier_page_has_decided() -> None:
    study = conditional_study()
    both = {condition.item for condition in study.item("BOTH").asked_if}
    assert both == {"AGREE", "MULTIPLE"}
    questions = plan_questions(study)
    conditions = Conditions(study, questions)
    question = next(each for each in questions if each.id == "us-japan.BOTH")
    assert not conditions.can_be_asked(question, {}, {"us-japan.AGREE"})
    scholar = {"expert.MULTIPLE": Answer(value={"chosen": ["scholar"]})}
    assert conditions.can_be_asked(question, scholar, {"us-japan.AGREE"})
    assert not conditions.is_asked(question, scholar)


def test_an_earlier_answer_is_repeated_in_every_language() -> None:
    page = next(page for page in questionnaire().pages(ELSEWHERE) if SINCE in ids(page))
    text = next(asked.text for asked in page.asked if asked.id == SINCE)
    assert text.to("en") == "You work at: Elsewhere. Since when?"
    assert text.to("ja") == "ja: You work at: その他. Since when?"


def test_what_an_expert_wrote_is_repeated_as_it_is() -> None:
    tricky = "{A} <b>{answer.SINGLE}</b> \\1"
    answers = {"expert.SHORT": Answer(value="x"), WHERE: Answer(value=tricky)} | ELSEWHERE
    page = next(page for page in questionnaire().pages(answers) if STREET in ids(page))
    assert page.asked[0].text.to("en") == f"In which street of {tricky}?"


def test_a_question_that_repeats_an_answer_stands_on_a_later_page() -> None:
    answers = {"expert.SHORT": Answer(value="x"), WHERE: Answer(value="Paris")}
    pages = questionnaire().pages(answers)
    assert not [page for page in pages if {WHERE, STREET} <= ids(page)]
    assert [page for page in pages if STREET in ids(page)]


def test_what_was_submitted_is_shown_as_it_was_asked() -> None:
    paper = questionnaire()
    answers = {asked.id: SKIPPED for page in paper.every_page for asked in page.asked}
    answers[WHERE] = Answer(missing=Missing.NOT_SHOWN)
    shown = {asked.id for page in paper.shown_pages(answers) for asked in page.asked}
    assert shown == set(answers) - {WHERE}


def ids(page: Any) -> set[str]:
    return {asked.id for asked in page.asked}
