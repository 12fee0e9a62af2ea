"""Anybody may ask what a receipt code stands for; no name is ever said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.services.acknowledging import check_receipt
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.control_pages import LookUpPage
from surveys.web.forms import Form
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_LONGEST_CODE = 100


class LookUpForm(Form):
    """A receipt code as somebody wrote it down."""

    code = StringField(
        lazy_gettext("Receipt code"),
        [
            InputRequired(lazy_gettext("Please enter the receipt code.")),
            Length(
                max=_LONGEST_CODE,
                message=lazy_gettext(
                    "Please use at most %(longest)s characters.", longest=_LONGEST_CODE
                ),
            ),
        ],
    )


@blueprint.route("/receipt", methods=["GET", "POST"])
@shows_again
def look_up_receipt() -> ResponseReturnValue:
    """Say what a receipt code stands for. The code is posted, so that it is in no address and no log."""
    form = LookUpForm()
    found = None
    if form.is_well_sent():
        with refusals_said_at(form):
            found = check_receipt(current_workspace(), form.code.data or "")
    page = LookUpPage(
        form=form,
        study=found.study if found else "",
        language=found.language if found else "",
        round=found.round.round if found else "",
        state=found.state if found else None,
        day=found.day if found else None,
    )
    return render("answering/look_up.html", page, form.status)
