"""The pages of a preview; each is made by what makes the pages of experts."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint
from flask import redirect
from flask import request
from flask_babel import gettext

from surveys.services import previewing
from surveys.services.answering import Arrival
from surveys.web.answering.consent_pages import consent_page
from surveys.web.answering.consent_pages import shown_language
from surveys.web.answering.forms import ConfirmForm
from surveys.web.answering.forms import begin_form
from surveys.web.answering.forms import consent_form
from surveys.web.answering.forms import given_purposes
from surveys.web.answering.going_on import go_on
from surveys.web.answering.going_on import is_from_review
from surveys.web.answering.learning import learning_page
from surveys.web.answering.page_making import invitation_page
from surveys.web.answering.page_making import questions_page
from surveys.web.answering.page_making import review_page
from surveys.web.answering.page_making import visit_frame
from surveys.web.answering.preview_addresses import LONGEST
from surveys.web.answering.preview_addresses import address
from surveys.web.answering.preview_addresses import carried
from surveys.web.answering.preview_addresses import switch
from surveys.web.answering.question_field import questionnaire_form
from surveys.web.answering.sent_page import is_taken
from surveys.web.answering.sent_page import page_to_read
from surveys.web.answering.sent_page import read_again
from surveys.web.answering.sent_page import unreadable
from surveys.web.answering.visits import go
from surveys.web.previewing.walking import answered
from surveys.web.previewing.walking import current_preview
from surveys.web.previewing.walking import in_another_language
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.previewing import Preview
    from surveys.web.answering.frames import Frame
    from surveys.web.forms import Form

blueprint = Blueprint(
    "previewing", __name__, url_prefix="/studies/<study_id>/versions/<int:number>/preview"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPage:
    """Where a preview ends: after the last page, or at one that it has not."""

    frame: Frame
    is_submitted: bool
    back: str


@blueprint.get("")
def landing(study_id: str, number: int) -> ResponseReturnValue:
    """Show the page that an invitation opens."""
    seen = current_preview(study_id, number)
    return render("answering/landing.html", _landing_page(seen, begin_form()))


@blueprint.post("/begin")
@shows_again
def begin(study_id: str, number: int) -> ResponseReturnValue:
    """Begin, and store nothing of it."""
    seen = current_preview(study_id, number)
    form = begin_form()
    if form.is_well_sent():
        return go(seen, "consent")
    return render("answering/landing.html", _landing_page(seen, form), form.status)


def _landing_page(seen: Preview, form: Form) -> object:
    nobody = replace(seen.invitation.expert, name=gettext("(the name of the expert)"))
    return invitation_page(
        Arrival(
            invitation=replace(seen.invitation, expert=nobody), context=seen.context, response=None
        ),
        form,
        switch=switch(seen),
        address=address(seen, "begin"),
        decline=address(seen, "decline"),
        learning=address(seen, "what_can_be_learned"),
    )


@blueprint.route("/consent", methods=["GET", "POST"])
@shows_again
def consent(study_id: str, number: int) -> ResponseReturnValue:
    """Ask for consent."""
    seen = current_preview(study_id, number)
    form = consent_form(seen)
    if form.is_well_sent() and shown_language(seen, form):
        walk = replace(seen.walk, purposes=given_purposes(form))
        agreed = previewing.preview(current_workspace(), study_id, number, walk)
        return go(agreed, agreed.pages[0].id)
    return render("answering/consent.html", consent_page(seen, form), form.status)


@blueprint.route("/pages/<page_id>", methods=["GET", "POST"])
@shows_again
def questions(study_id: str, number: int, page_id: str) -> ResponseReturnValue:
    """Ask the questions of one page, and take the answers along."""
    seen = current_preview(study_id, number)
    if request.method != "POST" and not seen.has_consented:
        return go(seen, "consent")
    if request.method != "POST" and seen.nearest(page_id) != page_id:
        return go(seen, seen.nearest(page_id))
    page = page_to_read(seen, page_id)
    form = questionnaire_form(page, seen)
    is_complete = form.is_well_sent()
    if is_taken(form):
        saved = answered(seen, page, form)
        if len(carried(saved.seen)) > LONGEST:  # type: ignore[arg-type]  # it is a preview
            form.refuse(_too_long())
        elif request.form.get("language") in seen.context.languages:
            return go(in_another_language(saved.seen, request.form["language"]), page.id)  # type: ignore[arg-type]  # likewise
        elif is_complete or not unreadable(form, page):
            return go_on(seen, page, saved)
        else:
            seen, page, form = read_again(saved, page)  # type: ignore[assignment]  # likewise
    shown = questions_page(
        seen, page, form, is_change=is_from_review(), further=request.args.get("further", "")
    )
    return render("answering/questions.html", shown, form.status)


def _too_long() -> str:
    return str(
        gettext(
            "There is more text here than a preview can take along. Please shorten it; "
            "experts have more room."
        )
    )


@blueprint.get("/what-can-be-learned")
def what_can_be_learned(study_id: str, number: int) -> ResponseReturnValue:
    """Say what can be learned about an expert."""
    return render("answering/learning.html", learning_page(current_preview(study_id, number)))


@blueprint.get("/review")
def review(study_id: str, number: int) -> ResponseReturnValue:
    """Show everything that was answered."""
    seen = current_preview(study_id, number)
    if not seen.has_consented:
        return go(seen, "consent")
    return render("answering/review.html", review_page(seen, ConfirmForm()))


@blueprint.post("/submit")
@shows_again
def submit(study_id: str, number: int) -> ResponseReturnValue:
    """End the preview where an expert would submit."""
    seen = current_preview(study_id, number)
    form = ConfirmForm()
    if not form.is_well_sent():
        return render("answering/review.html", review_page(seen, form), form.status)
    return redirect(address(seen, "aside", submitted="1"), 303)


@blueprint.get("/aside")
def aside(study_id: str, number: int) -> ResponseReturnValue:
    """Say that what an expert finds here needs stored answers."""
    seen = current_preview(study_id, number)
    page = EndPage(
        frame=visit_frame(seen),
        is_submitted="submitted" in request.args,
        back=address(seen, "review" if seen.has_consented else "consent"),
    )
    return render("previewing/end.html", page)
