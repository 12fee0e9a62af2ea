"""Consent: asked for before anything else, and again when its text changed; changed until the round is final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from surveys.services import answering
from surveys.web.answering.blueprint import blueprint
from surveys.web.answering.consent_pages import consent_page
from surveys.web.answering.consent_pages import shown_language
from surveys.web.answering.consent_pages import your_consent_page
from surveys.web.answering.forms import consent_form
from surveys.web.answering.forms import given_purposes
from surveys.web.answering.forms import given_quotations
from surveys.web.answering.forms import your_consent_form
from surveys.web.answering.visits import current_visit
from surveys.web.answering.visits import go
from surveys.web.forms import sent_form
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.route("/answer/<study>/<round_id>/consent", methods=["GET", "POST"])
@shows_again
def consent(study: str, round_id: str) -> ResponseReturnValue:
    """Ask for consent."""
    seen = current_visit(study, round_id)
    if request.method != "POST" and not seen.can_answer:
        return go(seen, "paused" if seen.waits else "receipt")
    form = consent_form(seen)
    if form.is_well_sent():
        language = shown_language(seen, form)
        if language:
            answering.consent(
                current_workspace(), seen, given_purposes(form), sent_form(form), language=language
            )
            is_first = seen.response.consented_at is None or seen.has_consented
            return go(seen, seen.pages[0].id if is_first else seen.response.page or "review")
    return render("answering/consent.html", consent_page(seen, form), form.status)


@blueprint.route("/answer/<study>/<round_id>/your-consent", methods=["GET", "POST"])
@shows_again
def your_consent(study: str, round_id: str) -> ResponseReturnValue:
    """Show what was agreed to, and let it be changed."""
    seen = current_visit(study, round_id)
    if request.method != "POST" and seen.response.consented_at is None:
        return go(seen, seen.place)
    quotable = answering.quotable(current_workspace(), seen)
    form = your_consent_form(seen, quotable)
    if form.is_well_sent():
        language = shown_language(seen, form)
        if language:
            sent = sent_form(form)
            answering.change_consent(
                current_workspace(), seen, given_purposes(form), sent, language=language
            )
            answering.change_quotations(current_workspace(), seen, given_quotations(form), sent)
            return go(seen, "your-consent")
    page = your_consent_page(seen, form, quotable)
    return render("answering/your_consent.html", page, form.status)
