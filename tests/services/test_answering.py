from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.errors import Refused
from surveys.model.kinds import Rating
from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.inviting import reissue
from surveys.services.launching import close_round
from surveys.services.launching import find_round
from surveys.services.monitoring import field_work
from surveys.storage.heads import read_heads
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import of_experts
from tests.workspaces import page_with
from tests.workspaces import question_ids
from tests.workspaces import save_all

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

T0 = "us-japan.T0"


@pytest.fixture
def seen(workspace: Workspace) -> Visit:
    """An expert of an open round who has agreed to take part."""
    return consented(workspace, bring_round(workspace, RoundState.OPEN)[0])


def save(workspace: Workspace, seen: Visit, value: int, key: str, body_hash: str = "") -> None:
    page = page_with(seen, T0)
    answering.save_page(workspace, seen, page, {T0: Answer(value=value)}, form(key, body_hash))


def in_force(workspace: Workspace, seen: Visit) -> dict[str, Answer]:
    return answering.own_copy(workspace, seen).answers


def chain_length(workspace: Workspace) -> int:
    return len(of_experts(workspace))


def test_what_is_saved_is_there_at_the_next_visit(workspace: Workspace, seen: Visit) -> None:
    save(workspace, seen, 5, "one")
    later = again(workspace, seen)
    assert later.answers[T0] == Answer(value=5)
    page = page_with(seen, T0)
    assert later.answers["us-japan.T3.china"] == Answer(missing=Missing.SKIPPED)
    assert set(later.answers) == set(question_ids(page))
    assert later.place == seen.page_after(page)


def test_the_newest_answer_wins(workspace: Workspace, seen: Visit) -> None:
    save(workspace, seen, 5, "one")
    save(workspace, seen, 2, "two")
    assert again(workspace, seen).answers[T0] == Answer(value=2)


def test_a_form_sent_again_does_nothing_after_a_newer_save(
    workspace: Workspace, seen: Visit
) -> None:
    save(workspace, seen, 5, "one", "five")
    save(workspace, seen, 2, "two", "two")
    save(workspace, seen, 5, "one", "five")
    assert again(workspace, seen).answers[T0] == Answer(value=2)


def test_a_form_changed_and_sent_again_is_a_new_save(workspace: Workspace, seen: Visit) -> None:
    save(workspace, seen, 5, "one", "five")
    save(workspace, seen, 2, "one", "two")
    assert again(workspace, seen).answers[T0] == Answer(value=2)


def test_a_form_changed_and_changed_back_on_the_same_page_is_saved_as_it_was_sent_last(
    workspace: Workspace, seen: Visit
) -> None:
    save(workspace, seen, 5, "one", "five")
    save(workspace, seen, 2, "one", "two")
    save(workspace, seen, 5, "one", "five")
    assert again(workspace, seen).answers[T0] == Answer(value=5)


def test_two_experts_may_send_forms_with_one_key(workspace: Workspace, seen: Visit) -> None:
    token = bring_round_token(workspace, 1)
    other = consented(workspace, token)
    save(workspace, seen, 5, "one")
    save(workspace, other, 2, "one")
    assert again(workspace, seen).answers[T0] == Answer(value=5)
    assert again(workspace, other).answers[T0] == Answer(value=2)


def bring_round_token(workspace: Workspace, number: int) -> str:
    links: list[str] = []
    reissue(
        workspace,
        AUTUMN,
        [f"expert{number + 1:02d}@example.org"],
        lambda made: links.extend(link.address.rpartition("/")[2] for link in made),
    )
    return links[0]


def test_questions_that_are_not_on_the_page_are_ignored(workspace: Workspace, seen: Visit) -> None:
    given = {T0: Answer(value=5), "us-rok.T0": Answer(value=1), "nonsense": Answer(value=7)}
    page = page_with(seen, T0)
    answering.save_page(workspace, seen, page, given, form("one"))
    assert set(again(workspace, seen).answers) == set(question_ids(page))


def test_a_value_off_the_scale_never_reaches_the_database(
    workspace: Workspace, seen: Visit
) -> None:
    for value in (0, 8, "5", True, None):
        with pytest.raises(ValueError, match=r"not a point|either a value"):
            answering.save_page(
                workspace, seen, page_with(seen, T0), {T0: Answer(value=value)}, form("one")
            )
    assert again(workspace, seen).answers == {}


def test_a_page_may_be_resumed_elsewhere(workspace: Workspace, seen: Visit) -> None:
    answering.save_page(
        workspace, seen, seen.page("us-japan"), {}, form("one"), resume_at="us-japan"
    )
    assert again(workspace, seen).place == "us-japan"
    answering.save_page(workspace, seen, seen.page("us-japan"), {}, form("2"), resume_at="nowhere")
    assert again(workspace, seen).place == seen.pages[0].id


def test_submitting_answers_every_question_of_the_round(workspace: Workspace, seen: Visit) -> None:
    save(workspace, seen, 5, "one")
    answering.submit(workspace, seen)
    answers = in_force(workspace, seen)
    shown = {asked.id for page in seen.pages for asked in page.asked}
    assert len(answers) == 59
    assert answers[T0] == Answer(value=5)
    codes = {question: answer.missing for question, answer in answers.items() if question != T0}
    assert {codes[question] for question in shown - {T0}} == {Missing.SKIPPED}
    hidden = set(codes) - shown
    assert len(hidden) == 8
    assert {codes[question] for question in hidden} == {Missing.NOT_SHOWN}


def test_every_kind_of_answer_comes_back_as_it_was_given(workspace: Workspace, seen: Visit) -> None:
    choose = at_random(7)
    given: dict[str, Answer] = {}
    for page in seen.pages:
        chosen = {asked.id: choose(asked) for asked in page.asked}
        given |= {key: value for key, value in chosen.items() if value}
        answering.save_page(workspace, seen, page, chosen, form(page.id))
    answering.submit(workspace, seen)
    answers = in_force(workspace, seen)
    assert {key: answers[key] for key in given} == given


def test_submitting_twice_gives_the_same_receipt(workspace: Workspace, seen: Visit) -> None:
    first = answering.submit(workspace, seen)
    clock_of(workspace).go_on(hours=1)
    assert answering.submit(workspace, seen) == first
    assert answering.submit(workspace, again(workspace, seen)) == first
    assert chain_length(workspace) == 1
    assert again(workspace, seen).submissions == (first,)
    assert again(workspace, seen).place == "receipt"


def test_the_receipt_is_the_chains_entry_and_is_logged(workspace: Workspace, seen: Visit) -> None:
    first = answering.submit(workspace, seen)
    (entry,) = of_experts(workspace)
    assert entry.receipt_code == first.receipt
    assert (entry.kind, entry.subject) == ("submission", seen.response.id)
    *_, head = read_heads(workspace.settings.heads_folder / f"{STUDY}.log")
    assert head.entry_hash == entry.entry_hash


def test_a_submitted_response_is_changed_only_after_reopening(
    workspace: Workspace, seen: Visit
) -> None:
    answering.submit(workspace, seen)
    with pytest.raises(Refused, match="were submitted in the meantime"):
        save(workspace, seen, 5, "one")
    answering.reopen(workspace, again(workspace, seen), form("reopen"))
    reopened = again(workspace, seen)
    assert (reopened.can_answer, reopened.place) == (True, "review")
    save(workspace, reopened, 5, "one")
    assert again(workspace, seen).answers[T0] == Answer(value=5)


def test_the_old_version_stays_in_force_until_the_next_submit(
    workspace: Workspace, seen: Visit
) -> None:
    save(workspace, seen, 5, "one")
    first = answering.submit(workspace, seen)
    answering.reopen(workspace, seen, form("reopen"))
    save(workspace, seen, 2, "two")
    assert in_force(workspace, seen)[T0] == Answer(value=5)
    assert again(workspace, seen).response.state is ResponseState.SUBMITTED
    assert field_work(workspace, AUTUMN).being_changed == 1
    second = answering.submit(workspace, seen)
    assert in_force(workspace, seen)[T0] == Answer(value=2)
    assert (first.number, second.number) == (1, 2)
    assert again(workspace, seen).submissions == (first, second)
    assert field_work(workspace, AUTUMN).being_changed == 0


def test_earlier_versions_are_kept(workspace: Workspace, seen: Visit) -> None:
    for number, value in enumerate((5, 2, 7)):
        answering.reopen(workspace, seen, form(f"reopen {number}"))
        save(workspace, seen, value, f"save {number}")
        answering.submit(workspace, seen)
    statement = """
        SELECT content FROM chain_contents JOIN chain USING (position)
        WHERE kind = 'submission' ORDER BY position
    """
    rows = workspace.study(STUDY).read().query(statement)
    versions = [json.loads(row["content"])["answers"][T0] for row in rows]
    assert versions == [{"value": 5}, {"value": 2}, {"value": 7}]


def test_reopening_what_is_being_answered_changes_nothing(
    workspace: Workspace, seen: Visit
) -> None:
    before = again(workspace, seen)
    answering.reopen(workspace, seen, form("reopen"))
    assert again(workspace, seen) == before


@pytest.mark.parametrize("is_submitted", [False, True])
def test_after_the_close_nothing_changes_any_more(
    workspace: Workspace, seen: Visit, *, is_submitted: bool
) -> None:
    save(workspace, seen, 5, "one")
    receipts = [answering.submit(workspace, seen)] if is_submitted else []
    clock_of(workspace).now = find_round(workspace, AUTUMN).round.answers_end_at
    with pytest.raises(Refused, match="This round is closed"):
        save(workspace, seen, 2, "two")
    with pytest.raises(Refused, match="This round is closed"):
        answering.reopen(workspace, seen, form("reopen"))
    if is_submitted:
        assert answering.submit(workspace, seen) == receipts[0]
    else:
        with pytest.raises(Refused, match="This round is closed"):
            answering.submit(workspace, seen)
    assert list(again(workspace, seen).submissions) == receipts
    assert again(workspace, seen).answers[T0] == Answer(value=5)


def test_a_reopened_response_counts_as_it_was_submitted_when_the_round_closes(
    workspace: Workspace, seen: Visit
) -> None:
    save(workspace, seen, 5, "one")
    answering.submit(workspace, seen)
    answering.reopen(workspace, seen, form("reopen"))
    save(workspace, seen, 2, "two")
    close_round(workspace, AUTUMN)
    assert in_force(workspace, seen)[T0] == Answer(value=5)
    assert again(workspace, seen).place == "receipt"


def test_ratings_and_other_answers_have_tables_of_their_own(
    workspace: Workspace, seen: Visit
) -> None:
    save_all(workspace, seen, all_points(4))
    answering.submit(workspace, seen)
    db = workspace.study(STUDY).read()
    items = {item.id: item for item in seen.context.study.items}
    rated = {row["question"].split(".")[1] for row in db.query("SELECT question FROM ratings")}
    others = {row["question"].split(".")[1] for row in db.query("SELECT question FROM answers")}
    assert {isinstance(items[item].kind, Rating) for item in rated} == {True}
    assert {isinstance(items[item].kind, Rating) for item in others} == {False}
    assert rated | others == set(items)


def test_answering_never_writes_to_people(workspace: Workspace) -> None:
    token, *_ = bring_round(workspace, RoundState.OPEN)
    version = "PRAGMA data_version"
    total = workspace.people.read().conn.total_changes
    before = workspace.people.read().execute(version).fetchone()
    answer_everything(workspace, token, at_random(1))
    assert workspace.people.read().conn.total_changes == total
    assert workspace.people.read().execute(version).fetchone() == before
