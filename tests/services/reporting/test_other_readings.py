"""What a panel holds beside ratings: chips, the chosen phase, points on the map, the map questions, communities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.formats.study_file import read_study
from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.kinds import AllianceMap
from surveys.model.kinds import Chips
from surveys.model.kinds import Rating
from surveys.model.kinds import SingleChoice
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services.designing import add_study
from surveys.services.launching import close_round
from surveys.services.launching import find_round
from surveys.services.recruiting import import_panel
from surveys.services.reporting import round_results
from surveys.services.reporting.judging import readings_of
from surveys.services.reporting.pooling import pool
from tests.formats.study_file.shipped import TEXT
from tests.workspaces import answer_everything
from tests.workspaces import bring_round

if TYPE_CHECKING:
    import analysis
    from surveys.model.pages import Asked
    from surveys.services.workspace import Workspace

NAME = RoundName(study="readings", round="autumn")
CHIPS = {"ironclad": 6, "stable": 3, "drifting": 1, "danger": 0}
EXPERTS = 6


def study_text() -> str:
    """Return the shipped study with every module, under another id and with other ids of items."""
    text = TEXT.replace("included = false", "included = true")
    text = text.replace('id = "northeast-asia"', 'id = "readings"', 1)
    text = text.replace('drafts = ["zh-Hant", "ja", "ko"]', "drafts = []")
    for old, new in (("PH1", "WORD"), ("PH2", "NOW"), ("OUT1", "LATER"), ("PM1", "PLACE")):
        text = text.replace(f'id = "{old}"\nmodule', f'id = "{new}"\nmodule')
    return text


def say(asked: Asked) -> Answer | None:
    kind = asked.item.kind
    if isinstance(kind, Rating):
        return Answer(value=5)
    if isinstance(kind, Chips):
        return Answer(value={"chips": CHIPS})
    if isinstance(kind, AllianceMap):
        return Answer(value={"vertical": 5.5, "horizontal": 3.0})
    if isinstance(kind, SingleChoice) and asked.item.cell:
        return (
            Answer(value="drifting")
            if asked.item.cell == "high_weak"
            else Answer(missing=Missing.CANNOT_JUDGE)
        )
    if isinstance(kind, SingleChoice) and asked.item.construct == "criterion":
        return Answer(value="stable")
    return None


@pytest.fixture
def panel(workspace: Workspace) -> analysis.Panel:
    add_study(workspace, study_text().encode())
    rows = "\n".join(
        f"Expert {n},e{n}@example.org,{'scholar' if n % 2 else 'official'}" for n in range(EXPERTS)
    )
    import_panel(workspace, NAME.study, f"name,email,community\n{rows}".encode())
    for token in bring_round(workspace, RoundState.OPEN, name=NAME):
        answer_everything(workspace, token, say)
    close_round(workspace, NAME)
    listed = find_round(workspace, NAME)
    with workspace.study(NAME.study).snapshot() as db:
        return pool(db, NAME, listed.study, is_collecting=False).panel


def test_readings_are_found_by_what_they_ask_and_not_by_their_id() -> None:
    readings = readings_of(read_study(study_text().encode()))
    assert readings.of_alliances == {"WORD", "NOW", "LATER", "PLACE"}
    assert readings.outlook
    assert (readings.outlook.id, readings.outlook.months_ahead) == ("LATER", 12)
    assert [(item.id, item.cell) for item in readings.cells] == [
        ("MAP1", "high_weak"),
        ("MAP2", "low_strong"),
    ]


def test_chips_of_today_and_of_the_outlook_are_told_apart(panel: analysis.Panel) -> None:
    assert {(each.item, each.outlook) for each in panel.chips} == {("NOW", False), ("LATER", True)}
    assert len(panel.chips) == 2 * 2 * EXPERTS
    assert {each.counts for each in panel.chips} == {tuple(sorted(CHIPS.items()))}


def test_the_chosen_phase_and_the_point_on_the_map_are_in_the_panel(panel: analysis.Panel) -> None:
    assert {(each.alliance, each.phase) for each in panel.phase_choices} == {
        ("us-japan", "stable"),
        ("us-rok", "stable"),
    }
    assert len(panel.phase_choices) == len(panel.map_points) == 2 * EXPERTS
    assert {(each.vertical, each.horizontal) for each in panel.map_points} == {(5.5, 3.0)}


def test_who_cannot_say_reads_no_cell_of_the_map(panel: analysis.Panel) -> None:
    assert [(each.cell, each.phase) for each in panel.map_readings] == [
        ("high_weak", "drifting")
    ] * EXPERTS


def test_each_expert_has_the_community_of_the_panel_file(panel: analysis.Panel) -> None:
    assert {each.attribute for each in panel.memberships} == {"community"}
    assert sorted(each.value for each in panel.memberships) == ["official"] * 3 + ["scholar"] * 3
    assert {each.expert for each in panel.memberships} == set(panel.experts)


def test_views_of_others_are_handed_over_and_enter_no_score(
    panel: analysis.Panel, workspace: Workspace
) -> None:
    assert {each.perspective for each in panel.ratings} > {""}
    own = {each.perspective for each in panel.ratings if each.target_kind == "vignette"}
    assert own == {""}
    for report in round_results(workspace, NAME).alliances:
        assert report.result["n"] == EXPERTS
