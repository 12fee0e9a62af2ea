"""“Other” and the ways of not answering stay last, whatever order the other options come in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wtforms.meta import DefaultMeta

from surveys.model.items import Part
from surveys.model.items import Per
from surveys.model.pages import Asked
from surveys.model.questions import Question
from surveys.model.questions import TargetKind
from surveys.web.answering.question_field import QuestionField
from tests.every_kind import study

QUESTION = Question(item="SINGLE", target_kind=TargetKind.EXPERT)


def field(*, options_reversed: bool) -> QuestionField:
    item = study().item("SINGLE")
    assert (item.per, item.part) == (Per.EXPERT, Part.BACKGROUND)
    asked = Asked(question=QUESTION, item=item, text=item.text, options_reversed=options_reversed)
    return QuestionField(asked, "en", None, name="q", _form=None, _meta=DefaultMeta())


@pytest.mark.parametrize(
    ("options_reversed", "expected"),
    [
        (False, ["university", "think_tank", "elsewhere"]),
        (True, ["think_tank", "university", "elsewhere"]),
    ],
)
def test_other_stays_last_in_both_orders(*, options_reversed: bool, expected: list[str]) -> None:
    asked = field(options_reversed=options_reversed)
    options = asked.kind.options  # type: ignore[attr-defined]  # it is a single choice
    assert [option.id for option in asked.real(options)] == expected
    assert [option.id for option in asked.ways_out(options)] == ["refused"]


def test_other_stays_last_where_options_are_dealt() -> None:
    asked = field(options_reversed=False)
    asked.asked = replace(asked.asked, options=("think_tank", "university"))
    options = asked.kind.options  # type: ignore[attr-defined]  # it is a single choice
    assert [option.id for option in asked.real(options)] == [
        "think_tank",
        "university",
        "elsewhere",
    ]
