"""The questionnaire: consent, then one page after the other, saved at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from surveys.services import answering
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.forms import consent_form
from surveys.web.answering.forms import given_purposes
from surveys.web.answering.page_making import consent_page
from surveys.web.answering.page_making import questions_page
from surveys.web.answering.question_field import given_answers
from surveys.web.answering.question_field import questionnaire_form
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import go
from surveys.web.forms import sent_form
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/answer/<study>/<round_id>")
def resume(study: str, round_id: str) -> ResponseReturnValue:
    """Lead to where the expert was."""
    seen = current_visit(study, round_id)
    return go(seen, seen.place)


@blueprint.route("/answer/<study>/<round_id>/consent", methods=["GET", "POST"])
@shows_again
def consent(study: str, round_id: str) -> ResponseReturnValue:
    """Ask for consent, before anything else."""
    seen = current_visit(study, round_id)
    if request.method != "POST" and not seen.can_answer:
        return go(seen, "receipt")
    form = consent_form(seen)
    if form.is_well_sent():
        answering.consent(current_workspace(), seen, given_purposes(form), sent_form(form))
        return go(seen, seen.pages[0].id)
    return render("answering/consent.html", consent_page(seen, form), form.status)


@blueprint.route("/answer/<study>/<round_id>/<page_id>", methods=["GET", "POST"])
@shows_again
def questions(study: str, round_id: str, page_id: str) -> ResponseReturnValue:
    """Ask the questions of one page, and save them."""
    seen = current_visit(study, round_id)
    page = seen.page(page_id)
    if request.method != "POST" and seen.place in {"consent", "receipt"}:
        return go(seen, seen.place)
    form = questionnaire_form(page, seen)
    following = "review" if request.args.get("from") == "review" else seen.page_after(page)
    if form.is_well_sent():
        answers = given_answers(form, page)
        answering.save_page(
            current_workspace(), seen, page, answers, sent_form(form), resume_at=following
        )
        return go(seen, following)
    shown = questions_page(seen, page, form, is_change=request.args.get("from") == "review")
    return render("answering/questions.html", shown, form.status)
