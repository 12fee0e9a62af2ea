from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.launching import close_round
from surveys.services.monitoring import curve_of
from surveys.services.monitoring import draw
from tests.services.monitoring.contacted import contacted
from tests.services.monitoring.contacted import pseudonyms
from tests.workspaces import AUTUMN
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def test_the_curve_counts_to_the_end_of_each_day_in_the_time_zone_of_the_study(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=2)
    # Opened at noon UTC, which is the morning of the first of September in Washington.
    clock_of(workspace).go_on(hours=15)
    begun(workspace, tokens[2])
    clock_of(workspace).go_on(hours=2)
    answer_everything(workspace, tokens[2], at_random(2))
    curve = curve_of(workspace, AUTUMN)
    assert curve.time_zone == "America/New_York"
    assert [(day.date.isoformat(), day.begun, day.submitted) for day in curve.days] == [
        ("2026-09-01", 3, 2),
        ("2026-09-02", 3, 3),
    ]


def test_a_day_on_which_nothing_happened_is_in_the_curve(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=1)
    clock_of(workspace).go_on(days=3)
    assert [day.submitted for day in curve_of(workspace, AUTUMN).days] == [1, 1, 1, 1]


def test_whoever_withdrew_is_in_the_curve_as_begun_alone(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=2)
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    last = curve_of(workspace, AUTUMN).days[-1]
    assert (last.begun, last.submitted) == (2, 1)


def test_each_wave_of_reminders_is_marked_on_the_day_it_went_out(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    first, second, *_ = pseudonyms(workspace)
    clock_of(workspace).go_on(days=2)
    contacted(workspace, first, wave=1)
    contacted(workspace, second, "failed", wave=1)
    clock_of(workspace).go_on(days=2)
    contacted(workspace, first, wave=2)
    curve = curve_of(workspace, AUTUMN)
    assert [day.reminders for day in curve.days] == [(), (), (1,), (), (2,)]
    assert "Reminders went out 2 times." in curve.in_words(12)


def test_a_draft_has_no_days(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.DRAFT)
    curve = curve_of(workspace, AUTUMN)
    assert curve.days == ()
    assert curve.in_words(12) == "The round has not been opened."


def test_the_curve_ends_with_the_round(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=1)
    close_round(workspace, AUTUMN)
    clock_of(workspace).go_on(days=10)
    assert len(curve_of(workspace, AUTUMN).days) == 1


def test_the_curve_is_drawn_with_its_title_and_description(closed: Workspace) -> None:
    drawn = draw(closed, AUTUMN, "curve", "svg").decode()
    assert "<title" in drawn
    assert "By 1 September 2026, 7 of 12 invited experts had begun and 7 had submitted." in drawn


def test_a_figure_that_does_not_exist_is_named_with_those_that_do(closed: Workspace) -> None:
    with pytest.raises(NotFound, match=r"no figure “map”; it has curve, pages, items"):
        draw(closed, AUTUMN, "map", "svg")


def test_nothing_is_drawn_of_what_is_withheld(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=4)
    with pytest.raises(Refused, match="appear with the 5th submission"):
        draw(workspace, AUTUMN, "items", "svg")
    with pytest.raises(Refused, match="nothing to draw"):
        draw(workspace, AUTUMN, "pages", "svg")
