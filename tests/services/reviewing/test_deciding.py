"""Texts of a closed round are read and decided about; what is decided holds for the very words that were read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.model.text_decisions import Verdict
from surveys.services import reviewing
from surveys.services.auditing.reading import list_events
from surveys.services.authenticating import list_researchers
from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from surveys.services.launching import find_round
from surveys.services.reviewing import Shown
from surveys.services.reviewing import Sought
from tests.services.reviewing.conftest import again
from tests.services.reviewing.conftest import decide
from tests.services.reviewing.conftest import one_of_each
from tests.services.reviewing.conftest import texts
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import bring_round
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def test_every_text_waits_for_its_review(closed: Workspace) -> None:
    found = texts(closed)
    assert len(found) > 10
    assert {text.verdict for text in found} == {Verdict.UNDECIDED}
    assert all(text.released is None for text in found)
    assert [text.question.target for text in found] == sorted(
        text.question.target for text in found
    )
    assert all(text.words.startswith("A remark of number") for text in found)
    assert not any(text.may_be_quoted for text in found)
    assert found[0].label == found[0].pseudonym[:8]


def test_what_others_may_read_follows_from_the_decision(closed: Workspace) -> None:
    one_of_each(closed)
    first, second, third, fourth, *_ = texts(closed)
    assert first.released == first.words
    assert (second.released, second.words[:8]) == ("A remark of […].", "A remark")
    assert third.released is None
    assert third.decision
    assert third.decision.reason == "A name."
    assert fourth.released is None
    counted = reviewing.tally(texts(closed))
    assert (counted.released, counted.redacted, counted.withheld, counted.reviewed) == (1, 1, 1, 3)
    assert counted.texts == counted.to_review + 3


def test_a_decision_can_be_changed_and_taken_back(closed: Workspace) -> None:
    (researcher, *_) = list_researchers(closed)
    acting = replace(closed, actor=researcher)
    text = texts(closed)[0]
    assert decide(acting, text, Verdict.REDACTED, redacted="Less.")
    clock_of(closed).go_on(hours=1)
    for verdict in (Verdict.WITHHELD, Verdict.RELEASED, Verdict.UNDECIDED):
        now = again(closed, text)
        assert now
        assert decide(acting, now, verdict)
    last = again(closed, text)
    assert last
    assert last.decision
    assert (last.verdict, last.released, last.decision.redacted) == (Verdict.UNDECIDED, None, "")
    assert last.decision.decided_by == researcher.id
    assert last.decision.decided_at == closed.clock()


def test_deciding_the_same_twice_is_deciding_it_once(closed: Workspace) -> None:
    text = texts(closed)[0]
    assert decide(closed, text, Verdict.RELEASED)
    assert not decide(closed, text, Verdict.RELEASED)  # the same form, sent again
    events = [each.event for each in list_events(closed, STUDY).events]
    assert [each.kind for each in events].count("text-reviewed") == 1


def test_who_was_first_is_not_overwritten_unseen(closed: Workspace) -> None:
    text = texts(closed)[0]
    decide(closed, text, Verdict.WITHHELD)
    with pytest.raises(Conflict, match="Somebody else has decided about this text"):
        decide(closed, text, Verdict.RELEASED)
    seen = again(closed, text)
    assert seen
    assert seen.verdict is Verdict.WITHHELD
    assert decide(closed, seen, Verdict.RELEASED)
    taken_back = again(closed, text)
    assert taken_back
    decide(closed, taken_back, Verdict.UNDECIDED)
    with pytest.raises(Conflict):
        decide(closed, text, Verdict.RELEASED)  # undecided again, and yet not what was seen


def test_words_that_changed_are_decided_about_by_nobody_who_read_others(closed: Workspace) -> None:
    text = replace(texts(closed)[0], sha256="b" * 64)
    with pytest.raises(Conflict, match="The expert has changed this text"):
        decide(closed, text, Verdict.RELEASED)


@pytest.mark.parametrize(
    ("redacted", "sentence"),
    [
        (" \r\n ", "The redacted form is empty"),
        ("A remark of number 0.\r\n", "is the text as it stands"),
        ("x" * 600, "has 600 characters, and may have 521"),
    ],
)
def test_a_redaction_that_is_none_is_refused(
    closed: Workspace, redacted: str, sentence: str
) -> None:
    text = next(each for each in texts(closed) if each.words == "A remark of number 0.")
    with pytest.raises(Invalid, match=sentence):
        decide(closed, text, Verdict.REDACTED, redacted=redacted)
    assert again(closed, text) == text


def test_a_reason_has_an_end(closed: Workspace) -> None:
    with pytest.raises(Invalid, match="The reason has 501 characters, and may have 500"):
        decide(closed, texts(closed)[0], Verdict.WITHHELD, reason="x" * 501)


def test_the_trail_says_what_was_decided_and_not_a_word_of_the_text(closed: Workspace) -> None:
    one_of_each(closed)
    events = [
        each for each in list_events(closed, STUDY).events if each.event.kind == "text-reviewed"
    ]
    assert [each.event.details["verdict"] for each in events] == [
        "withheld",
        "redacted",
        "released",
    ]
    assert "decided about a text of the round 2026-autumn" in events[0].sentence
    assert "COMMENT" in events[0].sentence
    assert "remark" not in repr(events)
    assert "A name" not in repr(events)
    assert texts(closed)[0].pseudonym not in repr(events)


def test_nothing_is_read_before_answers_can_no_longer_come_in(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=1)
    with pytest.raises(
        Refused, match="is open: what experts write can be read only once it is closed"
    ):
        texts(workspace)
    clock_of(workspace).go_on(days=31)  # closes by itself, and then there is no grace left either
    text = texts(workspace)[0]
    assert decide(workspace, text, Verdict.RELEASED)


def test_experts_who_finish_are_waited_for(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=1)
    clock_of(workspace).now = find_round(workspace, AUTUMN).round.closes_at + timedelta(minutes=1)
    with pytest.raises(Refused, match="experts who had begun may still submit until"):
        texts(workspace)


def test_a_final_round_keeps_what_was_decided(closed: Workspace) -> None:
    one_of_each(closed)
    finalize_round(closed, AUTUMN)
    found = texts(closed)
    assert found[0].released
    for text, verdict in ((found[0], Verdict.WITHHELD), (found[-1], Verdict.RELEASED)):
        with pytest.raises(Refused, match="is final: what was decided about its texts stays"):
            decide(closed, text, verdict)


def test_a_text_that_there_is_not_is_not_found(closed: Workspace) -> None:
    text = texts(closed)[0]
    for response, question in (("nothing", text.question), (text.response, None)):
        wish = reviewing.Wish(verdict=Verdict.RELEASED, seen=text.seen)
        asked = question.id if question else "us-japan.PH1"
        with pytest.raises(NotFound, match="This text is not there"):
            reviewing.decide(closed, AUTUMN, response, asked, wish)


def test_a_round_without_words_has_nothing_to_review(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    close_round(workspace, AUTUMN)
    clock_of(workspace).go_on(days=1)
    assert texts(workspace) == ()


def test_texts_are_found_by_what_was_decided_and_by_their_words(closed: Workspace) -> None:
    one_of_each(closed)
    found = texts(closed)
    shown = {each: len(Sought(shown=each).among(found)) for each in Shown}
    assert shown[Shown.RELEASED] == shown[Shown.REDACTED] == shown[Shown.WITHHELD] == 1
    assert shown[Shown.ALL] == shown[Shown.TO_REVIEW] + 3
    assert {text.words for text in Sought(words="NUMBER 3").among(found)} == {
        "A remark of number 3."
    }
    assert [text.verdict for text in Sought(words="[…]").among(found)] == [Verdict.REDACTED]


def test_one_comes_after_the_other_until_nothing_is_left(closed: Workspace) -> None:
    sought, seen = Sought(shown=Shown.TO_REVIEW), 0
    place: int | None = len(texts(closed)) - 2
    while place is not None:
        decide(closed, texts(closed)[place], Verdict.RELEASED)
        following = sought.go_on(texts(closed), place)
        place = texts(closed).index(following) if following else None
        seen += 1
    assert seen == len(texts(closed)) == reviewing.tally(texts(closed)).released
    everything, found = Sought(), texts(closed)
    assert everything.after(found, 0) == found[1]
    assert everything.before(found, 1) == found[0]
    assert everything.before(found, 0) is None
    assert everything.go_on(found, len(found) - 1) is None
