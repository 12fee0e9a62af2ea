"""An item is asked of other periods, for its reason, and in the eyes of others, all beside the judgement of today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.assignments import deal
from surveys.model.duration import answers_per_expert
from surveys.model.kinds import Rating
from surveys.model.layouts import lay_out
from surveys.model.questions import plan_questions
from tests.structured_study import structured_study

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.model.pages import Page


def pages() -> tuple[Page, ...]:
    study = structured_study()
    assignment = deal(study, round_id="autumn", pseudonym="p", turn=0)
    return lay_out(study, plan_questions(study), assignment, 2026)


def asked(own_item: str) -> list[Asked]:
    return [
        each
        for page in pages()
        if page.section == "us-japan"
        for each in page.asked
        if each.own_item == own_item
    ]


def test_an_item_is_asked_once_of_each_period_in_the_order_of_time() -> None:
    assert [each.id for each in asked("AGREE")] == [
        "us-japan.AGREE@1990",
        "us-japan.AGREE@2010",
        "us-japan.AGREE",
        "us-japan.AGREE~officials",
    ]


def test_each_question_says_its_period() -> None:
    texts = [each.text.to("en") for each in asked("AGREE")]
    assert texts[0].endswith("on external threats in 1990?")
    assert texts[1].endswith("on external threats in 2010?")
    assert texts[2].endswith("on external threats in 2026?")


def test_the_perspective_follows_the_own_judgement_on_the_same_scale() -> None:
    own, others = asked("AGREE")[-2:]
    assert others.text.to("en") == "And how would most officials in the United States answer?"
    assert others.question.perspective == "officials"
    assert isinstance(own.item.kind, Rating)
    assert others.item.kind == own.item.kind


def test_the_reason_is_asked_for_directly_after_the_answer() -> None:
    own, why, others = asked("COHERE")
    assert (own.id, why.id) == ("us-japan.COHERE", "us-japan.COHERE-why")
    assert others.question.perspective == "officials"
    assert why.item.is_optional
    assert why.item.kind.name == "text"
    assert why.text.to("en") == "What shaped this answer? (optional)"
    assert why.text.to("ja") == "この回答の根拠は何ですか。（任意）"


def test_what_belongs_together_is_never_parted_by_a_page() -> None:
    study = structured_study()
    for most in range(4, 12):
        layout = replace(study.layout, most_questions_a_page=most)
        changed = replace(study, layout=layout)
        assignment = deal(changed, round_id="autumn", pseudonym="p", turn=0)
        for item in ("AGREE", "COHERE"):
            holding = [
                page.id
                for page in lay_out(changed, plan_questions(changed), assignment, 2026)
                if page.section == "us-japan" and any(each.own_item == item for each in page.asked)
            ]
            assert len(holding) == 1


def test_a_form_without_the_module_of_a_perspective_asks_nothing_in_the_eyes_of_others() -> None:
    brief = structured_study().in_form("brief")
    questions = plan_questions(brief)
    assert not any(question.perspective for question in questions)
    assert {question.item for question in questions} & {"ONE", "TWO"} == set()
    assert any(question.period == "1990" for question in questions)


def test_every_period_and_perspective_takes_its_time() -> None:
    study = structured_study()
    once = replace(
        study,
        perspectives=(),
        items=tuple(replace(item, periods=("",)) for item in study.items),
    )
    # For each of two alliances: two periods of one item, and two items in the eyes of others.
    assert answers_per_expert(study) - answers_per_expert(once) == 2 * (2 + 2)
