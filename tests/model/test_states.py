"""States follow from facts: those of rounds, responses and answers, texts and forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from datetime import datetime
from datetime import timedelta

import pytest

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.assignments import Assignment
from surveys.model.forms import sent_form
from surveys.model.responses import Response
from surveys.model.responses import ResponseState
from surveys.model.rounds import Round
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.model.texts import Text
from surveys.model.texts import plain

CREATED = datetime(2026, 9, 1, tzinfo=UTC)
CLOSES = datetime(2026, 10, 1, 4, tzinfo=UTC)
SECOND = timedelta(seconds=1)

DRAFT = Round(name=RoundName(study="s", round="r"), version=1, created_at=CREATED, closes_at=CLOSES)
OPENED = replace(DRAFT, opened_at=CREATED)
CLOSED_EARLY = replace(OPENED, closed_at=CLOSES - 2 * SECOND)
FINAL = replace(CLOSED_EARLY, finalized_at=CLOSES)
OPENS = CREATED + timedelta(days=3)
SCHEDULED = replace(DRAFT, opens_at=OPENS, opened_at=OPENS)
PAUSED = replace(OPENED, paused_at=CREATED)
RESPONSE = Response(
    id="x",
    round="r",
    pseudonym="p",
    language="en",
    begun_at=CREATED,
    last_active_at=CREATED,
    assignment=Assignment(vignettes=(), alliances=(), axes=(), options_reversed=False),
)


@pytest.mark.parametrize(
    ("facts", "now", "state"),
    [
        (DRAFT, CREATED, RoundState.DRAFT),
        (DRAFT, CLOSES, RoundState.DRAFT),
        (OPENED, CREATED, RoundState.OPEN),
        (OPENED, CLOSES - SECOND, RoundState.OPEN),
        (OPENED, CLOSES - timedelta(microseconds=1), RoundState.OPEN),
        (OPENED, CLOSES, RoundState.CLOSED),
        (OPENED, CLOSES + SECOND, RoundState.CLOSED),
        (CLOSED_EARLY, CLOSES - 2 * SECOND, RoundState.CLOSED),
        (FINAL, CLOSES, RoundState.FINAL),
        (SCHEDULED, CREATED, RoundState.SCHEDULED),
        (SCHEDULED, OPENS - SECOND, RoundState.SCHEDULED),
        (SCHEDULED, OPENS, RoundState.OPEN),
        (SCHEDULED, CLOSES, RoundState.CLOSED),
        (PAUSED, CLOSES - SECOND, RoundState.PAUSED),
        (PAUSED, CLOSES, RoundState.CLOSED),
    ],
)
def test_a_round_is_what_its_facts_say(facts: Round, now: datetime, state: RoundState) -> None:
    assert facts.state(now) is state


def test_what_a_draft_is_meant_to_do_does_not_open_it() -> None:
    assert replace(DRAFT, opens_at=OPENS).state(CLOSES - SECOND) is RoundState.DRAFT


@pytest.mark.parametrize(
    ("facts", "end"),
    [
        (OPENED, CLOSES + timedelta(minutes=30)),
        (replace(OPENED, grace=timedelta(0)), CLOSES),
        (replace(OPENED, grace=timedelta(minutes=1440)), CLOSES + timedelta(days=1)),
        (CLOSED_EARLY, CLOSES - 2 * SECOND),
        (replace(CLOSED_EARLY, grace_ends_at=CLOSES + SECOND), CLOSES + SECOND),
        (replace(OPENED, grace_ends_at=CLOSES + SECOND), CLOSES + SECOND),
        (PAUSED, CLOSES),
    ],
    ids=["usual", "none", "a-day", "early", "early-with-grace", "grace-ended", "paused"],
)
def test_answers_end_with_the_grace(facts: Round, end: datetime) -> None:
    assert facts.answers_end_at == end


@pytest.mark.parametrize(
    ("facts", "now", "is_in_grace", "is_collecting"),
    [
        (OPENED, CLOSES - SECOND, False, True),
        (OPENED, CLOSES, True, True),
        (OPENED, CLOSES + timedelta(minutes=30) - SECOND, True, True),
        (OPENED, CLOSES + timedelta(minutes=30), False, False),
        (CLOSED_EARLY, CLOSES - 2 * SECOND, False, False),
        (PAUSED, CLOSES - SECOND, False, True),
        (PAUSED, CLOSES, False, False),
        (SCHEDULED, CREATED, False, False),
        (DRAFT, CREATED, False, False),
        (FINAL, CLOSES, False, False),
        (replace(FINAL, closed_at=None), CLOSES, False, False),
    ],
)
def test_answers_may_come_in_until_the_second_in_which_the_grace_ends(
    facts: Round, now: datetime, *, is_in_grace: bool, is_collecting: bool
) -> None:
    assert (facts.is_in_grace(now), facts.is_collecting(now)) == (is_in_grace, is_collecting)


def test_answering_ends_at_the_earlier_of_plan_and_closing() -> None:
    assert OPENED.ended_at == CLOSES
    assert CLOSED_EARLY.ended_at == CLOSES - 2 * SECOND
    assert replace(OPENED, closed_at=CLOSES + SECOND).ended_at == CLOSES


@pytest.mark.parametrize(
    ("facts", "state", "is_being_answered"),
    [
        ({}, ResponseState.BEGUN, True),
        ({"submitted_at": CLOSES}, ResponseState.SUBMITTED, False),
        ({"submitted_at": CLOSES, "reopened_at": CLOSES}, ResponseState.SUBMITTED, True),
        ({"withdrawn_at": CLOSES}, ResponseState.WITHDRAWN, False),
        (
            {"submitted_at": CLOSES, "reopened_at": CLOSES, "withdrawn_at": CLOSES},
            ResponseState.WITHDRAWN,
            False,
        ),
    ],
)
def test_a_response_is_what_its_facts_say(
    facts: dict[str, datetime], state: ResponseState, *, is_being_answered: bool
) -> None:
    response = replace(RESPONSE, **facts)  # type: ignore[arg-type]
    assert (response.state, response.is_being_answered) == (state, is_being_answered)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(value=4),
        Answer(value={"text": "漂流"}),
        SKIPPED,
        Answer(missing=Missing.CANNOT_JUDGE, reason="information"),
    ],
)
def test_an_answer_is_read_back_from_its_content(answer: Answer) -> None:
    assert Answer.from_content(answer.content()) == answer


def test_content_has_no_empty_reason() -> None:
    assert Answer(missing=Missing.REFUSED).content() == {"missing": "refused"}


@pytest.mark.parametrize(
    "facts",
    [{}, {"value": 4, "missing": Missing.REFUSED}, {"value": 4, "reason": "information"}],
)
def test_an_answer_is_a_value_or_a_missing_code(facts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"either a value|Only a missing answer"):
        Answer(**facts)  # type: ignore[arg-type]


def test_a_text_falls_back_to_its_first_language() -> None:
    text = Text((("en", "Japan"), ("ja", "日本"), ("ko", "")))
    assert [text.to(language) for language in ("en", "ja", "ko", "fr")] == [
        "Japan",
        "日本",
        "Japan",
        "Japan",
    ]


def test_names_are_filled_in_language_by_language() -> None:
    text = Text((("en", "{A} in {year}, {odd}"), ("ja", "{year}年の{A}")))
    filled = text.fill({"A": Text((("en", "Japan"), ("ja", "日本"))), "year": plain("2026")})
    assert filled.to("en") == "Japan in 2026, {odd}"
    assert filled.to("ja") == "2026年の日本"
    assert text.placeholders == {"A", "year", "odd"}
    assert filled.placeholders == {"odd"}


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert plain("{A}").fill({"A": plain("{B}"), "B": plain("x")}).to("en") == "{B}"


def test_the_same_form_is_known_by_key_and_body() -> None:
    first = sent_form("key", {"a": ["1", "2"], "b": []})
    assert sent_form("key", {"b": [], "a": ["1", "2"]}) == first
    for body in ({"a": ["1"], "b": []}, {"a": ["2", "1"], "b": []}, {"a": ["1", "2"]}):
        assert sent_form("key", body) != first
