"""I do not wish to take part: a page and a button, from the invitation and from within; reversible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect
from flask import request
from flask import url_for
from flask_babel import lazy_gettext
from wtforms import BooleanField
from wtforms import TextAreaField
from wtforms.validators import Length

from surveys.model.responses import ResponseState
from surveys.services import answering
from surveys.services.answering import LONGEST_REASON
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.control_pages import DeclinePage
from surveys.web.answering.forms import ConfirmForm
from surveys.web.answering.language_switch import buttons_before
from surveys.web.answering.language_switch import links
from surveys.web.answering.page_making import frame
from surveys.web.answering.page_making import visit_frame
from surveys.web.answering.receipts import receipt_page
from surveys.web.answering.visits import current_arrival
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import go
from surveys.web.answering.visits import places
from surveys.web.forms import Form
from surveys.web.languages import page_language
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.invitations import Invitation

_TEMPLATE = "answering/decline.html"


class DeclineForm(Form):
    """A reason, if one wants to give one, and whether to erase what was saved."""

    reason = TextAreaField(
        lazy_gettext("Your reason, if you want to give one"),
        validators=[
            Length(
                max=LONGEST_REASON,
                message=lazy_gettext(
                    "Please shorten the reason to %(longest)s characters.", longest=LONGEST_REASON
                ),
            )
        ],
    )
    erase = BooleanField(lazy_gettext("Also erase what I have saved so far"))


@blueprint.route("/i/<token>/decline", methods=["GET", "POST"])
@shows_again
def decline_invitation(token: str) -> ResponseReturnValue:
    """Ask whoever opened a link whether they do not wish to take part, and record it."""
    arrival = current_arrival(token)
    form = DeclineForm()
    landing = url_for("answering.landing", token=token, lang=page_language())
    if form.is_well_sent():
        _decline(arrival.invitation, form)
        return redirect(landing, 303)
    is_begun = arrival.response is not None and arrival.response.state is ResponseState.BEGUN
    languages = arrival.context.languages
    switch = (
        buttons_before(languages) if arrival.context.is_open else links(languages, request.path)
    )
    page = DeclinePage(
        frame=frame(arrival.context, page_language(), switch),
        has_saved=is_begun,
        longest=LONGEST_REASON,
        form=form,
        address=url_for("answering.decline_invitation", token=token, lang=page_language()),
        back=landing,
    )
    return render(_TEMPLATE, page, form.status)


@blueprint.route("/answer/<study>/<round_id>/decline", methods=["GET", "POST"])
@shows_again
def decline(study: str, round_id: str) -> ResponseReturnValue:
    """Ask whoever has begun whether they do not wish to go on, and record it."""
    seen = current_visit(study, round_id)
    if request.method != "POST" and not (
        seen.context.is_open and seen.can_answer and not seen.submissions
    ):
        return go(seen, seen.place)
    form = DeclineForm()
    if form.is_well_sent():
        _decline(seen.invitation, form)
        return go(seen, "receipt")
    page = DeclinePage(
        frame=visit_frame(seen),
        has_saved=bool(seen.answers),
        longest=LONGEST_REASON,
        form=form,
        address=places(seen).decline,
        back=places(seen).resume,
    )
    return render(_TEMPLATE, page, form.status)


@blueprint.post("/answer/<study>/<round_id>/take-part")
@shows_again
def take_part(study: str, round_id: str) -> ResponseReturnValue:
    """Go on after all."""
    seen = current_visit(study, round_id)
    form = ConfirmForm()
    if not form.is_well_sent():
        return render("answering/receipt.html", receipt_page(seen, form), form.status)
    answering.take_part(current_workspace(), seen.invitation)
    return redirect(places(seen).resume, 303)


def _decline(invitation: Invitation, form: DeclineForm) -> None:
    answering.decline(
        current_workspace(),
        invitation,
        form.reason.data or "",
        erases_saved=bool(form.erase.data),
    )
