"""The results page of a round, and its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from flask import request

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.services.reporting import FORMATS
from surveys.services.reporting import phase_plane
from surveys.services.reporting import round_results
from surveys.web.rendering import render
from surveys.web.reporting import pages
from surveys.web.reporting.blueprint import blueprint
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_RESULTS = "/studies/<study_id>/rounds/<round_id>/results"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@blueprint.get(_RESULTS)
def show_results(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show what a round says."""
    name = RoundName(study=study_id, round=round_id)
    page = pages.results_page(current_workspace(), name, with_experts=_wants_experts())
    return render("reporting/results.html", page)


@blueprint.get(f"{_RESULTS}/phase-plane.<extension>")
def show_plane(study_id: str, round_id: str, extension: str) -> ResponseReturnValue:
    """Draw the phase plane; single experts are in it only once the round is closed."""
    form = next((each for each in FORMATS if each == extension), None)
    if form is None:
        raise NotFound(f"The phase plane comes as {', '.join(FORMATS)}.")
    workspace = current_workspace()
    results = round_results(workspace, RoundName(study=study_id, round=round_id))
    drawn = phase_plane(workspace, results, form, with_experts=_wants_experts())
    return Response(drawn, mimetype=_TYPES[form])


def _wants_experts() -> bool:
    return request.args.get("experts") == "1"
