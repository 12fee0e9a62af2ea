from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import Rating
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.caching import forget_results
from surveys.services.launching import close_round
from surveys.services.monitoring import draw
from surveys.services.monitoring import quality_of
from tests.workspaces import AUTUMN
from tests.workspaces import again
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import save_all

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.services.workspace import Workspace


def cannot_judge(asked: Asked) -> Answer | None:
    if isinstance(asked.item.kind, Rating):
        return Answer(missing=Missing.CANNOT_JUDGE, reason="information")
    return None


def test_nothing_is_shown_before_the_fifth_submission(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=4)
    found = quality_of(workspace, AUTUMN)
    assert (found.items, found.flags, found.counted, found.as_of) == ((), (), 0, None)
    assert "appear with the 5th submission" in found.nothing_yet


def test_numbers_move_on_with_every_fifth_submission(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=5)
    before = quality_of(workspace, AUTUMN)
    answer_everything(workspace, tokens[5], cannot_judge)
    after = quality_of(workspace, AUTUMN)
    assert after.as_dict() == before.as_dict()
    for seed, token in enumerate(tokens[6:10]):
        answer_everything(workspace, token, at_random(seed))
    assert quality_of(workspace, AUTUMN).counted == 10


def test_whoever_changes_an_answer_counts_as_before_until_the_numbers_move_on(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=5)
    before = quality_of(workspace, AUTUMN)
    seen = begun(workspace, tokens[0])
    answering.reopen(workspace, seen, form("reopen"))
    save_all(workspace, again(workspace, seen), cannot_judge, "second")
    answering.submit(workspace, again(workspace, seen))
    forget_results(workspace, AUTUMN.study)
    after = quality_of(workspace, AUTUMN)
    assert (after.items, after.flags) == (before.items, before.flags)


def test_a_withdrawal_withholds_everything_until_five_more_have_submitted(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=6)
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    found = quality_of(workspace, AUTUMN)
    assert found.items == ()
    assert "withheld until they next move on" in found.nothing_yet


def test_who_could_not_judge_is_counted_by_reason(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=6)
    answer_everything(workspace, tokens[6], cannot_judge)
    close_round(workspace, AUTUMN)
    found = quality_of(workspace, AUTUMN)
    rated = [each for each in found.items if each.reasons and each.reasons[0].id == "information"]
    assert rated
    for each in rated:
        assert sum(reason.count for reason in each.reasons) == each.cannot_judge
        assert each.reasons[0].text == "Not enough information"
    assert found.counted == 7


def test_placeholders_of_an_item_become_words(closed: Workspace) -> None:
    assert all("{" not in each.text for each in quality_of(closed, AUTUMN).items)


def test_the_same_point_everywhere_is_flagged_and_deletes_nothing(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=6)
    answer_everything(workspace, tokens[6], all_points(6))
    close_round(workspace, AUTUMN)
    found = quality_of(workspace, AUTUMN)
    straight, contradiction, haste = found.flags
    assert (straight.kind, straight.flagged, straight.checked) == ("straight", 1, 7)
    assert contradiction.flagged >= 1
    assert (haste.flagged, haste.checked) == (0, 0)
    assert haste.reason == "Nobody who counts has a recorded time."
    flagged = next(each for each in found.flagged if "straight" in each.kinds)
    assert "US–Japan" in flagged.why("straight")
    assert found.counted == 7


@pytest.mark.parametrize("point", [4, 5])
def test_the_middle_of_the_scale_contradicts_nothing(workspace: Workspace, point: int) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    for token in tokens[:5]:
        answer_everything(workspace, token, all_points(point))
    close_round(workspace, AUTUMN)
    straight, contradiction, _ = quality_of(workspace, AUTUMN).flags
    assert (straight.flagged, contradiction.flagged) == (5, 0)


def test_single_responses_are_listed_only_once_the_round_is_closed(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    for token in tokens[:5]:
        answer_everything(workspace, token, all_points(7))
    found = quality_of(workspace, AUTUMN)
    assert found.flags[0].flagged == 5
    assert found.flagged == ()
    assert found.as_dict()["flagged"] is None
    close_round(workspace, AUTUMN)
    listed = quality_of(workspace, AUTUMN).flagged
    assert len(listed) == 5
    assert all(each.pseudonym.startswith(each.label) and len(each.label) == 8 for each in listed)


def test_where_experts_stopped_is_counted_by_page(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    begun(workspace, tokens[1])
    consented(workspace, tokens[2])
    answering.withdraw(workspace, consented(workspace, tokens[3]))
    pages = quality_of(workspace, AUTUMN).pages
    assert sum(page.broke_off for page in pages) == 2
    assert b"Where experts stopped" in draw(workspace, AUTUMN, "pages", "svg")


def test_what_is_missing_can_be_drawn(closed: Workspace) -> None:
    drawn = draw(closed, AUTUMN, "items", "svg").decode()
    assert "Of 7 responses. Most is missing of" in drawn


def test_a_draft_says_that_it_was_not_opened(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.DRAFT)
    assert quality_of(workspace, AUTUMN).nothing_yet.startswith("The round has not been opened")
