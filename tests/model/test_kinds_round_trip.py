"""What a page is filled in with is read back as what was answered, whatever anybody posts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.model.answers import Answer
from surveys.model.kinds import KINDS
from surveys.model.kinds import Unreadable
from tests.every_kind import study
from tests.model import test_choices
from tests.model import test_numbers
from tests.model import test_words_and_ranks
from tests.model.test_kinds import ALL
from tests.model.test_kinds import Form

if TYPE_CHECKING:
    from surveys.model.kinds import Kind

EVERY: tuple[Kind, ...] = (
    *ALL,
    test_choices.SINGLE,
    test_choices.MULTIPLE,
    test_numbers.WHOLE,
    test_numbers.DECIMAL,
    test_numbers.INTERVAL,
    test_words_and_ranks.SHORT,
    test_words_and_ranks.LONG,
    test_words_and_ranks.RANKING,
    *(item.kind for item in study().items),
)
KNOWN = st.sampled_from(
    [
        "1",
        "2",
        "3",
        "7",
        "8",
        "-3",
        "12,5",
        "０",
        "50 %",
        "yes",
        "cannot_judge",
        "refused",
        "information",
        "scholar",
        "official",
        "other",
        "none",
        "by_name",
        "2019",
        "１",
        "a",
        "b",
    ]
)
WORDS = st.text(" \r\nab", max_size=8)
VALUES = st.lists(KNOWN | WORDS | st.text(max_size=35), max_size=4)
KEYS = st.sampled_from(
    [
        "chosen",
        "years",
        "text",
        "quotation",
        "official",
        "other",
        "ranked",
        "low",
        "best",
        "high",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 2200) | st.floats() | KNOWN | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
LIKELY = (
    st.fixed_dictionaries({"text": WORDS, "quotation": KNOWN})
    | st.fixed_dictionaries({"chosen": KNOWN, "other": WORDS})
    | st.fixed_dictionaries({"chosen": st.lists(KNOWN, max_size=3), "other": WORDS})
    | st.fixed_dictionaries({"ranked": st.lists(KNOWN, max_size=3)})
    | st.fixed_dictionaries({part: st.integers(-1, 101) for part in ("low", "best", "high")})
    | st.decimals(-11, 101, places=2).map(float)
)
every = pytest.mark.parametrize(
    "kind", EVERY, ids=[f"{kind.name}-{number}" for number, kind in enumerate(EVERY)]
)


def test_every_kind_is_tried() -> None:
    assert {type(kind) for kind in EVERY} == set(KINDS)


@every
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_page_shows_what_was_answered(kind: Kind, data: st.DataObject) -> None:
    asked = {name: KNOWN.map(lambda value: [value]) | VALUES for name in kind.inputs("q")}
    posted = data.draw(st.fixed_dictionaries({}, optional=asked))
    answer, problem = _read(kind, posted)
    if problem:
        assert problem.sentence % problem.said_in("en") == str(problem)
        return
    assert kind.read(Form(posted | {"q-": ["1"], "Q": ["1"], "other": ["1"]}), "q") == answer
    assert kind.read(Form(kind.fields("q", answer)), "q") == answer
    assert kind.fields("q", answer).keys() <= set(kind.inputs("q"))
    if answer is None:
        return
    assert Answer.from_content(answer.content()) == answer
    if answer.missing is None:
        kind.check(answer.value)
        assert kind.show(answer.value, "en")
        assert len(kind.cells(answer.value)) == len(kind.columns("q"))
        assert any(cell is not None for cell in kind.cells(answer.value))


def _read(kind: Kind, posted: dict[str, list[str]]) -> tuple[Answer | None, Unreadable | None]:
    try:
        return kind.read(Form(posted), "q"), None
    except Unreadable as problem:
        return None, problem


@every
@settings(deadline=None, max_examples=60)
@given(value=LIKELY | JSON)
def test_a_checked_value_is_one_that_can_be_posted(kind: Kind, value: Any) -> None:
    try:
        kind.check(value)
    except ValueError:
        return
    answer = Answer(value=value)
    assert kind.read(Form(kind.fields("q", answer)), "q") == answer


@every
def test_names_of_inputs_and_columns_are_the_questions_own(kind: Kind) -> None:
    inputs = kind.inputs("us-japan.Q")
    assert len(set(inputs)) == len(inputs)
    assert all(name == "us-japan.Q" or name.startswith("us-japan.Q-") for name in inputs)
    columns = kind.columns("us-japan.Q")
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)
    assert all(name.removeprefix("us-japan.Q")[:1] in {"", ":", "="} for name in names)
    assert all(column.meaning.to("en").endswith(".") for column in columns)
    assert all("{" not in words for column in columns for _, words in column.meaning.words)
