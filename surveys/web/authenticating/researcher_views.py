"""An administrator's pages: who has an account, one more, and what is done to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort
from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import Conflict
from surveys.services import authenticating
from surveys.services import authorizing
from surveys.web.authenticating import researcher_pages
from surveys.web.authenticating.blueprint import blueprint
from surveys.web.authenticating.forms import ActForm
from surveys.web.authenticating.forms import ResearcherForm
from surveys.web.authenticating.researcher_acts import ACTS
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.authorizing import Account


@blueprint.route("/researchers", methods=["GET", "POST"])
@shows_again
def show_researchers() -> ResponseReturnValue:
    """List the researchers, and add one."""
    form = ResearcherForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            flash(_added(form))
            return redirect(url_for(".show_researchers"), 303)
    page = researcher_pages.researchers_page(current_workspace(), form)
    return render("authenticating/researchers.html", page, form.status)


def _added(form: ResearcherForm) -> str:
    try:
        new = authenticating.add_researcher(
            current_workspace(),
            form.email.data,
            form.password.data,
            form.name.data,
            is_administrator=form.is_administrator.data,
        )
    except Conflict as known:
        return str(gettext("%(known)s Nothing was changed.", known=known))
    return str(
        gettext("%(name)s can sign in with %(email)s from now on.", name=new.name, email=new.email)
    )


@blueprint.get("/researchers/<researcher_id>")
def show_researcher(researcher_id: str) -> ResponseReturnValue:
    """Show one account and what can be done to it."""
    page = researcher_pages.researcher_page(current_workspace(), researcher_id)
    return render("authenticating/researcher.html", page)


@blueprint.route("/researchers/<researcher_id>/<act>", methods=["GET", "POST"])
@shows_again
def act_on_researcher(researcher_id: str, act: str) -> ResponseReturnValue:
    """Say what an act means, then do it."""
    workspace = current_workspace()
    account = authorizing.find_account(workspace, researcher_id)
    if act not in ACTS:
        abort(404)
    form = ActForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            return _done(account, act, ACTS[act].does(workspace, account))
    page = researcher_pages.act_page(workspace, account, act, form)
    return render("authenticating/act_on_researcher.html", page, form.status)


def _done(account: Account, act: str, link: str) -> ResponseReturnValue:
    person = account.researcher
    if link:
        page = researcher_pages.researcher_page(current_workspace(), person.id, link)
        return render("authenticating/researcher.html", page)
    flash(str(ACTS[act].done) % {"name": person.name})
    return redirect(url_for(".show_researcher", researcher_id=person.id), 303)
