"""Signing in and out, setting up, and the researchers of an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import Conflict
from surveys.services import authenticating
from surveys.web import signed_in
from surveys.web.authenticating import pages
from surveys.web.authenticating.forms import ResearcherForm
from surveys.web.authenticating.forms import SetUpForm
from surveys.web.authenticating.forms import SignInForm
from surveys.web.authenticating.next_page import is_of_this_site
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("authenticating", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@shows_again
def sign_in() -> ResponseReturnValue:
    """Sign a researcher in, and go to the page that was wanted."""
    if authenticating.needs_setting_up(current_workspace()):
        return redirect(url_for(".set_up"), 303)
    form = SignInForm(next=request.args.get("next", ""))
    if form.is_well_sent():
        with refusals_said_at(form):
            signed_in.remember(
                authenticating.sign_in(current_workspace(), form.email.data, form.password.data)
            )
            return redirect(_wanted(form.next.data or ""), 303)
    return render("authenticating/sign_in.html", pages.SignInPage(form=form), form.status)


def _wanted(target: str) -> str:
    return target if is_of_this_site(target) else url_for("designing.home")


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session, and have the browser forget what it kept of this site."""
    signed_in.forget()
    response = redirect(url_for(".signed_out"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@blueprint.get("/signed-out")
def signed_out() -> ResponseReturnValue:
    """Say that the session has ended."""
    return render("authenticating/signed_out.html", None)


@blueprint.route("/set-up", methods=["GET", "POST"])
@shows_again
def set_up() -> ResponseReturnValue:
    """Make the first researcher's account, once."""
    workspace = current_workspace()
    if not authenticating.needs_setting_up(workspace):
        return redirect(url_for(".sign_in"), 303)
    form = SetUpForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            email, password = form.email.data, form.password.data
            authenticating.set_up(workspace, form.code.data, email, password, form.name.data)
            signed_in.remember(authenticating.sign_in(workspace, email, password))
            flash(gettext("Soundings is set up, and you are signed in."))
            return redirect(url_for("designing.home"), 303)
    return render("authenticating/set_up.html", pages.SetUpPage(form=form), form.status)


@blueprint.route("/researchers", methods=["GET", "POST"])
@shows_again
def show_researchers() -> ResponseReturnValue:
    """List the researchers, and add one."""
    form = ResearcherForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            flash(_added(form))
            return redirect(url_for(".show_researchers"), 303)
    page = pages.researchers_page(current_workspace(), form)
    return render("authenticating/researchers.html", page, form.status)


def _added(form: ResearcherForm) -> str:
    try:
        new = authenticating.add_researcher(
            current_workspace(), form.email.data, form.password.data, form.name.data
        )
    except Conflict as known:
        return str(gettext("%(known)s Nothing was changed.", known=known))
    return str(
        gettext("%(name)s can sign in with %(email)s from now on.", name=new.name, email=new.email)
    )
