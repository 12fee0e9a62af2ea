"""The end of the questionnaire: review, submit, receipt, reopen, withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from surveys.model.responses import ResponseState
from surveys.services import answering
from surveys.services import reporting
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.forms import ConfirmForm
from surveys.web.answering.page_making import review_page
from surveys.web.answering.receipts import receipt_page
from surveys.web.answering.receipts import withdraw_page
from surveys.web.answering.visits import NOT_ASKED
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import go
from surveys.web.forms import sent_form
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/answer/<study>/<round_id>/review")
def review(study: str, round_id: str) -> ResponseReturnValue:
    """Show everything that was answered."""
    seen = current_visit(study, round_id)
    if seen.place in NOT_ASKED:
        return go(seen, seen.place)
    return render("answering/review.html", review_page(seen, ConfirmForm()))


@blueprint.post("/answer/<study>/<round_id>/submit")
@shows_again
def submit(study: str, round_id: str) -> ResponseReturnValue:
    """Submit; a second time gives the same receipt."""
    seen = current_visit(study, round_id)
    form = ConfirmForm()
    if not form.is_well_sent():
        return render("answering/review.html", review_page(seen, form), form.status)
    answering.submit(current_workspace(), seen)
    return go(seen, "receipt")


@blueprint.get("/answer/<study>/<round_id>/receipt")
def receipt(study: str, round_id: str) -> ResponseReturnValue:
    """Show what became of the response."""
    seen = current_visit(study, round_id)
    if (seen.can_answer or seen.waits) and seen.response.state is ResponseState.BEGUN:
        return go(seen, seen.place)
    page = receipt_page(seen, ConfirmForm())
    if page.has_placement:
        reporting.warm_up()  # the page that this one leads to is computed and drawn
    return render("answering/receipt.html", page)


@blueprint.post("/answer/<study>/<round_id>/reopen")
@shows_again
def reopen(study: str, round_id: str) -> ResponseReturnValue:
    """Let the answers be changed; those submitted stay in force meanwhile."""
    seen = current_visit(study, round_id)
    form = ConfirmForm()
    if not form.is_well_sent():
        return render("answering/receipt.html", receipt_page(seen, form), form.status)
    answering.reopen(current_workspace(), seen, sent_form(form))
    return go(seen, "review")


@blueprint.route("/answer/<study>/<round_id>/withdraw", methods=["GET", "POST"])
@shows_again
def withdraw(study: str, round_id: str) -> ResponseReturnValue:
    """Ask whether to withdraw, and do it."""
    seen = current_visit(study, round_id)
    if request.method != "POST" and seen.response.withdrawn_at:
        return go(seen, "receipt")
    form = ConfirmForm()
    if form.is_well_sent():
        answering.withdraw(current_workspace(), seen)
        return go(seen, "receipt")
    return render("answering/withdraw.html", withdraw_page(seen, form), form.status)
