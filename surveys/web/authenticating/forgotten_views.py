"""A new password for whoever forgot theirs; nothing here tells who has an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.services import authenticating
from surveys.web.authenticating import pages
from surveys.web.authenticating.blueprint import blueprint
from surveys.web.authenticating.forms import ForgottenForm
from surveys.web.authenticating.forms import NewPasswordForm
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.route("/forgot-password", methods=["GET", "POST"])
@shows_again
def forgot_password() -> ResponseReturnValue:
    """Have a link sent; the answer is the same whether or not anybody has the address."""
    workspace, form = current_workspace(), ForgottenForm()
    can_be_sent, is_asked = workspace.settings.mail.is_set, False
    if can_be_sent and form.is_well_sent():
        with refusals_said_at(form):
            authenticating.ask_for_reset(
                workspace, form.email.data, remote=request.remote_addr or ""
            )
            is_asked = True
    page = pages.ForgottenPage(form=form, can_be_sent=can_be_sent, is_asked=is_asked)
    return render("authenticating/forgot_password.html", page, form.status)


@blueprint.route("/reset-password/<token>", methods=["GET", "POST"])
@shows_again
def reset_password(token: str) -> ResponseReturnValue:
    """Set a new password by a link: opening it changes nothing, sending the form does."""
    workspace = current_workspace()
    person = authenticating.find_reset(workspace, token)
    form = NewPasswordForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            authenticating.reset_password(workspace, token, form.password.data)
            flash(
                gettext("Your new password is set, and every session has ended. Sign in with it.")
            )
            return redirect(url_for(".sign_in"), 303)
    page = pages.NewPasswordPage(form=form, email=person.email)
    return render("authenticating/reset_password.html", page, form.status)
