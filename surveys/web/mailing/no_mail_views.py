"""The page about who gets no mail: wishes recorded and taken back, bounces by hand and from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext
from flask_babel import ngettext

from surveys.model.bounces import BounceKind
from surveys.services.mailing import bouncing
from surveys.services.mailing import opting_out
from surveys.web.forms import sent_form
from surveys.web.mailing.blueprint import blueprint
from surveys.web.mailing.no_mail_forms import AddressForm
from surveys.web.mailing.no_mail_forms import BounceFilesForm
from surveys.web.mailing.no_mail_forms import BounceForm
from surveys.web.mailing.no_mail_forms import OptOutForm
from surveys.web.mailing.no_mail_pages import no_mail_page
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.uploading import read_files
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.web.forms import Form

_PLACE = "/studies/<study_id>/mail/nobody"
_TEMPLATE = "mailing/no_mail.html"


@blueprint.get(_PLACE)
def show_no_mail(study_id: str) -> ResponseReturnValue:
    """List who gets no mail, and why; with an expert’s id, the forms are about that expert."""
    page = no_mail_page(current_workspace(), study_id, about=request.args.get("expert", ""))
    return render(_TEMPLATE, page)


@blueprint.post(f"{_PLACE}/opt-out")
@shows_again
def record_opt_out(study_id: str) -> ResponseReturnValue:
    """Record the wish of an expert for no mail from this study."""
    form = OptOutForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            opting_out.opt_out(current_workspace(), form.opt_out_email.data, study_id)
            return _back(study_id, gettext("Nothing more is sent there from this study."))
    return _again(study_id, form)


@blueprint.post(f"{_PLACE}/opt-in")
@shows_again
def record_opt_in(study_id: str) -> ResponseReturnValue:
    """Record that an expert takes mail from this study again."""
    form = AddressForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            opting_out.opt_in(current_workspace(), form.email.data, study_id)
            return _back(study_id, gettext("Mail from this study goes there again."))
    return _again(study_id, form)


@blueprint.post(f"{_PLACE}/bounce")
@shows_again
def record_bounce(study_id: str) -> ResponseReturnValue:
    """Record by hand that mail came back."""
    form = BounceForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            kind = BounceKind(form.kind.data)
            bouncing.record_bounce(
                current_workspace(),
                form.bounce_email.data,
                kind,
                form.reason.data or "",
                study_id,
                sent_form(form),
            )
            return _back(study_id, gettext("It was recorded that mail came back."))
    return _again(study_id, form)


@blueprint.post(f"{_PLACE}/again")
@shows_again
def mail_again(study_id: str) -> ResponseReturnValue:
    """Let an address be written to again that had failed for good."""
    form = AddressForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            bouncing.mail_again(current_workspace(), form.email.data, study_id)
            return _back(study_id, gettext("The address is written to again."))
    return _again(study_id, form)


@blueprint.post(f"{_PLACE}/files")
@shows_again
def read_bounces(study_id: str) -> ResponseReturnValue:
    """Record what delivery reports say, and show what was recognised and what was not."""
    form = BounceFilesForm()
    read = None
    if form.is_well_sent():
        read = bouncing.read_bounces(current_workspace(), read_files(form.files), study_id)
        count = len(read.recorded)
        flash(ngettext("%(num)s bounce was recorded.", "%(num)s bounces were recorded.", count))
    page = no_mail_page(current_workspace(), study_id, form, read)
    return render(_TEMPLATE, page, form.status)


def _back(study_id: str, message: str) -> ResponseReturnValue:
    flash(message)
    return redirect(url_for(".show_no_mail", study_id=study_id), 303)


def _again(study_id: str, form: Form) -> ResponseReturnValue:
    return render(_TEMPLATE, no_mail_page(current_workspace(), study_id, form), form.status)
