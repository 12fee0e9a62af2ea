"""The page about safekeeping: verify, back up, and say what a receipt code proves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext

from surveys.services import preserving
from surveys.services.acknowledging import check_receipt
from surveys.web.preserving.forms import BackUpForm
from surveys.web.preserving.forms import ReceiptForm
from surveys.web.preserving.forms import VerifyForm
from surveys.web.preserving.pages import safekeeping_page
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("preserving", __name__)
_TEMPLATE = "preserving/safekeeping.html"


@blueprint.get("/safekeeping")
def show_safekeeping() -> ResponseReturnValue:
    """Show what can be done so that nothing gets lost, and the backups that are here."""
    return render(_TEMPLATE, safekeeping_page(current_workspace()))


@blueprint.post("/safekeeping/verify")
@shows_again
def verify() -> ResponseReturnValue:
    """Verify every study now, and say what was found."""
    form = VerifyForm()
    verdicts = preserving.verify(current_workspace()) if form.is_well_sent() else None
    page = safekeeping_page(current_workspace(), form, verdicts=verdicts)
    return render(_TEMPLATE, page, form.status)


@blueprint.post("/safekeeping/back-up")
@shows_again
def back_up() -> ResponseReturnValue:
    """Make a backup in the installation's own folder."""
    form = BackUpForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            report = preserving.back_up_here(current_workspace())
            flash(
                gettext(
                    "The backup %(name)s was made: %(files)s files, reopened and checked.",
                    name=report.directory.name,
                    files=len(report.manifest.files),
                )
            )
            return redirect(url_for(".show_safekeeping"), 303)
    return render(_TEMPLATE, safekeeping_page(current_workspace(), form), form.status)


@blueprint.post("/safekeeping/receipt")
@shows_again
def look_receipt_up() -> ResponseReturnValue:
    """Say to which study a receipt code belongs and since when, and no name."""
    form = ReceiptForm()
    acknowledgement = None
    if form.is_well_sent():
        with refusals_said_at(form):
            acknowledgement = check_receipt(current_workspace(), form.code.data)
    page = safekeeping_page(current_workspace(), form, acknowledgement=acknowledgement)
    return render(_TEMPLATE, page, form.status)
