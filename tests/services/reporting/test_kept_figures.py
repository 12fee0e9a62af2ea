"""Figures that take long to lay out are laid out once; groups are drawn by whatever attribute is compared."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import NotFound
from surveys.services.reporting import Wanted
from surveys.services.reporting import draw_for_page
from surveys.services.reporting import find_figure
from surveys.services.reporting import has_paths
from surveys.services.reporting import round_results
from surveys.web.reporting.groups import group_parts
from tests.workspaces import AUTUMN

if TYPE_CHECKING:
    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace


def over_two_rounds(results: RoundResults) -> RoundResults:
    """Add to the results a way from the round before, on which two experts placed the other alliance."""
    document = deepcopy(results.document)
    now = document["alliances"][0]
    here = {key: now[key] for key in ("n", "position", "phase", "ellipses")}
    points = [
        here | {"round": name, "period": "", "reason": None}
        for name in ("2026-spring", "2026-autumn")
    ]
    nowhere = {"position": None, "phase": None, "ellipses": None, "reason": "no_complete_pairs"}
    document["change"]["trajectories"] = [
        {"alliance": "us-japan", "points": points},
        {"alliance": "us-rok", "points": [points[0] | nowhere, points[1]]},
    ]
    return replace(results, document=document)


def test_a_way_is_kept_whole_until_it_is_another_one(closed: Workspace) -> None:
    results = round_results(closed, AUTUMN)
    assert not has_paths(results)
    with pytest.raises(NotFound, match="nothing to draw"):
        draw_for_page(closed, results, "trajectories", Wanted(language="en"))

    moved = over_two_rounds(results)
    assert has_paths(moved)
    drawn = draw_for_page(closed, moved, "trajectories", Wanted(language="en"))
    figure = find_figure(moved, "trajectories")
    assert (drawn.title, drawn.table) == (figure.title, figure.table)
    assert {row[0] for row in drawn.table.rows} == {"US–Japan"}
    assert draw_for_page(closed, moved, "trajectories", Wanted(language="en")) == drawn
    assert draw_for_page(closed, moved, "trajectories", Wanted(language="ja")).title != drawn.title

    document = deepcopy(moved.document)
    document["change"]["trajectories"][0]["points"][0]["position"]["cohesion"] = 1.5
    other = replace(moved, document=document)
    again = draw_for_page(closed, other, "trajectories", Wanted(language="en"))
    assert again.table.rows[0][3] == 1.5


def test_groups_are_drawn_by_whatever_attribute_is_compared(closed: Workspace) -> None:
    results = round_results(closed, AUTUMN)
    attribute = next(each for each in results.study.attributes if each.id != "community")
    group = attribute.values[0]
    report = results.alliances[0]
    axes = {axis: found["mean"] for axis, found in report.result["axes"].items()}
    compared = {
        "attribute": attribute.id,
        "groups": [{"group": group.id, "n": 7, "reason": None, "axes": axes}],
    }
    shown = replace(report, result=report.result | {"groups": [compared]})
    found = find_figure(replace(results, alliances=(shown,)), "communities", Wanted(language="ja"))
    assert group.name.to("ja") in {cell for row in found.table.rows for cell in row}
    hidden = compared | {"groups": [{"group": group.id, "n": None, "reason": "x", "axes": None}]}
    none = replace(report, result=report.result | {"groups": [hidden]})
    with pytest.raises(NotFound, match="nothing to draw"):
        find_figure(replace(results, alliances=(none,)), "communities")
    assert all(part.figures != ("communities",) for part in group_parts(results))
