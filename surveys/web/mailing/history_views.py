"""The history of one expert as a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services import designing
from surveys.services.mailing.history import history_of
from surveys.web.mailing.blueprint import blueprint
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.studies import Study
    from surveys.services.mailing.history import History


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Everything that passed between a study and an expert."""

    study: Study
    language: str
    history: History


@blueprint.get("/studies/<study_id>/panel/<expert_id>/history")
def show_history(study_id: str, expert_id: str) -> ResponseReturnValue:
    """Show everything that passed between a study and an expert; of answers only their state."""
    workspace = current_workspace()
    history = history_of(workspace, study_id, expert_id)
    study = designing.newest_study(workspace, study_id).study
    page = HistoryPage(study=study, language=study.languages[0], history=history)
    return render("mailing/expert_history.html", page)
