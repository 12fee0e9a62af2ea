from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.model.items import Part
from surveys.model.items import Per
from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.model.questions import plan_questions
from tests.model.shipped import shipped

IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,5}", fullmatch=True)
QUESTIONS = st.builds(
    Question,
    item=IDS,
    target_kind=st.just(TargetKind.ALLIANCE),
    target=IDS,
    period=st.just("") | IDS,
    threat=st.just("") | IDS,
    perspective=st.just("") | IDS,
)


def test_the_shipped_study_asks_59_questions_once_each() -> None:
    questions = plan_questions(shipped())
    assert len(questions) == 59
    assert len({question.id for question in questions}) == 59
    assert Counter(question.target_kind for question in questions) == {
        TargetKind.EXPERT: 7,
        TargetKind.ALLIANCE: 38,
        TargetKind.VIGNETTE: 14,
    }


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        (Question(item="BG_ROLE", target_kind=TargetKind.EXPERT), "expert.BG_ROLE"),
        (Question(item="T0", target_kind=TargetKind.VIGNETTE, target="V5"), "V5.T0"),
        (
            Question(item="T2", target_kind=TargetKind.ALLIANCE, target="us-japan", threat="china"),
            "us-japan.T2.china",
        ),
        (
            Question(
                item="T2",
                target_kind=TargetKind.ALLIANCE,
                target="us-rok",
                threat="china",
                period="2017",
                perspective="japan",
            ),
            "us-rok.T2.china@2017~japan",
        ),
    ],
)
def test_an_id_says_what_is_asked(question: Question, id_: str) -> None:
    assert question.id == id_


@settings(deadline=None)
@given(QUESTIONS, QUESTIONS)
def test_two_questions_never_share_an_id(one: Question, other: Question) -> None:
    assert (one.id == other.id) == (one == other)


def test_ids_do_not_depend_on_what_else_is_asked() -> None:
    study = shipped()
    fewer = replace(study, items=tuple(item for item in study.items if item.id != "T0"))
    reordered = replace(study, alliances=study.alliances[::-1], items=study.items[::-1])
    all_ids = {question.id for question in plan_questions(study)}
    assert {question.id for question in plan_questions(reordered)} == all_ids
    left_out = all_ids - {question.id for question in plan_questions(fewer)}
    assert left_out == {question for question in all_ids if question.split(".")[1] == "T0"}


def test_an_item_about_threats_is_asked_of_each_threat_of_each_alliance() -> None:
    asked = [question.id for question in plan_questions(shipped()) if question.item == "T2"]
    assert asked == [
        "us-japan.T2.china",
        "us-japan.T2.north-korea",
        "us-rok.T2.north-korea",
        "us-rok.T2.china",
    ]


def test_parts_come_in_the_order_in_which_they_are_met() -> None:
    study = shipped()
    parts = [
        Part.VIGNETTES
        if question.target_kind is TargetKind.VIGNETTE
        else study.item(question.item).part
        for question in plan_questions(study)
    ]
    assert list(dict.fromkeys(parts)) == list(Part)
    assert parts == sorted(parts, key=list(Part).index)


def test_a_study_without_linking_items_asks_nothing_about_vignettes() -> None:
    study = shipped()
    without = replace(study, items=tuple(replace(item, is_linking=False) for item in study.items))
    kinds = {question.target_kind for question in plan_questions(without)}
    assert kinds == {TargetKind.EXPERT, TargetKind.ALLIANCE}
    assert any(item.per is Per.EXPERT for item in study.items)
