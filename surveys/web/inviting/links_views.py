"""Links as files: made, sent to the browser and forgotten; only their hashes are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import lazy_gettext

from surveys.model.rounds import RoundName
from surveys.services import inviting
from surveys.services.handing_out import as_csv
from surveys.web.forms import sent_form
from surveys.web.inviting import pages
from surveys.web.inviting.blueprint import blueprint
from surveys.web.inviting.forms import ReissueAllForm
from surveys.web.monitoring.forms import LinksForm
from surveys.web.monitoring.forms import ReissueForm
from surveys.web.monitoring.pages import round_page
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from surveys.services.inviting import Link

_ROUND = "/studies/<study_id>/rounds/<round_id>"
_NOBODY_NEW = lazy_gettext(
    "Everybody in the panel has a link already, so none was made and none was revoked. "
    "Did the file not arrive? Then create new links for everybody, below."
)
_SENT_TWICE = lazy_gettext(
    "This form was sent before, and its file was handed out then, so no link was made or revoked now. "
    "If the file did not arrive, send the form below once more."
)


@blueprint.post(f"{_ROUND}/links")
@shows_again
def create_links(study_id: str, round_id: str) -> ResponseReturnValue:
    """Hand out a link for everybody in the panel who has none."""
    name = RoundName(study=study_id, round=round_id)
    form = LinksForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            made: list[Link] = []
            inviting.invite(current_workspace(), name, made.extend)
            return _file("links", name, made) if made else _back(name, str(_NOBODY_NEW))
    page = round_page(current_workspace(), name, form, ReissueForm(formdata=None))
    return render("monitoring/round.html", page, form.status)


@blueprint.post(f"{_ROUND}/links/one")
@shows_again
def reissue_link(study_id: str, round_id: str) -> ResponseReturnValue:
    """Replace the links of one expert."""
    name = RoundName(study=study_id, round=round_id)
    form = ReissueForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            return _reissued(name, [form.email.data], form)
    page = round_page(current_workspace(), name, LinksForm(formdata=None), form)
    return render("monitoring/round.html", page, form.status)


@blueprint.route(f"{_ROUND}/links/all", methods=["GET", "POST"])
@shows_again
def reissue_all(study_id: str, round_id: str) -> ResponseReturnValue:
    """Replace the links of everybody who was invited."""
    name = RoundName(study=study_id, round=round_id)
    form = ReissueAllForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            invited = inviting.list_invited(current_workspace(), name)
            return _reissued(name, [expert.email for expert in invited], form)
    page = pages.reissue_all_page(current_workspace(), name, form)
    return render("inviting/reissue_all.html", page, form.status)


def _reissued(
    name: RoundName, emails: Sequence[str], form: ReissueForm | ReissueAllForm
) -> ResponseReturnValue:
    made: list[Link] = []
    inviting.reissue(current_workspace(), name, emails, made.extend, sent_form(form))
    # A name of its own, so that it never replaces the file that holds everybody’s links.
    return _file("new-links", name, made) if made else _back(name, str(_SENT_TWICE))


def _file(kind: str, name: RoundName, links: Sequence[Link]) -> Response:
    filename = f"{kind}-{name.study}-{name.round}.csv"
    return Response(
        as_csv(links),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )


def _back(name: RoundName, message: str) -> ResponseReturnValue:
    flash(message)
    return redirect(url_for("monitoring.show_round", study_id=name.study, round_id=name.round), 303)
