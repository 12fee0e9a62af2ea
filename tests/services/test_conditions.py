from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import SKIPPED
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.designing import add_study
from surveys.services.recruiting import import_panel
from tests.conditional_study import TEXT
from tests.workspaces import again
from tests.workspaces import bring_round
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import question_ids

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

NAME = RoundName(study="every-kind", round="autumn")
SHORT, WHERE = "expert.SHORT", "expert.WHERE"
AGREE, LOW, LOWER = "us-japan.AGREE", "us-japan.LOW", "us-japan.LOWER"
NOT_SHOWN = Answer(missing=Missing.NOT_SHOWN)


@pytest.fixture
def seen(workspace: Workspace) -> Visit:
    """An expert of a round with conditions who has agreed to take part."""
    add_study(workspace, TEXT.encode())
    import_panel(workspace, NAME.study, b"name,email\nOne,one@example.org\n")
    (token,) = bring_round(workspace, RoundState.OPEN, name=NAME)
    return consented(workspace, token, NAME)


def save(
    workspace: Workspace, seen: Visit, given: dict[str, Answer | None], key: str = "once"
) -> Visit:
    """Answer questions on their page, leave the others of the page empty, and come back."""
    drawn = (seen.page_to_draw(page.id) for page in seen.pages)
    page = next(page for page in drawn if set(given) <= set(question_ids(page)))
    answering.save_page(workspace, seen, page, given, form(f"{key} {page.id} {sorted(given)}"))
    return again(workspace, seen)


def asked(seen: Visit) -> set[str]:
    return {asked.id for page in seen.pages for asked in page.asked}


def in_force(workspace: Workspace, seen: Visit) -> dict[str, Answer]:
    answering.submit(workspace, seen)
    return answering.own_copy(workspace, seen).answers


def test_what_is_asked_follows_from_what_is_saved(workspace: Workspace, seen: Visit) -> None:
    assert not {WHERE, LOW, "us-rok.AGREE"} & asked(seen)
    seen = save(workspace, seen, {"expert.WHOLE": Answer(value=30)})
    seen = save(workspace, seen, {AGREE: Answer(value=1)})
    assert {LOW, "us-rok.AGREE"} <= asked(seen)
    assert LOWER not in asked(seen)


def test_going_on_leads_past_what_is_not_asked(workspace: Workspace, seen: Visit) -> None:
    last = seen.page("us-japan.2")
    assert seen.page_after(last) == "closing"
    assert seen.page_before(seen.page("closing")) == "us-japan.2"
    later = save(workspace, seen, {"expert.WHOLE": Answer(value=3)})
    assert later.page_after(last) == "us-rok"
    assert later.page_before(later.page("closing")) == "us-rok.2"


def test_a_page_that_is_no_longer_asked_leads_on(seen: Visit) -> None:
    with pytest.raises(NotFound):
        seen.page("us-rok")
    assert seen.nearest("us-rok") == "closing"
    assert seen.nearest("us-japan") == "us-japan"
    with pytest.raises(NotFound):
        seen.nearest("us-australia")


def test_an_expert_comes_back_to_what_is_still_asked(workspace: Workspace, seen: Visit) -> None:
    seen = save(workspace, seen, {"expert.WHOLE": Answer(value=3)})
    page = seen.page("us-japan.2")
    answering.save_page(workspace, seen, page, {}, form("page"))
    seen = again(workspace, seen)
    assert seen.place == "us-rok"
    assert (
        save(workspace, seen, {"expert.WHOLE": Answer(value=1)}, "changed").nearest("us-rok")
        == "closing"
    )


def test_a_question_that_was_hidden_is_not_skipped(workspace: Workspace, seen: Visit) -> None:
    after = save(workspace, seen, {SHORT: Answer(value="Physics")})
    assert WHERE in asked(after)
    assert WHERE not in after.answers
    page = seen.page(next(page.id for page in seen.pages if SHORT in question_ids(page)))
    assert after.further_question(page, before=seen) == WHERE
    assert after.place == page.id


def test_a_question_that_was_seen_can_be_skipped(workspace: Workspace, seen: Visit) -> None:
    seen = save(workspace, seen, {SHORT: Answer(value="Physics")})
    after = save(workspace, seen, {SHORT: Answer(value="Physics"), WHERE: None}, "again")
    assert after.answers[WHERE] == SKIPPED
    page = next(page for page in seen.pages if SHORT in question_ids(page))
    assert after.further_question(page, before=seen) == ""


def test_an_answer_to_a_question_that_is_not_asked_is_ignored(
    workspace: Workspace, seen: Visit
) -> None:
    after = save(workspace, seen, {SHORT: None, WHERE: Answer(value="Nowhere")})
    assert WHERE not in after.answers


def test_what_is_answered_together_with_its_condition_is_saved(
    workspace: Workspace, seen: Visit
) -> None:
    both: dict[str, Answer | None] = {
        SHORT: Answer(value="Physics"),
        WHERE: Answer(value="Paris"),
    }
    assert save(workspace, seen, both).answers[WHERE] == Answer(value="Paris")


def test_what_was_not_asked_is_submitted_as_not_shown(workspace: Workspace, seen: Visit) -> None:
    seen = save(workspace, seen, {AGREE: Answer(value=5)})
    final = in_force(workspace, seen)
    assert final[LOW] == final[LOWER] == final[WHERE] == final["us-rok.AGREE"] == NOT_SHOWN
    assert final[AGREE] == Answer(value=5)
    assert final["us-japan.COHERE"] == SKIPPED


def test_an_answer_that_is_no_longer_asked_for_is_not_shown_and_comes_back(
    workspace: Workspace, seen: Visit
) -> None:
    seen = save(workspace, seen, {AGREE: Answer(value=1)}, "low")
    both: dict[str, Answer | None] = {
        LOW: Answer(value="Because"),
        LOWER: Answer(value="Since 2010"),
    }
    seen = save(workspace, seen, both)
    seen = save(workspace, seen, {AGREE: Answer(value=5)}, "high")
    final = in_force(workspace, seen)
    assert final[LOW] == final[LOWER] == NOT_SHOWN
    answering.reopen(workspace, again(workspace, seen), form("reopen"))
    seen = save(workspace, again(workspace, seen), {AGREE: Answer(value=2)}, "lower")
    final = in_force(workspace, seen)
    assert final[LOW] == Answer(value="Because")
    assert final[LOWER] == Answer(value="Since 2010")


def test_the_minutes_left_are_those_of_what_is_asked(seen: Visit) -> None:
    assert sum(len(page.asked) for page in seen.pages) == len(asked(seen))
    assert seen.pages[-1].place.part == seen.pages[0].place.parts == 3
