"""The questionnaire: one page after the other, saved at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.going_on import go_on
from surveys.web.answering.going_on import is_from_review
from surveys.web.answering.page_making import come_back_page
from surveys.web.answering.page_making import paused_page
from surveys.web.answering.page_making import questions_page
from surveys.web.answering.question_field import questionnaire_form
from surveys.web.answering.sent_page import is_taken
from surveys.web.answering.sent_page import page_to_read
from surveys.web.answering.sent_page import read_again
from surveys.web.answering.sent_page import save_what_can_be_read
from surveys.web.answering.sent_page import unreadable
from surveys.web.answering.visits import NOT_ASKED
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import go
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/answer/<study>/<round_id>")
def resume(study: str, round_id: str) -> ResponseReturnValue:
    """Lead to where the expert was."""
    seen = current_visit(study, round_id)
    return go(seen, seen.place)


@blueprint.route("/answer/<study>/<round_id>/<page_id>", methods=["GET", "POST"])
@shows_again
def questions(study: str, round_id: str, page_id: str) -> ResponseReturnValue:
    """Ask the questions of one page, and save what can be read of the answers, whatever the others are."""
    seen = current_visit(study, round_id)
    if request.method != "POST" and seen.place in NOT_ASKED:
        return go(seen, seen.place)
    if request.method != "POST" and seen.nearest(page_id) != page_id:
        return go(seen, seen.nearest(page_id))
    page = page_to_read(seen, page_id)
    form = questionnaire_form(page, seen)
    is_complete = form.is_well_sent()
    if is_taken(form):
        saved = save_what_can_be_read(seen, page, form)
        if is_complete or not unreadable(form, page):
            return go_on(seen, page, saved)
        seen, page, form = read_again(saved, page)
    shown = questions_page(
        seen, page, form, is_change=is_from_review(), further=request.args.get("further", "")
    )
    return render("answering/questions.html", shown, form.status)


@blueprint.get("/answer/<study>/<round_id>/come-back")
def come_back(study: str, round_id: str) -> ResponseReturnValue:
    """Say until when, and how, the expert can come back to what is saved."""
    seen = current_visit(study, round_id)
    if seen.place in NOT_ASKED:
        return go(seen, seen.place)
    return render("answering/come_back.html", come_back_page(seen))


@blueprint.get("/answer/<study>/<round_id>/paused")
def paused(study: str, round_id: str) -> ResponseReturnValue:
    """Say that the round is paused, and that nothing is lost."""
    seen = current_visit(study, round_id)
    if not seen.waits:
        return go(seen, seen.place)
    return render("answering/paused.html", paused_page(seen))
