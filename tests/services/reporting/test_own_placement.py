"""What an expert is shown of the panel once a round has closed, and what never."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from surveys.services.reporting import own_placement
from surveys.services.reporting import round_results
from surveys.services.reporting.own_figure import draw_own_plane
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import form

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

AXES = ("threat_agreement", "cohesion")
GROUP = 5  # the smallest group of the shipped study


def close(workspace: Workspace) -> None:
    clock_of(workspace).go_on(hours=1)
    close_round(workspace, AUTUMN)
    clock_of(workspace).go_on(hours=1)


def visits(workspace: Workspace, *, answered: int) -> tuple[Visit, ...]:
    """Have the last expert rate everything with 6, after others; then close the round."""
    tokens = bring_round(workspace, RoundState.OPEN, answered=answered - 1)
    answer_everything(workspace, tokens[answered - 1], all_points(6))
    close(workspace)
    return tuple(begun(workspace, token) for token in tokens[:answered])


def test_an_expert_sees_the_own_place_beside_the_panels(workspace: Workspace) -> None:
    *_, seen = visits(workspace, answered=GROUP + 1)
    placed = own_placement(workspace, seen)
    assert [each.id for each in placed.alliances] == ["us-japan", "us-rok"]
    for each in placed.alliances:
        # All of threat agreement is rated 6; of cohesion’s six questions one is reversed, so that it scores 2.
        assert each.own == pytest.approx((6.0, (5 * 6 + 2) / 6))
        assert each.panel
        assert each.panel["n"] == GROUP + 1
    reports = round_results(workspace, AUTUMN).alliances
    assert [each.panel for each in placed.alliances] == [report.result for report in reports]


def test_each_expert_sees_nobody_elses_place(workspace: Workspace) -> None:
    first, *_, last = visits(workspace, answered=GROUP + 1)
    one, other = own_placement(workspace, first), own_placement(workspace, last)
    assert one.alliances[0].own != other.alliances[0].own
    assert one.alliances[0].panel == other.alliances[0].panel


def test_the_panel_is_hidden_where_too_few_others_placed_an_alliance(workspace: Workspace) -> None:
    *_, seen = visits(workspace, answered=GROUP)
    placed = own_placement(workspace, seen)
    assert all(each.own and each.panel is None for each in placed.alliances)
    assert placed.figure == ""


def test_whoever_answered_too_little_sees_the_panel_alone(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=GROUP)
    answer_everything(workspace, tokens[GROUP], lambda _: None)
    close(workspace)
    placed = own_placement(workspace, begun(workspace, tokens[GROUP]))
    assert all(each.own is None and each.panel for each in placed.alliances)
    assert "the panel" in placed.figure
    assert ">you<" not in placed.figure


def test_the_figure_has_the_own_point_and_is_kept_nowhere(workspace: Workspace) -> None:
    *_, seen = visits(workspace, answered=GROUP + 1)
    placed = own_placement(workspace, seen)
    assert placed.figure.startswith("<svg")
    assert ">you<" in placed.figure
    assert "US–Japan: you 6.0 and 5.3." in placed.figure
    kept = [file for file in workspace.settings.cache_folder.rglob("*") if file.is_file()]
    assert kept, "the panel’s results are kept"
    assert all(b"<svg" not in file.read_bytes() for file in kept)


def test_the_figure_speaks_the_experts_language(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=GROUP + 1)
    close(workspace)
    seen = begun(workspace, tokens[0])
    results = round_results(workspace, AUTUMN)
    assert results.study.languages[2] == "ja"
    drawn = draw_own_plane(results, own_placement(workspace, seen).alliances, "ja")
    assert "日米同盟" in drawn
    assert "あなた" in drawn
    assert "US–Japan" not in drawn


def test_nothing_is_shown_while_the_round_is_open(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=GROUP + 1)
    with pytest.raises(NotFound, match="no placement to see"):
        own_placement(workspace, begun(workspace, tokens[0]))


def test_a_study_may_keep_placements_from_its_experts(workspace: Workspace) -> None:
    text = shipped_study_file().decode()
    assert "own_placement = true" in text
    add_study(workspace, text.replace("own_placement = true", "own_placement = false").encode())
    *_, seen = visits(workspace, answered=1)
    assert seen.context.study.id == STUDY
    with pytest.raises(NotFound, match="no placement to see"):
        own_placement(workspace, seen)


def test_whoever_withdrew_or_never_submitted_sees_nothing(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=GROUP + 1)
    only_begun = begun(workspace, tokens[GROUP + 1])
    close(workspace)
    withdrawn = begun(workspace, tokens[0])
    answering.withdraw(workspace, withdrawn)
    for seen in (begun(workspace, tokens[0]), only_begun):
        with pytest.raises(NotFound, match="no placement to see"):
            own_placement(workspace, seen)


@pytest.mark.parametrize("is_in_part", [False, True], ids=["everything", "one answer"])
def test_after_a_withdrawal_from_a_closed_round_the_panel_is_withheld(
    workspace: Workspace, *, is_in_part: bool
) -> None:
    first, *_, last = visits(workspace, answered=GROUP + 3)
    assert not own_placement(workspace, last).is_withheld
    clock_of(workspace).go_on(hours=1)
    if is_in_part:
        answering.withdraw_answers(workspace, first, ["us-japan.T0"], form("part"))
        assert not own_placement(workspace, first).is_withheld  # it is the expert’s own
    else:
        answering.withdraw(workspace, first)
    placed = own_placement(workspace, last)
    assert placed.is_withheld
    assert all(each.own and each.panel is None for each in placed.alliances)
    assert placed.figure == ""


def test_a_withdrawal_before_the_close_withholds_nothing(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=GROUP + 2)
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    close(workspace)
    finalize_round(workspace, AUTUMN)
    placed = own_placement(workspace, begun(workspace, tokens[1]))
    assert not placed.is_withheld
    assert all(each.panel for each in placed.alliances)
