"""The page of a round, and the answer to those who ask whether the server is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from surveys.model.rounds import RoundName
from surveys.services.authenticating import needs_setting_up
from surveys.services.reporting import warm_up
from surveys.web.monitoring import pages
from surveys.web.monitoring.forms import LinksForm
from surveys.web.monitoring.forms import ReissueForm
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("monitoring", __name__)


@blueprint.get("/studies/<study_id>/rounds/<round_id>")
def show_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show where a round stands and what can be done now."""
    name = RoundName(study=study_id, round=round_id)
    page = pages.round_page(current_workspace(), name, LinksForm(), ReissueForm())
    # From here people go on to the results, which would otherwise wait seconds for libraries to load.
    warm_up()
    return render("monitoring/round.html", page)


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    """Say that the server is up and reads its database; say nothing else to anybody."""
    needs_setting_up(current_workspace())
    return {"status": "ok"}
