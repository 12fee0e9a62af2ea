from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.panel_queries import Order
from surveys.model.panel_queries import PanelQuery
from surveys.model.panel_queries import Standing
from surveys.model.rounds import RoundState
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting import list_panel
from surveys.services.recruiting.changing import Details
from surveys.services.recruiting.changing import add_expert
from surveys.services.recruiting.changing import bring_back
from surveys.services.recruiting.changing import edit_expert
from surveys.services.recruiting.changing import retire
from surveys.services.recruiting.knowing import Taking
from surveys.services.recruiting.knowing import know_expert
from surveys.services.recruiting.listing import find_in_panel
from surveys.services.recruiting.listing import look_through
from surveys.services.recruiting.listing import read_where
from surveys.storage import round_experts
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import bring_round
from tests.workspaces import invite_all

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

FIRST = "expert01@example.org"
MEI = Details(
    name=" Mei-ling Chen ",
    email="Mei@Example.org",
    language="ja",
    attributes={"community": "Scholar", "institution": "東京大学"},
)


def coarse(workspace: Workspace, email: str) -> tuple[str, dict[str, str]]:
    pseudonym = find_in_panel(workspace, STUDY, email).pseudonym
    row = round_experts.find_round_expert(workspace.study(STUDY).read(), AUTUMN.round, pseudonym)
    assert row is not None
    return row.language, row.attributes


def test_an_expert_is_added_by_hand(workspace: Workspace) -> None:
    new = add_expert(workspace, STUDY, MEI)
    assert find_in_panel(workspace, STUDY, "mei@example.org") == new
    assert (new.name, new.language) == ("Mei-ling Chen", "ja")
    assert new.attributes == {"community": "scholar", "institution": "東京大学"}


@pytest.mark.parametrize(
    ("details", "where", "sentence"),
    [
        (Details(name=" ", email="a@b.example"), "name", "Please enter the name"),
        (Details(name="A", email=""), "email", "Please enter the e-mail address"),
        (Details(name="A", email="nobody"), "email", "“nobody” is not an e-mail address"),
        (Details(name="A\nB", email="a@b.example"), "name", "no line break"),
        (Details(name="A" * 301, email="a@b.example"), "name", "at most 300 characters"),
        (Details(name="A", email=FIRST.upper()), "email", "is in the panel"),
        (Details(name="A", email="a@b.example", language="fr"), "language", "“fr” is none"),
        (
            Details(name="A", email="a@b.example", attributes={"community": "spy"}),
            "community",
            "“spy” is none of official, scholar, think_tank",
        ),
        (
            Details(name="A", email="a@b.example", attributes={"shoe": "42"}),
            "shoe",
            "no attribute “shoe”",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_about_an_expert_is_said_where_it_is(
    workspace: Workspace, details: Details, where: str, sentence: str
) -> None:
    before = list_panel(workspace, STUDY)
    with pytest.raises(Invalid) as caught:
        add_expert(workspace, STUDY, details)
    (problem,) = caught.value.problems
    assert problem.where == where
    assert sentence in problem.message
    assert list_panel(workspace, STUDY) == before


def test_what_is_known_of_an_expert_is_changed_and_said(workspace: Workspace) -> None:
    before = find_in_panel(workspace, STUDY, FIRST)
    details = Details(
        name=before.name, email="new@example.org", attributes={"community": "official"}
    )
    changes = edit_expert(workspace, STUDY, FIRST, details)
    assert [(each.field, each.before, each.after) for each in changes] == [
        ("email", FIRST, "new@example.org"),
        ("community", "scholar", "official"),
        ("institution", "Institute 1", ""),
    ]
    after = find_in_panel(workspace, STUDY, "new@example.org")
    assert (after.id, after.pseudonym) == (before.id, before.pseudonym)
    assert edit_expert(workspace, STUDY, "new@example.org", details) == ()


def test_an_address_of_somebody_else_is_refused(workspace: Workspace) -> None:
    retire(workspace, STUDY, "expert02@example.org")
    with pytest.raises(Invalid) as caught:
        edit_expert(workspace, STUDY, FIRST, Details(name="A", email="expert02@example.org"))
    assert "Expert 02, who was retired from the panel" in caught.value.problems[0].message


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.OPEN])
def test_a_round_that_has_not_closed_takes_over_what_changed(
    workspace: Workspace, state: RoundState
) -> None:
    bring_round(workspace, state)
    assert coarse(workspace, FIRST) == ("en", {"community": "scholar"})
    details = Details(name="A", email=FIRST, language="ja", attributes={"community": "official"})
    edit_expert(workspace, STUDY, FIRST, details)
    assert coarse(workspace, FIRST) == ("ja", {"community": "official"})


def test_a_closed_round_keeps_what_was_so_while_it_ran(closed: Workspace) -> None:
    edit_expert(closed, STUDY, FIRST, Details(name="A", email=FIRST, language="ja"))
    assert coarse(closed, FIRST) == ("en", {"community": "scholar"})


def test_whoever_is_retired_is_invited_no_more_and_can_be_brought_back(
    workspace: Workspace,
) -> None:
    for _ in range(2):
        assert retire(workspace, STUDY, FIRST).retired_at is not None
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    open_round(workspace, AUTUMN)
    assert len(invite_all(workspace)) == 11
    assert bring_back(workspace, STUDY, FIRST).retired_at is None
    assert len(invite_all(workspace)) == 1


def test_of_an_expert_is_known_where_they_are_in_each_round(closed: Workspace) -> None:
    card = know_expert(closed, STUDY, FIRST)
    assert [(each.round, each.taking) for each in card.rounds] == [(AUTUMN.round, Taking.SUBMITTED)]
    assert know_expert(closed, STUDY, "expert12@example.org").rounds[0].taking is Taking.INVITED
    assert card.no_mail is None


@pytest.mark.parametrize("expert", ["nobody", "nobody@example.org"])
def test_somebody_who_is_in_no_panel_is_not_found(workspace: Workspace, expert: str) -> None:
    with pytest.raises(NotFound):
        know_expert(workspace, STUDY, expert)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (PanelQuery(), 12),
        (PanelQuery(text="EXPERT 0"), 9),
        (PanelQuery(text="expert01@"), 1),
        (PanelQuery(text="%"), 0),
        (PanelQuery(where={"community": "scholar"}), 4),
        (PanelQuery(where={"community": ""}), 0),
        (PanelQuery(where={"country_expertise": ""}), 12),
        (PanelQuery(text="1", where={"community": "scholar"}), 2),
        (PanelQuery(standing=Standing.RETIRED), 1),
        (PanelQuery(standing=Standing.ALL), 13),
    ],
    ids=str,
)
def test_a_panel_is_searched_and_filtered(
    workspace: Workspace, query: PanelQuery, found: int
) -> None:
    add_expert(workspace, STUDY, MEI)
    retire(workspace, STUDY, "mei@example.org")
    seen = look_through(workspace, STUDY, query)
    assert (seen.found, len(seen.experts)) == (found, found)
    assert (seen.panel, seen.retired) == (12, 1)


@pytest.mark.parametrize("order", Order)
def test_a_panel_is_sorted_by_what_is_allowed(workspace: Workspace, order: Order) -> None:
    add_expert(workspace, STUDY, MEI)
    seen = look_through(workspace, STUDY, PanelQuery(order=order))
    keys = {
        Order.NAME: lambda each: each.name,
        Order.EMAIL: lambda each: each.email,
        Order.LANGUAGE: lambda each: (each.language, each.name),
        Order.NEWEST: lambda each: each.name,
    }
    assert list(seen.experts) == sorted(seen.experts, key=keys[order])


def test_a_page_beyond_the_last_one_is_the_last_one(workspace: Workspace) -> None:
    seen = look_through(workspace, STUDY, PanelQuery(), number=99)
    assert (seen.number, seen.pages, seen.first) == (1, 1, 1)


def test_conditions_are_read_or_refused(workspace: Workspace) -> None:
    assert read_where(workspace, STUDY, ["community=scholar", "institution="]) == {
        "community": "scholar",
        "institution": "",
    }
    for wrong in ("community", "shoe=42", "community=spy"):
        with pytest.raises(Invalid):
            read_where(workspace, STUDY, [wrong])
