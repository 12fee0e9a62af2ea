"""The page that says how carefully a round is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.rounds import RoundName
from surveys.services.reporting import warm_up
from surveys.web.monitoring.blueprint import blueprint
from surveys.web.monitoring.quality_pages import quality_page
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/studies/<study_id>/rounds/<round_id>/quality")
def show_quality(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show how long answering takes, where experts stop, what they leave out, and what is flagged."""
    page = quality_page(current_workspace(), RoundName(study=study_id, round=round_id))
    warm_up()
    return render("monitoring/quality.html", page)
