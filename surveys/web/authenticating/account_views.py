"""One's own account: name, password, and the browsers that are signed in with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask import flash
from flask import g
from flask import redirect
from flask import url_for
from flask_babel import gettext
from flask_babel import ngettext

from surveys.services import authenticating
from surveys.web import signed_in
from surveys.web.authenticating.account_forms import NameForm
from surveys.web.authenticating.account_forms import PasswordForm
from surveys.web.authenticating.account_forms import SessionForm
from surveys.web.authenticating.account_pages import account_page
from surveys.web.authenticating.blueprint import blueprint
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/account")
def show_account() -> ResponseReturnValue:
    """Show one's own account."""
    return _again(200)


@blueprint.post("/account/name")
@shows_again
def change_name() -> ResponseReturnValue:
    """Change how one is named."""
    form = NameForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            authenticating.change_name(current_workspace(), g.researcher, form.name.data)
            return _done(gettext("Your name is changed."))
    return _again(form.status, name=form)


@blueprint.post("/account/password")
@shows_again
def change_password() -> ResponseReturnValue:
    """Change the password; whoever is signed in elsewhere is so no longer."""
    form = PasswordForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            authenticating.change_password(
                current_workspace(),
                g.researcher,
                form.current_password.data,
                form.new_password.data,
                session=signed_in.session_key(),
            )
            return _done(
                gettext("Your password is changed, and you are signed in nowhere but here.")
            )
    return _again(form.status, password=form)


@blueprint.post("/account/sessions/end")
@shows_again
def end_session() -> ResponseReturnValue:
    """End one session."""
    form = SessionForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            authenticating.end_session(current_workspace(), g.researcher, form.handle.data)
            return _done(gettext("That session has ended."))
    return _again(form.status, end=form)


@blueprint.post("/account/sessions/end-others")
@shows_again
def end_other_sessions() -> ResponseReturnValue:
    """End every session but this one."""
    form = SessionForm()
    if form.is_well_sent():
        mine = authenticating.handle_of(signed_in.session_key())
        count = authenticating.end_sessions(current_workspace(), g.researcher, but=mine)
        return _done(ngettext("%(num)s session has ended.", "%(num)s sessions have ended.", count))
    return _again(form.status, end=form)


def _done(sentence: str) -> ResponseReturnValue:
    flash(sentence)
    return redirect(url_for(".show_account"), 303)


def _again(status: int, **forms: Any) -> ResponseReturnValue:
    page = account_page(current_workspace(), g.researcher, **forms)
    return render("authenticating/account.html", page, status)
