"""Numbers as people type them, alone and as an interval."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import Bounds
from surveys.model.kinds import Interval
from surveys.model.kinds import Number
from surveys.model.kinds import Option
from surveys.model.kinds import Unreadable
from surveys.model.texts import Text
from surveys.model.texts import plain
from tests.model.test_kinds import WAYS_OUT
from tests.model.test_kinds import Form
from tests.model.test_kinds import read

PERCENT = Text((("en", "%"), ("ja", "パーセント")))
YEARS = Text((("en", "years"), ("ja", "年")))
WHOLE = Number(bounds=Bounds(minimum=0, maximum=5000, unit=YEARS))
DECIMAL = Number(bounds=Bounds(minimum=-10, maximum=100, decimals=2, unit=PERCENT))
INTERVAL = Interval(
    bounds=Bounds(minimum=0, maximum=100, unit=PERCENT),
    ways_out=WAYS_OUT,
    reasons=(Option(id="information", text=plain("Not enough information")),),
)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (WHOLE, "12", 12),
        (WHOLE, "１２", 12),
        (WHOLE, "1,234", 1234),
        (WHOLE, "１，２３４", 1234),
        (WHOLE, "12 years", 12),
        (WHOLE, "12年", 12),
        (WHOLE, "007", 7),
        (DECIMAL, "12.5", 12.5),
        (DECIMAL, "12,5", 12.5),
        (DECIMAL, "１２．５", 12.5),
        (DECIMAL, "１２，５", 12.5),
        (DECIMAL, "12.5 %", 12.5),
        (DECIMAL, "12.5％", 12.5),
        (DECIMAL, "−0,25", -0.25),
        (DECIMAL, "－3", -3.0),
        (DECIMAL, "-0", 0.0),
        (DECIMAL, "100.00", 100.0),
    ],
)
def test_a_number_is_read_as_people_type_it(kind: Number, typed: str, value: float) -> None:
    answer = read(kind, q=f" {typed} ")
    assert answer == Answer(value=value)
    assert answer is not None
    assert type(answer.value) is type(value)
    assert str(answer.value) == str(value)
    kind.check(answer.value)
    assert kind.read(Form(kind.fields("q", answer)), "q") == answer


@pytest.mark.parametrize(
    "typed", ["5001", "-1", "1.0", "1,5", "12,34", "1.000", "years", "1 2", "²"]
)
def test_what_is_no_whole_number_says_its_bounds_and_its_unit(typed: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(WHOLE, q=typed)
    assert str(caught.value) == (
        f"“{typed}” does not fit here. Please give a whole number between 0 and 5000 (years)."
    )
    assert caught.value.said_in("ja")["unit"] == "年"


@pytest.mark.parametrize(
    "typed", ["100.01", "-10.1", "1.234", "1.000", "1,000", "1.2.3", "1,2,3", "nan", "inf", "1e1"]
)
def test_what_is_no_decimal_number_says_its_steps(typed: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(DECIMAL, q=typed)
    assert str(caught.value).endswith("a number between -10 and 100 (%), in steps of 0.01.")


def test_without_a_unit_the_sentence_has_none() -> None:
    for decimals, words in ((0, "between 0 and 9."), (1, "between 0 and 9, in steps of 0.1.")):
        kind = Number(bounds=Bounds(minimum=0, maximum=9, decimals=decimals))
        with pytest.raises(Unreadable) as caught:
            read(kind, q="x" * 500)
        assert str(caught.value).endswith(words)
        assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((WHOLE, value) for value in (-1, 5001, 1.0, "1", True, None, [1])),
        *((DECIMAL, value) for value in (1, 100.01, 1.234, float("nan"), float("inf"), "1.5")),
    ],
)
def test_a_stored_number_that_cannot_have_been_read_is_refused(kind: Number, value: Any) -> None:
    with pytest.raises(ValueError, match="is no number from"):
        kind.check(value)


def test_a_number_is_said_with_its_unit() -> None:
    assert WHOLE.show(1200, "ja") == "1200 年"
    assert DECIMAL.show(100.0, "en") == "100 %"
    assert DECIMAL.show(-0.25, "en") == "-0.25 %"
    assert Number(bounds=Bounds(minimum=0, maximum=9)).show(0, "en") == "0"


@pytest.mark.parametrize(
    ("low", "best", "high"), [("20", "35", "60"), ("0", "0", "100"), ("５", "5 %", "5")]
)
def test_an_interval_is_read_in_its_order(low: str, best: str, high: str) -> None:
    answer = read(INTERVAL, q_low=low, q_best=best, q_high=high)
    assert answer is not None
    INTERVAL.check(answer.value)
    assert INTERVAL.read(Form(INTERVAL.fields("q", answer)), "q") == answer


def test_no_value_is_no_interval() -> None:
    assert read(INTERVAL, q="", q_low="", q_best=" ", q_high="") is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("40", "30", "60"), "The lowest value (40) is above the best judgement (30)."),
        (("20", "70", "60"), "The best judgement (70) is above the highest value (60)."),
        (("60", "30", "20"), "The lowest value (60) is above the best judgement (30)."),
        (("", "30", "60"), "The lowest value is missing."),
        (("20", "", "60"), "The best judgement is missing."),
        (("20", "30", ""), "The highest value is missing."),
        (("", "", "60"), "The lowest value is missing."),
        (("20", "30", "101"), "“101” does not fit here."),
        (("-1", "30", "60"), "“-1” does not fit here."),
        (("20", "3.5", "60"), "“3.5” does not fit here."),
    ],
)
def test_what_is_no_interval_says_what_is_wrong(typed: tuple[str, ...], sentence: str) -> None:
    low, best, high = typed
    with pytest.raises(Unreadable) as caught:
        read(INTERVAL, q_low=low, q_best=best, q_high=high)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    "value",
    [
        35,
        [20, 35, 60],
        {"low": 20, "best": 35},
        {"low": 20, "best": 35, "high": 60, "more": 1},
        {"low": 40, "best": 35, "high": 60},
        {"low": 20, "best": 65, "high": 60},
        {"low": 20, "best": 35, "high": 101},
        {"low": 20.0, "best": 35, "high": 60},
        {"low": "20", "best": 35, "high": 60},
    ],
)
def test_a_stored_interval_that_cannot_have_been_read_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        INTERVAL.check(value)


def test_an_interval_is_said_best_judgement_first() -> None:
    assert INTERVAL.show({"low": 20, "best": 35, "high": 60}, "en") == "35 % (20 – 60)"


def test_whoever_cannot_judge_an_interval_says_so_and_why() -> None:
    answer = read(INTERVAL, q="cannot_judge", q_reason="information", q_low=" ")
    assert answer == Answer(missing=Missing.CANNOT_JUDGE, reason="information")
    assert INTERVAL.read(Form(INTERVAL.fields("q", answer)), "q") == answer
    with pytest.raises(Unreadable, match="numbers and also ticked “Cannot judge”; please keep one"):
        read(INTERVAL, q="cannot_judge", q_low="20")
