"""The page of a round, what it fetches to move on by itself, and the answer to those who ask whether the server is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import jsonify
from flask import render_template
from flask import request
from flask_babel import gettext

from surveys.model.rounds import RoundName
from surveys.services.authenticating import needs_setting_up
from surveys.services.launching import find_round
from surveys.services.reporting import warm_up
from surveys.web.monitoring import pages
from surveys.web.monitoring.blueprint import blueprint
from surveys.web.monitoring.forms import LinksForm
from surveys.web.monitoring.forms import ReissueForm
from surveys.web.monitoring.watched import watched
from surveys.web.rendering import render
from surveys.web.times import moment
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/studies/<study_id>/rounds/<round_id>")
def show_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show where a round stands and what can be done now."""
    name = RoundName(study=study_id, round=round_id)
    page = pages.round_page(current_workspace(), name, LinksForm(), ReissueForm())
    # From here people go on to the results, which would otherwise wait seconds for libraries to load.
    warm_up()
    return render("monitoring/round.html", page)


@blueprint.get("/studies/<study_id>/rounds/<round_id>/now")
def show_now(study_id: str, round_id: str) -> ResponseReturnValue:
    """Give the script of the page of a round what has changed since it last asked."""
    workspace, name = current_workspace(), RoundName(study=study_id, round=round_id)
    found = watched(workspace, name, find_round(workspace, name).study.time_zone)
    is_seen = found.mark == request.args.get("seen")
    return jsonify(
        as_of=gettext("As of %(time)s", time=moment(found.as_of, found.time_zone)),
        mark=found.mark,
        html=None if is_seen else render_template("monitoring/field_work.html", watched=found),
        said=found.said,
        phase=found.phase,
        is_over=found.is_over,
    )


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    """Say that the server is up and reads its database; say nothing else to anybody."""
    needs_setting_up(current_workspace())
    return {"status": "ok"}
