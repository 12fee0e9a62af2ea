from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.launching import close_round
from surveys.services.reporting import round_results
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import begun
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from surveys.model.answers import Answer
    from surveys.model.pages import Asked
    from surveys.services.workspace import Workspace


def about_japan_only(asked: Asked) -> Answer | None:
    return None if asked.question.target == "us-rok" else all_points(6)(asked)


def test_withdrawals_never_lay_single_experts_of_an_open_round_bare(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=6)
    assert round_results(workspace, AUTUMN).pooled == 5
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    assert not (workspace.settings.cache_folder / STUDY).exists()
    with pytest.raises(Refused, match="appear with the 5th submission"):
        round_results(workspace, AUTUMN)
    close_round(workspace, AUTUMN)
    assert round_results(workspace, AUTUMN).pooled == 5


def test_a_withdrawal_from_an_open_round_is_not_told_by_the_results_before_and_after(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=6)
    first = round_results(workspace, AUTUMN)
    answering.withdraw(workspace, begun(workspace, tokens[5]))  # who is not in the results yet
    assert round_results(workspace, AUTUMN) == first

    answering.withdraw(workspace, begun(workspace, tokens[0]))
    for token in tokens[6:10]:
        answer_everything(workspace, token, all_points(4))
        with pytest.raises(Refused, match="withheld until they next move on"):
            round_results(workspace, AUTUMN)
    answer_everything(workspace, tokens[10], all_points(4))
    assert round_results(workspace, AUTUMN).pooled == 9


def test_an_alliance_that_few_could_judge_is_withheld_while_the_round_is_open(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    for number, token in enumerate(tokens[:5]):
        answer_everything(workspace, token, all_points(6) if number == 0 else about_japan_only)
    japan, korea = round_results(workspace, AUTUMN).alliances
    assert (japan.result["n"], korea.result["n"]) == (5, 0)
    assert korea.result["position"] is None
    assert korea.caution.endswith("an alliance is shown once at least 5 experts have placed it.")
    close_round(workspace, AUTUMN)
    assert [each.result["n"] for each in round_results(workspace, AUTUMN).alliances] == [5, 1]


def test_who_submitted_and_withdrew_between_two_results_does_not_count_as_one_of_five(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=9)
    first = round_results(workspace, AUTUMN)
    for token in tokens[5:9]:
        answering.withdraw(workspace, begun(workspace, token))
    answer_everything(workspace, tokens[9], all_points(7))
    assert round_results(workspace, AUTUMN) == first
