"""Options with words beside them, options that go with no other, and how many may be ticked."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import MultipleChoice
from surveys.model.kinds import Option
from surveys.model.kinds import SingleChoice
from surveys.model.kinds import Unreadable
from surveys.model.texts import Text
from surveys.model.texts import plain
from tests.model.test_kinds import WAYS_OUT
from tests.model.test_kinds import Form
from tests.model.test_kinds import read

OTHER = Option(id="other", text=Text((("en", "Other"), ("ja", "その他"))), is_other=True)
SINGLE = SingleChoice(options=(Option(id="yes", text=plain("Yes")), OTHER, *WAYS_OUT))
MULTIPLE = MultipleChoice(
    options=(
        Option(id="scholar", text=plain("Scholar")),
        Option(id="official", text=plain("Official"), year=plain("Year left")),
        Option(id="journalist", text=plain("Journalist")),
        OTHER,
        Option(id="none", text=plain("None in particular"), is_exclusive=True),
    ),
    most=3,
)


@pytest.mark.parametrize(
    ("posted", "answer"),
    [
        ({"q": "yes"}, Answer(value="yes")),
        ({"q": "other"}, Answer(value="other")),
        (
            {"q": "other", "q_other": " a bank "},
            Answer(value={"chosen": "other", "other": "a bank"}),
        ),
        ({"q_other": "a bank"}, Answer(value={"chosen": "other", "other": "a bank"})),
        ({"q_other": "a\r\nbank"}, Answer(value={"chosen": "other", "other": "a\nbank"})),
        ({"q": "yes", "q_other": "   "}, Answer(value="yes")),
        ({"q": "refused"}, Answer(missing=Missing.REFUSED)),
    ],
)
def test_words_beside_other_choose_it(posted: dict[str, Any], answer: Answer) -> None:
    assert read(SINGLE, **posted) == answer
    assert SINGLE.read(Form(SINGLE.fields("q", answer)), "q") == answer


@pytest.mark.parametrize("chosen", ["yes", "refused", "cannot_judge"])
def test_another_choice_and_words_beside_other_contradict_each_other(chosen: str) -> None:
    with pytest.raises(Unreadable, match="and there are words beside “Other”") as caught:
        read(SINGLE, q=chosen, q_other="a bank")
    assert caught.value.said_in("ja")["other"] == "その他"


def test_words_where_no_option_has_any_are_not_looked_at() -> None:
    kind = SingleChoice(options=(Option(id="yes", text=plain("Yes")),))
    assert read(kind, q="yes", q_other="a bank") == Answer(value="yes")
    assert read(kind, q_other="a bank") is None


def test_too_many_words_beside_other_are_refused_and_not_cut() -> None:
    for kind in (SINGLE, MULTIPLE):
        with pytest.raises(Unreadable, match="to 200 characters; it has 201"):
            read(kind, q="other", q_other="x" * 201)


@pytest.mark.parametrize(
    "value",
    [
        {"chosen": "other"},
        {"chosen": "other", "other": ""},
        {"chosen": "other", "other": " x"},
        {"chosen": "other", "other": "x" * 201},
        {"chosen": "other", "other": 1},
        {"chosen": "yes", "other": "x"},
        {"chosen": ["other"], "other": "x"},
        {"chosen": "other", "other": "x", "more": 1},
    ],
)
def test_a_stored_choice_that_cannot_have_been_read_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        SINGLE.check(value)


@pytest.mark.parametrize(
    ("posted", "value"),
    [
        (
            {"q": ["other", "scholar"], "q_other": "a bank"},
            {"chosen": ["scholar", "other"], "other": "a bank"},
        ),
        (
            {"q": "scholar", "q_other": "a bank"},
            {"chosen": ["scholar", "other"], "other": "a bank"},
        ),
        ({"q_other": "a bank"}, {"chosen": ["other"], "other": "a bank"}),
        ({"q": "other"}, {"chosen": ["other"]}),
        ({"q": "none"}, {"chosen": ["none"]}),
        (
            {"q": ["official", "other"], "q_year_official": "2019", "q_other": "a bank"},
            {"chosen": ["official", "other"], "years": {"official": 2019}, "other": "a bank"},
        ),
    ],
)
def test_what_is_ticked_is_read_with_its_words(posted: dict[str, Any], value: Any) -> None:
    assert read(MULTIPLE, **posted) == Answer(value=value)
    MULTIPLE.check(value)
    assert MULTIPLE.read(Form(MULTIPLE.fields("q", Answer(value=value))), "q") == Answer(
        value=value
    )


@pytest.mark.parametrize(
    "posted",
    [{"q": ["scholar", "none"]}, {"q": "none", "q_other": "a bank"}],
    ids=["tick", "words"],
)
def test_an_exclusive_option_goes_with_no_other(posted: dict[str, Any]) -> None:
    with pytest.raises(Unreadable) as caught:
        read(MULTIPLE, **posted)
    assert str(caught.value) == (
        "“None in particular” does not go together with other answers. "
        "Please take it out, or the others."
    )


def test_no_more_may_be_ticked_than_the_study_says() -> None:
    with pytest.raises(Unreadable, match="no more than 3; you ticked 4"):
        read(MULTIPLE, q=["scholar", "official", "journalist"], q_other="a bank")


@pytest.mark.parametrize(
    "value",
    [
        {"chosen": ["scholar", "none"]},
        {"chosen": ["scholar", "official", "journalist", "other"]},
        {"chosen": ["scholar"], "other": "a bank"},
        {"chosen": ["other"], "other": ""},
        {"chosen": ["other"], "other": " x"},
        {"chosen": ["other"], "other": ["x"]},
    ],
)
def test_stored_ticks_that_cannot_have_been_read_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        MULTIPLE.check(value)


def test_words_are_said_in_brackets() -> None:
    assert SINGLE.show({"chosen": "other", "other": "a bank"}, "ja") == "その他 (a bank)"
    assert SINGLE.show("other", "en") == "Other"
    value = {"chosen": ["official", "other"], "years": {"official": 2019}, "other": "a bank"}
    assert MULTIPLE.show(value, "en") == "Official (2019); Other (a bank)"
