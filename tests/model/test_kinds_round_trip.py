"""What a page is filled in with is read back as what was answered, whatever anybody posts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.model.answers import Answer
from surveys.model.kinds import Unreadable
from tests.model.test_kinds import ALL
from tests.model.test_kinds import Form

if TYPE_CHECKING:
    from surveys.model.kinds import Kind

KNOWN = st.sampled_from(
    [
        "1",
        "7",
        "8",
        "-3",
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
    ]
)
WORDS = st.text(" \r\nab", max_size=8)
VALUES = st.lists(KNOWN | WORDS | st.text(max_size=35), max_size=4)
POSTED = st.fixed_dictionaries(
    {"q": KNOWN.map(lambda value: [value]) | VALUES},
    optional={
        "q-reason": VALUES,
        "q-year-official": VALUES,
        "q-text": VALUES,
        "q-quotation": VALUES,
    },
)
PERMITTED = st.fixed_dictionaries({"text": WORDS, "quotation": KNOWN})
JSON = PERMITTED | st.recursive(
    st.none() | st.booleans() | st.integers(-10, 2200) | st.floats() | KNOWN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["chosen", "years", "text", "quotation", "official"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
@settings(deadline=None)
@given(posted=POSTED)
def test_a_page_shows_what_was_answered(kind: Kind, posted: dict[str, list[str]]) -> None:
    try:
        answer = kind.read(Form(posted), "q")
    except Unreadable:
        return
    assert kind.read(Form(kind.fields("q", answer)), "q") == answer
    if answer is None:
        return
    assert Answer.from_content(answer.content()) == answer
    if answer.missing is None:
        kind.check(answer.value)
        assert kind.show(answer.value, "en")


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
@settings(deadline=None)
@given(value=JSON)
def test_a_checked_value_is_one_that_can_be_posted(kind: Kind, value: Any) -> None:
    try:
        kind.check(value)
    except ValueError:
        return
    answer = Answer(value=value)
    assert kind.read(Form(kind.fields("q", answer)), "q") == answer
