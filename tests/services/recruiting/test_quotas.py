from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.services.recruiting.quotas import cross
from surveys.services.recruiting.quotas import quotas_of
from surveys.services.recruiting.quotas import quotas_of_panel
from surveys.services.recruiting.quotas import set_quotas
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

OFFICIALS, SCHOLARS = ("community", "official"), ("community", "scholar")


def test_quotas_stand_beside_the_panel(workspace: Workspace) -> None:
    assert not quotas_of_panel(workspace, STUDY).has_quotas
    found = set_quotas(workspace, STUDY, {OFFICIALS: 6, SCHOLARS: 3})
    (community, _) = found.attributes
    assert [
        (line.value, line.target, line.panel, line.lacks_experts) for line in community.lines
    ] == [
        ("official", 6, 4, 2),
        ("scholar", 3, 4, 0),
        ("think_tank", None, 4, 0),
    ]


def test_quotas_stand_beside_who_answered_a_round(closed: Workspace) -> None:
    set_quotas(closed, STUDY, {OFFICIALS: 4, SCHOLARS: 2})
    found = quotas_of(closed, AUTUMN)
    community = found.attributes[0]
    assert sum(line.invited for line in community.lines) == 12
    assert sum(line.submitted for line in community.lines) == 7
    official, scholar, _ = community.lines
    assert (official.submitted, official.missing, official.is_below) == (2, 2, True)
    assert (scholar.submitted, scholar.missing, scholar.is_below) == (3, 0, False)
    assert official.is_small
    assert [line.value for _, line in found.below] == ["official"]


def test_experts_of_whom_nothing_is_known_are_counted_too(closed: Workspace) -> None:
    (line, *_) = [
        line for line in quotas_of(closed, AUTUMN).attributes[1].lines if line.value == ""
    ]
    assert (line.panel, line.invited, line.submitted, line.target) == (12, 12, 7, None)


def test_two_attributes_are_counted_at_once(closed: Workspace) -> None:
    crossing = cross(closed, AUTUMN, "community", "country_expertise")
    assert len(crossing.rows) == 3
    assert all(len(counts) == len(crossing.columns) for _, counts in crossing.rows)
    for wrong in ("community", "institution"):
        with pytest.raises(Invalid, match="Choose two different ones"):
            cross(closed, AUTUMN, "community", wrong)


def test_a_quota_of_nothing_takes_it_away(workspace: Workspace) -> None:
    set_quotas(workspace, STUDY, {OFFICIALS: 6})
    set_quotas(workspace, STUDY, {OFFICIALS: 0})
    assert not quotas_of_panel(workspace, STUDY).has_quotas


@pytest.mark.parametrize(
    ("key", "target", "sentence"),
    [
        (("institution", "x"), 3, "coarse attributes only"),
        (("community", "spy"), 3, "“spy” is none of official"),
        (OFFICIALS, 20_001, "a number from 0 to 20000"),
        (OFFICIALS, -1, "a number from 0 to 20000"),
    ],
)
def test_a_quota_that_makes_no_sense_is_refused_and_none_is_set(
    workspace: Workspace, key: tuple[str, str], target: int, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        set_quotas(workspace, STUDY, {SCHOLARS: 3, key: target})
    assert not quotas_of_panel(workspace, STUDY).has_quotas
