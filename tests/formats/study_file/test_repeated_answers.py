"""What the checker says of texts that repeat an answer."""

from __future__ import annotations

import pytest

from tests.conditional_study import BACKGROUND
from tests.conditional_study import EVERY_KIND
from tests.conditional_study import item
from tests.formats.study_file.test_conditions import last_line
from tests.formats.study_file.test_conditions import problems


def test_a_repeated_answer_must_have_been_given() -> None:
    text = EVERY_KIND + item("NEW", "At {answer.SINGLE}?", more=BACKGROUND)
    (problem,) = problems(text)
    assert problem.startswith(
        f"line {last_line(text, 'text =')}: Item “NEW”: {{answer.SINGLE}} would be empty"
    )
    assert problem.endswith('add asked_if = { item = "SINGLE", answered = true }.')


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "SINGEL",
            "{answer.SINGEL} cannot be filled in: there is no item “SINGEL”. Did you mean “SINGLE”?",
        ),
        (
            "RANKING",
            "{answer.RANKING} cannot be filled in: an answer of the kind “ranking” does not fit into",
        ),
        (
            "COMMENT",
            "{answer.COMMENT} cannot be filled in: an answer of the kind “comment” does not fit into",
        ),
    ],
)
def test_a_text_can_repeat_only_known_short_answers(name: str, says: str) -> None:
    (problem, *_) = problems(EVERY_KIND + item("NEW", f"At {{answer.{name}}}?"))
    assert says in problem


def test_every_language_repeats_the_same_answers() -> None:
    good = item(
        "NEW", "At {answer.SINGLE}?", '{ item = "SINGLE", answered = true }', more=BACKGROUND
    )
    less = good.replace("ja: At {answer.SINGLE}?", "ja: At work?")
    more = good.replace('"At {answer.SINGLE}?"', '"At work?"')
    assert problems(EVERY_KIND + good) == []
    (problem,) = problems(EVERY_KIND + less)
    assert problem.endswith("ja lacks {answer.SINGLE}, which en has; put it in.")
    assert (
        "en lacks {answer.SINGLE}, which zh-Hant has; put it in." in problems(EVERY_KIND + more)[-1]
    )


def test_only_items_can_repeat_answers() -> None:
    text = EVERY_KIND.replace(
        'introduction = { en = "', 'introduction = { en = "{answer.SINGLE} ', 1
    )
    assert any("{answer.SINGLE} in en cannot be filled in." in each for each in problems(text))
