"""The link of an invitation: opening it changes nothing, its button begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect
from flask import request
from flask import url_for

from surveys.services import answering
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.forms import begin_form
from surveys.web.answering.page_making import landing_page
from surveys.web.answering.visits import remember
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/i/<token>")
def landing(token: str) -> ResponseReturnValue:
    """Show the invitation. Mail scanners open links too, so nothing is begun and nobody is known yet."""
    arrival = answering.arrive(current_workspace(), token)
    if request.method == "HEAD":
        return ""  # no form, so no cookie
    form = begin_form(arrival)
    address = url_for("answering.begin", token=token)
    return render("answering/landing.html", landing_page(arrival, form, address))


@blueprint.post("/i/<token>/begin")
@shows_again
def begin(token: str) -> ResponseReturnValue:
    """Begin, or come back, and swap the link's token for the session's cookie."""
    arrival = answering.arrive(current_workspace(), token)
    form = begin_form(arrival)
    if not form.is_well_sent():
        address = url_for("answering.begin", token=token)
        return render("answering/landing.html", landing_page(arrival, form, address), form.status)
    begun = answering.begin(current_workspace(), token, form.language.data or "")
    remember(begun.invitation)
    name = begun.invitation.round
    return redirect(url_for("answering.resume", study=name.study, round_id=name.round), 303)
