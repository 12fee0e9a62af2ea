"""A panel that is split: both camps are told, in the sentence and in the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.kinds import Rating
from surveys.model.rounds import RoundState
from surveys.services.launching import close_round
from surveys.services.recruiting import import_panel
from surveys.services.reporting import round_results
from surveys.services.reporting.figures import Wanted
from surveys.services.reporting.figures import find_figure
from surveys.web.reporting.camp_tables import camp_tables
from surveys.web.reporting.difference_tables import difference_tables
from surveys.web.reporting.dilemma_tables import dilemma_tables
from surveys.web.reporting.threat_tables import threat_tables
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import panel_csv

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace
    from tests.workspaces import Choice


def split(number: int) -> Choice:
    """Answer high on both axes, or low, by turns of communities; and something else at random."""
    high = number % 3 == 1
    usual = at_random(number)

    def choose(asked: Asked) -> Answer | None:
        if not isinstance(asked.item.kind, Rating) or asked.item.construct == "confidence":
            return usual(asked)
        top = asked.item.kind.scale.maximum
        return Answer(value=top if high != asked.item.is_reversed else 1)

    return choose


@pytest.fixture
def torn(workspace: Workspace) -> RoundResults:
    import_panel(workspace, STUDY, panel_csv(15))
    for number, token in enumerate(bring_round(workspace, RoundState.OPEN)):
        answer_everything(workspace, token, split(number))
    close_round(workspace, AUTUMN)
    clock_of(workspace).go_on(days=1)
    return round_results(workspace, AUTUMN)


def test_a_split_panel_is_told_by_camp_and_by_community(torn: RoundResults) -> None:
    tables = {table.caption: table for table in camp_tables(torn)}
    larger, smaller = tables["US–Japan: Both camps"].rows
    assert (larger[1], larger[5], smaller[1], smaller[5]) == ("10", "In danger", "5", "Ironclad")
    assert "Community: " in smaller[6]
    assert "two camps" in torn.alliances[0].sentence
    worst = tables["US–Japan: Where the camps differ most"].rows
    assert {row[3] for row in worst} == {"−6.00"}

    found = {table.caption: table for table in difference_tables(torn)}
    positions = found["US–Japan: Community: where each group stands"].rows
    assert [row[1] for row in positions] == ["5", "5", "5"]
    tests = found["US–Japan: Community: do groups differ anywhere on the plane?"].rows
    assert [row[2] for row in tests].count("1.000") == 1  # the two that answer alike
    assert all(len(row) == 6 for row in tests)


def test_every_row_of_every_table_has_all_its_columns(torn: RoundResults) -> None:
    tables = [
        *camp_tables(torn),
        *difference_tables(torn),
        *dilemma_tables(torn),
        *threat_tables(torn),
    ]
    assert tables
    for table in tables:
        assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len({table.caption for table in tables}) == len(tables)


def test_communities_and_fears_are_drawn_in_every_language(torn: RoundResults) -> None:
    for language in torn.study.languages:
        drawn = {
            name: find_figure(torn, name, Wanted(language=language))
            for name in ("communities", "fears")
        }
        assert (
            len(drawn["communities"].table.rows) == 16
        )  # two alliances, two axes, panel and three groups
        states = [row[0] for row in drawn["fears"].table.rows]
        assert len(states) == 4
        assert states[0] == states[1]  # the United States in both alliances, before either ally
