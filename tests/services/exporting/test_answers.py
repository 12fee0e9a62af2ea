"""The answers that are no ratings, exported from a round that was answered."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.errors import Refused
from surveys.model.kinds import Rating
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.exporting.files import export_file
from surveys.services.launching import close_round
from tests.workspaces import AUTUMN
from tests.workspaces import again
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import page_with

if TYPE_CHECKING:
    from surveys.model.kinds import Kind
    from surveys.model.pages import Asked
    from surveys.services.workspace import Workspace


def rows_of(workspace: Workspace, filename: str) -> list[dict[str, str]]:
    content = export_file(workspace, AUTUMN, filename).decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_answers_are_exported_as_they_were_given(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    given: dict[tuple[str, str], Answer | None] = {}
    kinds: dict[str, Kind] = {}
    for seed, token in enumerate(tokens[:3]):
        choose = at_random(seed)
        pseudonym = answering.arrive(workspace, token).invitation.expert.pseudonym

        def remember(asked: Asked, who: str = pseudonym, choose=choose) -> Answer | None:  # type: ignore[no-untyped-def] # noqa: ANN001
            answer: Answer | None = choose(asked)
            if not isinstance(asked.item.kind, Rating):
                given[who, asked.id] = answer
                kinds[asked.id] = asked.item.kind
            return answer

        answer_everything(workspace, token, remember)
    close_round(workspace, AUTUMN)

    rows = {row["pseudonym"]: row for row in rows_of(workspace, "answers.csv")}
    assert len(rows) == 3
    assert list(rows) == sorted(rows)
    for (pseudonym, question), answer in given.items():
        row, kind = rows[pseudonym], kinds[question]
        names = [column.name for column in kind.columns(question)]
        has_value = answer is not None and answer.missing is None
        cells = kind.cells(answer.value) if has_value and answer else [None] * len(names)
        assert [row[name] for name in names] == ["" if c is None else str(c) for c in cells]
        missing = "skipped" if answer is None else (answer.missing or "")
        assert row[f"{question}:missing"] == missing


def test_who_withdrew_is_not_in_it(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=2)
    seen = begun(workspace, tokens[0])
    answering.withdraw(workspace, seen)
    close_round(workspace, AUTUMN)
    names = [row["pseudonym"] for row in rows_of(workspace, "answers.csv")]
    assert names == [answering.arrive(workspace, tokens[1]).invitation.expert.pseudonym]
    assert again(workspace, seen).response.withdrawn_at is not None


def test_an_answer_that_was_taken_back_leaves_its_code_and_no_word(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    page = page_with(seen, "us-japan.COMMENT")
    comment = Answer(value={"text": "Never mind.", "quotation": "by_name"})
    answering.save_page(workspace, seen, page, {"us-japan.COMMENT": comment}, form("page"))
    answering.submit(workspace, again(workspace, seen))
    answering.withdraw_answers(
        workspace, again(workspace, seen), ["us-japan.COMMENT"], form("part")
    )
    close_round(workspace, AUTUMN)
    (row,) = rows_of(workspace, "answers.csv")
    assert row["us-japan.COMMENT"] == row["us-japan.COMMENT:quotation"] == ""
    assert row["us-japan.COMMENT:missing"] == "refused"
    assert row["us-japan.COMMENT:reason"] == "withdrawn"


def test_answers_of_single_experts_wait_for_the_close(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=2)
    with pytest.raises(Refused, match="is open: rows of single experts"):
        export_file(workspace, AUTUMN, "answers.csv")


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSED])
def test_the_codebook_is_there_from_the_first_day(workspace: Workspace, state: RoundState) -> None:
    bring_round(workspace, state)
    texts = {row["column"]: row["text"] for row in rows_of(workspace, "codebook.csv")}
    assert texts["us-japan.PH1"] == "Which word fits the alliance best in 2026?"


def test_the_codebook_explains_every_column_that_is_exported(closed: Workspace) -> None:
    explained = {(row["file"], row["column"]) for row in rows_of(closed, "codebook.csv")}
    for filename in ("ratings.csv", "answers.csv"):
        (header,) = csv.reader([export_file(closed, AUTUMN, filename).decode().split("\r\n")[0]])
        assert {(filename, column) for column in header} == {
            each for each in explained if each[0] == filename
        }
