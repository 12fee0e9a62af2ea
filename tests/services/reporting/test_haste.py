"""Who answered in haste is left out of one of the analyses that a placement is tried in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.page_visits import PageVisit
from surveys.services.launching import find_round
from surveys.services.reporting import round_results
from surveys.services.reporting import viewing
from surveys.services.reporting.pooling import pool
from surveys.storage import page_visits
from surveys.storage import responses
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

PAGE = "expert"


def took(workspace: Workspace, *seconds: int) -> list[str]:
    """Record how long the first responses took; give their pseudonyms."""
    with workspace.study(STUDY).write() as db:
        found = sorted(responses.list_responses(db, AUTUMN.round), key=lambda each: each.pseudonym)
        for response, each in zip(found, seconds, strict=False):
            visit = PageVisit(page=PAGE, seconds=each, layout="wide")
            page_visits.add_page_visit(db, response, visit)
    return [response.pseudonym for response in found]


def experts_tried(workspace: Workspace) -> list[str]:
    """Give the options of one choice that the placement of the first alliance was tried with."""
    sensitivity = round_results(workspace, AUTUMN).alliances[0].result["sensitivity"]
    tried: dict[str, list[str]] = {
        each["name"]: each["options"] for each in sensitivity["specifications"]["choices"]
    }
    return tried["experts"]


def test_experts_who_took_a_third_of_the_median_time_are_left_out_of_one_analysis(
    closed: Workspace,
) -> None:
    took(closed, 60, 500, 600, 700, 600, 650, 620)
    assert "without_haste" in experts_tried(closed)


def test_nobody_is_hasty_where_no_times_are_recorded(closed: Workspace) -> None:
    assert "without_haste" not in experts_tried(closed)


def test_a_part_of_the_panel_has_its_own_hasty_experts(closed: Workspace) -> None:
    first, *_ = took(closed, 60, 500, 600, 700, 600, 650, 620)
    listed = find_round(closed, AUTUMN)
    panel = pool(closed.study(STUDY).read(), AUTUMN, listed.study, is_collecting=False).panel
    assert panel.hasty == (first,)
    nobody = viewing.part_of(panel, viewing.View(attribute="community", value="nowhere"))
    assert nobody.hasty == ()
