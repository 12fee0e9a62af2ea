"""The second factor of one's own account: set up, confirmed, renewed, turned off."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import segno
from flask import Response
from flask import abort
from flask import flash
from flask import g
from flask import redirect
from flask import url_for
from flask_babel import gettext

from surveys.services import authenticating
from surveys.web.authenticating.account_forms import CodesForm
from surveys.web.authenticating.account_forms import ConfirmForm
from surveys.web.authenticating.account_forms import ProveForm
from surveys.web.authenticating.account_pages import ConfirmPage
from surveys.web.authenticating.account_pages import ProvePage
from surveys.web.authenticating.account_pages import codes_page
from surveys.web.authenticating.blueprint import blueprint
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.authenticating import SecondFactor

_FACTOR = "/account/second-factor"
_CODES = re.compile(r"(?:[a-z2-7]{4}(?:-[a-z2-7]{4}){3}(?: |$)){1,10}")


@blueprint.route(_FACTOR, methods=["GET", "POST"])
@shows_again
def begin_factor() -> ResponseReturnValue:
    """Ask for the password, and make a secret for an app."""
    workspace, form = current_workspace(), ProveForm()
    if authenticating.has_second_factor(workspace, g.researcher):
        return redirect(url_for(".show_account"), 303)
    if form.is_well_sent():
        with refusals_said_at(form):
            authenticating.begin_second_factor(workspace, g.researcher, form.password.data)
            return redirect(url_for(".confirm_factor"), 303)
    page = ProvePage(form=form, is_required=workspace.settings.require_second_factor)
    return render("authenticating/begin_factor.html", page, form.status)


@blueprint.route(f"{_FACTOR}/confirm", methods=["GET", "POST"])
@shows_again
def confirm_factor() -> ResponseReturnValue:
    """Show the secret as a picture and as text, and put it in force by a code of it."""
    workspace, factor = current_workspace(), _being_set_up()
    if factor is None:
        return redirect(url_for(".begin_factor"), 303)
    form = ConfirmForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            codes = authenticating.confirm_second_factor(workspace, g.researcher, form.code.data)
            return render("authenticating/recovery_codes.html", codes_page(codes))
    required = workspace.settings.require_second_factor
    page = ConfirmPage(form=form, factor=factor, is_required=required)
    return render("authenticating/confirm_factor.html", page, form.status)


@blueprint.get(f"{_FACTOR}/code.svg")
def draw_factor() -> ResponseReturnValue:
    """Draw the secret that is being set up as a QR code, for its owner alone."""
    factor = _being_set_up()
    if factor is None:
        abort(404)
    drawn = BytesIO()
    segno.make(factor.address, error="m").save(
        drawn,
        kind="svg",
        scale=6,
        border=4,
        light="white",
        dark="black",
        svgclass=None,
        lineclass=None,
    )
    return Response(drawn.getvalue(), mimetype="image/svg+xml")


def _being_set_up() -> SecondFactor | None:
    factor = authenticating.second_factor_of(current_workspace(), g.researcher)
    return None if factor is None or factor.is_confirmed else factor


@blueprint.route(f"{_FACTOR}/recovery-codes", methods=["GET", "POST"])
@shows_again
def renew_codes() -> ResponseReturnValue:
    """Make new recovery codes; the earlier ones become void."""
    workspace, form = current_workspace(), ProveForm()
    if not authenticating.has_second_factor(workspace, g.researcher):
        return redirect(url_for(".begin_factor"), 303)
    if form.is_well_sent():
        with refusals_said_at(form):
            codes = authenticating.renew_recovery_codes(workspace, g.researcher, form.password.data)
            return render("authenticating/recovery_codes.html", codes_page(codes))
    return render("authenticating/renew_codes.html", ProvePage(form=form), form.status)


@blueprint.post(f"{_FACTOR}/recovery-codes/file")
def save_codes() -> ResponseReturnValue:
    """Hand the codes back that the page has just shown, as a file: only their hashes are kept here."""
    form = CodesForm()
    if not form.is_well_sent() or not _CODES.fullmatch(form.codes.data or ""):
        abort(400)
    lines = [
        gettext("Recovery codes of %(email)s at Soundings", email=g.researcher.email),
        gettext("Each one signs you in once in the place of a code of your app."),
        "",
        *form.codes.data.split(),
        "",
    ]
    return Response(
        "\r\n".join(lines),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="soundings-recovery-codes.txt"'},
    )


@blueprint.route(f"{_FACTOR}/drop", methods=["GET", "POST"])
@shows_again
def drop_factor() -> ResponseReturnValue:
    """Turn the second factor off, by whoever proves to know the password."""
    workspace, form = current_workspace(), ProveForm()
    if not authenticating.has_second_factor(workspace, g.researcher):
        return redirect(url_for(".show_account"), 303)
    if form.is_well_sent():
        with refusals_said_at(form):
            authenticating.drop_second_factor(workspace, g.researcher, form.password.data)
            flash(gettext("Your second factor is off. The password alone signs you in now."))
            return redirect(url_for(".show_account"), 303)
    page = ProvePage(form=form, is_required=workspace.settings.require_second_factor)
    return render("authenticating/drop_factor.html", page, form.status)
