"""Setting up, and signing in and out: the password first, then a code of whoever has a second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.services import authenticating
from surveys.web import signed_in
from surveys.web.authenticating import pages
from surveys.web.authenticating.blueprint import blueprint
from surveys.web.authenticating.forms import CodeForm
from surveys.web.authenticating.forms import SetUpForm
from surveys.web.authenticating.forms import SignInForm
from surveys.web.authenticating.next_page import is_of_this_site
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.route("/sign-in", methods=["GET", "POST"])
@shows_again
def sign_in() -> ResponseReturnValue:
    """Sign a researcher in, and go to the page that was wanted, or to where the code is entered."""
    if authenticating.needs_setting_up(current_workspace()):
        return redirect(url_for(".set_up"), 303)
    form = SignInForm(next=request.args.get("next", ""))
    if form.is_well_sent():
        with refusals_said_at(form):
            wanted = form.next.data or ""
            if signed_in.with_password(form.email.data, form.password.data, wanted):
                return redirect(_wanted(wanted), 303)
            return redirect(url_for(".enter_code"), 303)
    return render("authenticating/sign_in.html", pages.SignInPage(form=form), form.status)


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@shows_again
def enter_code() -> ResponseReturnValue:
    """Finish signing in with a code of the app, or with a recovery code."""
    if not signed_in.is_halfway():
        return redirect(url_for(".sign_in"), 303)
    form = CodeForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            return redirect(_wanted(signed_in.with_code(form.code.data)), 303)
    return render("authenticating/enter_code.html", pages.CodePage(form=form), form.status)


def _wanted(target: str) -> str:
    return target if is_of_this_site(target) else url_for("designing.home")


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session, and have the browser forget what it kept of this site, but that it is known here."""
    signed_in.forget()
    response = redirect(url_for(".signed_out"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
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
            signed_in.with_password(email, password)
            flash(
                gettext(
                    "Soundings is set up, and you are signed in. Guard your account with a second factor: "
                    "open it by your name above."
                )
            )
            return redirect(url_for("designing.home"), 303)
    return render("authenticating/set_up.html", pages.SetUpPage(form=form), form.status)
