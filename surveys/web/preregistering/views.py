"""The preregistration of a round: as a page, as a PDF and as the JSON whose hash is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from flask import Blueprint
from flask import send_file

from surveys.model.rounds import RoundName
from surveys.model.texts import LANGUAGES
from surveys.services import launching
from surveys.services import preregistering
from surveys.web.designing.drawn_maps import draw_map
from surveys.web.preregistering.checklists import lines_of
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.rounds import RoundChange
    from surveys.services.preregistering import Preregistration
    from surveys.web.designing.drawn_maps import DrawnMap
    from surveys.web.preregistering.checklists import Line

blueprint = Blueprint(
    "preregistering", __name__, url_prefix="/studies/<study_id>/rounds/<round_id>/preregistration"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreregistrationPage:
    """A preregistration, and for a round that is not open yet the checklist."""

    made: Preregistration
    language: str
    opens_at: datetime | None
    closes_at: datetime
    changes: tuple[RoundChange, ...]
    languages: tuple[str, ...]
    map: DrawnMap
    lines: tuple[Line, ...]


@blueprint.get("")
def show_preregistration(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show what a round is held to, or would be."""
    workspace, name = current_workspace(), RoundName(study=study_id, round=round_id)
    made = preregistering.preregistration(workspace, name)
    ready = None if made.recorded_at else preregistering.readiness(workspace, name)
    opens_at = made.facts["dates"].get("opens_at")
    page = PreregistrationPage(
        made=made,
        language=made.study.languages[0],
        opens_at=datetime.fromisoformat(opens_at) if opens_at else None,
        closes_at=datetime.fromisoformat(made.facts["dates"]["closes_at"]),
        changes=launching.list_changes(workspace, name),
        languages=tuple(LANGUAGES.get(code, code) for code in made.facts["languages"]),
        map=draw_map(made.study, made.study.framework.map),
        lines=lines_of(ready) if ready else (),
    )
    return render("preregistering/preregistration.html", page)


@blueprint.get("/preregistration.pdf")
def print_preregistration(study_id: str, round_id: str) -> ResponseReturnValue:
    """Hand the preregistration out as a PDF."""
    name = RoundName(study=study_id, round=round_id)
    content = preregistering.print_preregistration(current_workspace(), name)
    return send_file(
        BytesIO(content),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{study_id}-{round_id}-preregistration.pdf",
        max_age=0,
    )


@blueprint.get("/preregistration.json")
def download_preregistration(study_id: str, round_id: str) -> ResponseReturnValue:
    """Hand out the very bytes whose hash is recorded."""
    name = RoundName(study=study_id, round=round_id)
    made = preregistering.preregistration(current_workspace(), name)
    return send_file(
        BytesIO(made.content),
        mimetype="application/json",
        as_attachment=True,
        download_name=f"{study_id}-{round_id}-preregistration.json",
        max_age=0,
    )
