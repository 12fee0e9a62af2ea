"""The page that a closed round leads to: the expert's own placements beside the panel's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services import reporting
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.placement_page import placement_page
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import go
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/answer/<study>/<round_id>/placement")
def placement(study: str, round_id: str) -> ResponseReturnValue:
    """Show the expert's placements; where there are none to show, the receipt says what there is."""
    seen = current_visit(study, round_id)
    if not reporting.shows_own_placement(seen.context, seen.response):
        return go(seen, seen.place)
    placed = reporting.own_placement(current_workspace(), seen)
    return render("answering/placement.html", placement_page(seen, placed))
