from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import Chips
from surveys.model.kinds import Option
from surveys.model.kinds import Unreadable
from surveys.model.texts import plain
from tests.model.test_kinds import WAYS_OUT
from tests.model.test_kinds import Form

CHIPS = Chips(
    options=(
        Option(id="ironclad", text=plain("Ironclad")),
        Option(id="stable", text=plain("Stable")),
        Option(id="in-danger", text=plain("In danger")),
    ),
    ways_out=WAYS_OUT,
    reasons=(Option(id="information", text=plain("Not enough information")),),
)
TYPED = st.sampled_from(["", "0", "1", "3", "4", "10", "x", "-1", "１", "9" * 400])


def read(*counts: str, way_out: str = "", reason: str = "") -> Answer | None:
    names = ("q-chips-ironclad", "q-chips-stable", "q-chips-in-danger")
    posted = {name: [count] for name, count in zip(names, counts, strict=False)}
    return CHIPS.read(Form(posted | {"q": [way_out], "q-reason": [reason]}), "q")


def counts(*numbers: int) -> dict[str, dict[str, int]]:
    return {"chips": dict(zip(("ironclad", "stable", "in-danger"), numbers, strict=True))}


@pytest.mark.parametrize(
    ("typed", "placed"),
    [
        (("4", "3", "3"), (4, 3, 3)),
        (("10", "0", "0"), (10, 0, 0)),
        (("10", "", ""), (10, 0, 0)),
        ((" 9 ", "", "1"), (9, 0, 1)),
        (("５", "５", ""), (5, 5, 0)),
    ],
)
def test_chips_are_read_and_a_blank_beside_numbers_is_none(
    typed: tuple[str, ...], placed: tuple[int, ...]
) -> None:
    assert read(*typed) == Answer(value=counts(*placed))


def test_all_blank_is_no_answer() -> None:
    assert read("", "", "") is None
    assert read() is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("4", "3", "2"), "The chips add up to 9 of 10; please place one more."),
        (("4", "3", "1"), "The chips add up to 8 of 10; please place 2 more."),
        (("0", "0", "0"), "The chips add up to 0 of 10; please place 10 more."),
        (("4", "4", "3"), "The chips add up to 11, and there are 10; please take one away."),
        (("9", "9", "9"), "The chips add up to 27, and there are 10; please take 17 away."),
        *(
            ((wrong, "", ""), "Please give whole numbers of chips, such as 3")
            for wrong in ("x", "-1", "2.5", "1e1", "²", "9" * 5000)
        ),
    ],
)
def test_a_wrong_sum_says_how_many_chips_to_move(typed: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(*typed)
    assert sentence in str(caught.value)


def test_a_way_of_not_answering_is_read_with_its_reason() -> None:
    assert read(way_out="cannot_judge", reason="information") == Answer(
        missing=Missing.CANNOT_JUDGE, reason="information"
    )
    assert read(way_out="refused", reason="information") == Answer(missing=Missing.REFUSED)


def test_chips_and_a_way_of_not_answering_contradict_each_other() -> None:
    with pytest.raises(Unreadable, match="also ticked “Cannot judge”"):
        read("10", way_out="cannot_judge")


@settings(deadline=None)
@given(typed=st.tuples(TYPED, TYPED, TYPED), way_out=st.sampled_from(["", "refused", "x"]))
def test_a_page_shows_the_chips_that_were_placed(typed: tuple[str, ...], way_out: str) -> None:
    try:
        answer = read(*typed, way_out=way_out)
    except Unreadable:
        return
    posted = CHIPS.fields("q", answer)
    assert posted.keys() <= set(CHIPS.inputs("q"))
    assert CHIPS.read(Form(posted), "q") == answer
    if answer and answer.missing is None:
        CHIPS.check(answer.value)
        assert CHIPS.show(answer.value, "en")
        assert len(CHIPS.cells(answer.value)) == len(CHIPS.columns("q"))


def test_what_the_system_left_out_fills_nothing_in() -> None:
    assert CHIPS.fields("q", SKIPPED) == {}
    assert CHIPS.fields("q", None) == {}


def test_chips_are_said_and_exported_option_by_option() -> None:
    value = counts(4, 6, 0)
    assert CHIPS.show(value, "en") == "Ironclad: 4; Stable: 6; In danger: 0"
    assert [column.name for column in CHIPS.columns("PH2")] == [
        "PH2=ironclad",
        "PH2=stable",
        "PH2=in-danger",
    ]
    assert "divided by 10" in CHIPS.columns("PH2")[0].meaning.to("en")
    assert CHIPS.cells(value) == (4, 6, 0)


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        "ironclad",
        {"chips": []},
        {"chips": {"ironclad": 10}},
        counts(10, 0, 0) | {"more": 1},
        counts(4, 3, 2),
        counts(11, -1, 0),
        {"chips": {"ironclad": 10.0, "stable": 0, "in-danger": 0}},
        {"chips": {"ironclad": True, "stable": 9, "in-danger": 0}},
        {"chips": {"ironclad": 10, "stable": 0, "drifting": 0}},
    ],
)
def test_a_stored_value_that_is_no_division_of_the_chips_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        CHIPS.check(value)
