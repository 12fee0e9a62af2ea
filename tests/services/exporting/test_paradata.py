from __future__ import annotations

import csv
import itertools
from typing import TYPE_CHECKING
from typing import Any

import pytest

from surveys.model.answers import Answer
from surveys.model.errors import Refused
from surveys.model.page_visits import PageVisit
from surveys.model.questionnaires import Questionnaire
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.exporting.files import export_file
from surveys.services.launching import close_round
from surveys.storage import answers
from surveys.storage import responses
from tests.workspaces import AUTUMN
from tests.workspaces import again
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import consented
from tests.workspaces import form

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

COLUMNS = (
    "pseudonym",
    "round",
    "page",
    "page_position",
    "page_seconds",
    "page_layout",
    "question",
    "question_position",
    "changes",
)
YEARS = "expert.BG_YEARS"


def rows_of(workspace: Workspace) -> list[dict[str, str]]:
    text = export_file(workspace, AUTUMN, "paradata.csv").decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def answered(workspace: Workspace, token: str) -> Visit:
    """Answer the first page twice within a minute, and submit."""
    seen = consented(workspace, token)
    page = seen.pages[0]
    for number in (1, 2):
        clock_of(workspace).go_on(seconds=30)
        visited = PageVisit(page=page.id, seconds=25, layout="medium")
        shown = answering.PageAsShown(visited=visited)
        given = {YEARS: Answer(value=number)}
        answering.save_page(workspace, seen, page, given, form(f"{number}"), shown=shown)
    answering.submit(workspace, again(workspace, seen))
    return again(workspace, seen)


def test_a_row_says_where_a_question_stood_how_long_its_page_was_open_and_what_changed(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = answered(workspace, tokens[0])
    consented(workspace, tokens[1])  # has begun, and does not count
    close_round(workspace, AUTUMN)
    rows = rows_of(workspace)
    shown = [(page.id, asked.id) for page in seen.pages for asked in page.asked]
    assert [(row["page"], row["question"]) for row in rows] == shown
    assert [int(row["question_position"]) for row in rows] == list(range(1, len(shown) + 1))
    (row,) = [row for row in rows if row["question"] == YEARS]
    assert row == {
        "pseudonym": seen.response.pseudonym,
        "round": AUTUMN.round,
        "page": "background",
        "page_position": "1",
        "page_seconds": "50",
        "page_layout": "medium",
        "question": YEARS,
        "question_position": row["question_position"],
        "changes": "1",
    }
    assert {row["page_seconds"] for row in rows if row["page"] != "background"} == {""}


def test_what_was_withdrawn_is_not_in_it(workspace: Workspace) -> None:
    seen = answered(workspace, bring_round(workspace, RoundState.OPEN)[0])
    answering.withdraw(workspace, seen)
    close_round(workspace, AUTUMN)
    assert rows_of(workspace) == []


def test_it_waits_for_the_close(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    with pytest.raises(Refused, match="rows of single experts"):
        rows_of(workspace)


def test_it_has_its_columns_where_there_are_no_rows(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.CLOSED)
    content = export_file(workspace, AUTUMN, "paradata.csv").decode("utf-8-sig")
    assert content == ",".join(COLUMNS) + "\r\n"


def test_everybody_has_the_pages_of_their_own_questionnaire_in_its_order(
    hard: Workspace, hard_source: Source
) -> None:
    db = hard.study(AUTUMN.study).read()
    shown: list[tuple[Any, ...]] = []
    for response in responses.list_responses(db, AUTUMN.round):
        dealt = Questionnaire(
            hard_source.study, hard_source.questions, response.assignment, hard_source.year
        )
        pages = dealt.shown_pages(answers.answers_of(db, response))
        places = itertools.count(1)
        shown += [
            (response.pseudonym, page.id, str(number), asked.id, str(next(places)))
            for number, page in enumerate(pages, 1)
            for asked in page.asked
        ]
    assert len({alliance for _, alliance, *_ in shown}) > 2
    names = ("pseudonym", "page", "page_position", "question", "question_position")
    assert [tuple(row[name] for name in names) for row in rows_of(hard)] == shown
