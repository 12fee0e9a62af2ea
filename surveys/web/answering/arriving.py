"""The link of an invitation: opening it changes nothing, its button begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect
from flask import request
from flask import url_for

from surveys.services import answering
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.forms import begin_form
from surveys.web.answering.language_switch import go_on_in
from surveys.web.answering.page_making import landing_page
from surveys.web.answering.visits import current_arrival
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import remember
from surveys.web.languages import page_language
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/i/<token>")
def landing(token: str) -> ResponseReturnValue:
    """Show the invitation. Mail scanners open links too, so nothing is begun and nobody is known yet."""
    arrival = current_arrival(token)
    if request.method == "HEAD":
        return ""  # no form, so no cookie
    form = begin_form()
    return render("answering/landing.html", landing_page(arrival, form, token))


@blueprint.post("/i/<token>/begin")
@shows_again
def begin(token: str) -> ResponseReturnValue:
    """Begin, or come back, and swap the link's token for the session's cookie."""
    arrival = current_arrival(token)
    form = begin_form()
    if not form.is_well_sent():
        return render("answering/landing.html", landing_page(arrival, form, token), form.status)
    begun = answering.begin(current_workspace(), token, page_language())
    remember(begun.invitation)
    name = begun.invitation.round
    go_on_in(current_visit(name.study, name.round), page_language())
    return redirect(url_for("answering.resume", study=name.study, round_id=name.round), 303)
