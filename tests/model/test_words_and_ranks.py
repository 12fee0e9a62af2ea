"""Words of one's own, and options in an order of one's own."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import FreeText
from surveys.model.kinds import Option
from surveys.model.kinds import Ranking
from surveys.model.kinds import Unreadable
from surveys.model.texts import Text
from surveys.model.texts import plain
from tests.model.test_kinds import WAYS_OUT
from tests.model.test_kinds import Form
from tests.model.test_kinds import read

SHORT = FreeText(longest=10)
LONG = FreeText(longest=20, is_long=True)
OPTIONS = tuple(Option(id=each, text=plain(each.title())) for each in ("a", "b", "c", "d"))
RANKING = Ranking(options=OPTIONS, most=3, ways_out=WAYS_OUT)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (SHORT, " Asia ", "Asia"),
        (SHORT, "two\r\nlines", "two lines"),
        (SHORT, "x" * 10, "x" * 10),
        (LONG, "two\r\nlines\rthree", "two\nlines\nthree"),
        (LONG, " 臺灣 \n\n 日本 ", "臺灣 \n\n 日本"),
        (LONG, "=1+1 <b>", "=1+1 <b>"),
        (LONG, "one\0two", "one\N{REPLACEMENT CHARACTER}two"),
    ],
)
def test_words_are_read_as_they_were_typed(kind: FreeText, typed: str, value: str) -> None:
    answer = read(kind, q=typed)
    assert answer == Answer(value=value)
    kind.check(value)
    assert kind.show(value, "ja") == value
    assert kind.read(Form(kind.fields("q", answer)), "q") == answer


def test_too_many_words_are_refused_and_never_cut() -> None:
    with pytest.raises(Unreadable) as caught:
        read(LONG, q="x" * 21)
    assert str(caught.value) == "Please shorten this to 20 characters; it has 21."


def test_line_breaks_count_as_one_character_however_a_browser_sends_them() -> None:
    assert read(LONG, q="123456789\r\n0123456789") == Answer(value="123456789\n0123456789")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((SHORT, value) for value in ("", " x", "x" * 11, "a\nb", "a  b", 1, None, ["x"])),
        *((LONG, value) for value in ("", "x ", "x" * 21, "a\r\nb", "a\rb")),
    ],
)
def test_stored_words_that_cannot_have_been_read_are_refused(kind: FreeText, value: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        kind.check(value)


@pytest.mark.parametrize(
    ("ranks", "ranked"),
    [
        ({"a": "1"}, ["a"]),
        ({"d": "1", "a": "2"}, ["d", "a"]),
        ({"a": "3", "b": "1", "c": " 2 "}, ["b", "c", "a"]),
    ],
)
def test_ranks_are_read_in_their_order(ranks: dict[str, str], ranked: list[str]) -> None:
    answer = read(RANKING, **{f"q_rank_{each}": rank for each, rank in ranks.items()})
    assert answer == Answer(value={"ranked": ranked})
    assert answer is not None
    RANKING.check(answer.value)
    assert RANKING.read(Form(RANKING.fields("q", answer)), "q") == answer


@pytest.mark.parametrize(
    ("ranks", "sentence"),
    [
        (
            {"a": "1", "c": "1"},
            "You gave rank 1 twice, to “A” and to “C”. Please give each rank once.",
        ),
        (
            {"a": "1", "c": "3"},
            "Nothing has rank 2, but “C” has rank 3. Please give the ranks from 1 on without a gap.",
        ),
        (
            {"b": "2"},
            "Nothing has rank 1, but “B” has rank 2. Please give the ranks from 1 on without a gap.",
        ),
        *(
            ({"a": rank}, "Please choose ranks from 1 to 3.")
            for rank in ("4", "0", "-1", "x", "1.0")
        ),
    ],
)
def test_what_is_no_ranking_says_why(ranks: dict[str, str], sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(RANKING, **{f"q_rank_{each}": rank for each, rank in ranks.items()})
    assert str(caught.value) == sentence


@pytest.mark.parametrize("ranks", [{}, {"q_rank_a": ""}, {"q_rank_x": "1"}, {"q_reason": "a"}])
def test_no_rank_is_no_ranking(ranks: dict[str, str]) -> None:
    assert read(RANKING, **ranks) is None


@pytest.mark.parametrize(
    "value",
    [
        ["a"],
        {},
        {"ranked": []},
        {"ranked": "a"},
        {"ranked": ["x"]},
        {"ranked": ["a", "a"]},
        {"ranked": ["a", "b", "c", "d"]},
        {"ranked": [["a"]]},
        {"ranked": ["a"], "more": 1},
    ],
)
def test_a_stored_ranking_that_cannot_have_been_read_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="ranking"):
        RANKING.check(value)


def test_a_ranking_is_said_with_its_ranks() -> None:
    kind = Ranking(options=(Option(id="a", text=Text((("en", "A"), ("ja", "甲")))),), most=1)
    assert kind.show({"ranked": ["a"]}, "ja") == "1. 甲"
    assert RANKING.show({"ranked": ["d", "a"]}, "en") == "1. D\n2. A"


def test_whoever_cannot_rank_says_so() -> None:
    answer = read(RANKING, q="refused", q_rank_a="")
    assert answer == Answer(missing=Missing.REFUSED)
    assert RANKING.read(Form(RANKING.fields("q", answer)), "q") == answer
    with pytest.raises(Unreadable, match="gave ranks and also ticked “Prefer not to answer”;"):
        read(RANKING, q="refused", q_rank_a="1")
