"""The pages of a round's results, one a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.rounds import RoundName
from surveys.web.rendering import render
from surveys.web.reporting.asking import asked
from surveys.web.reporting.blueprint import blueprint
from surveys.web.reporting.frames import frame_of
from surveys.web.reporting.pages import overview_page
from surveys.web.reporting.section_pages import section_of
from surveys.web.reporting.section_pages import section_page
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_RESULTS = "/studies/<study_id>/rounds/<round_id>/results"


@blueprint.get(_RESULTS)
def show_results(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show what a round says: the sentences, the plane, and each alliance."""
    name = RoundName(study=study_id, round=round_id)
    frame = frame_of(current_workspace(), name, asked())
    return render("reporting/results.html", overview_page(frame), frame.status)


@blueprint.get(f"{_RESULTS}/<section>")
def show_section(study_id: str, round_id: str, section: str) -> ResponseReturnValue:
    """Show one of the further pages."""
    section_of(section)
    name = RoundName(study=study_id, round=round_id)
    frame = frame_of(current_workspace(), name, asked())
    return render("reporting/section.html", section_page(section, frame), frame.status)
