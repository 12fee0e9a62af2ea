"""A page of questions that was sent: what can be read of it is saved, whatever the rest is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g
from flask import request

from surveys.services import answering
from surveys.web.answering.going_on import is_from_review
from surveys.web.answering.language_switch import is_switching
from surveys.web.answering.open_page import posted_prints
from surveys.web.answering.open_page import posted_visit
from surveys.web.answering.question_field import given_answers
from surveys.web.answering.question_field import questionnaire_form
from surveys.web.forms import sent_form
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from surveys.model.pages import Page
    from surveys.services.answering import Saved
    from surveys.services.answering import Visit
    from surveys.web.forms import Form


def page_to_read(seen: Visit, page_id: str) -> Page:
    """Find the page of an address; one that is asked no more since it was shown can still be read.

    Raises
    ------
    NotFound
        When this questionnaire has no such page at all.
    """
    if seen.nearest(page_id) == page_id:
        return seen.page_to_draw(page_id)
    return next(page for page in seen.questionnaire.every_page if page.id == page_id)


def is_taken(form: Form) -> bool:
    """Say whether a form came from a page of ours, so that what can be read of it is to be saved."""
    if is_switching():
        return form.has_key()
    return bool(form.is_submitted() and "refusal" not in g and not form.form_errors)


def unreadable(form: Form, page: Page) -> frozenset[str]:
    """List the questions of which something was typed that is no answer."""
    to_clear = request.form.get("clear", "")
    return frozenset(
        asked.id for asked in page.asked if form[asked.id].process_errors and asked.id != to_clear
    )


def save_what_can_be_read(seen: Visit, page: Page, form: Form) -> Saved:
    """Save the answers of a page that can be read; what is not asked, or not readable, stays as it is."""
    answers = given_answers(form, page)
    to_clear = request.form.get("clear", "")
    if to_clear in answers:
        answers[to_clear] = None
    hidden = {asked.id for asked in page.asked} - answers.keys()
    return answering.save_page(
        current_workspace(),
        seen,
        page,
        answers,
        sent_form(form),
        resume_at=_resume_at(page),
        shown=answering.PageAsShown(
            prints=posted_prints(page),
            left_out=unreadable(form, page) | hidden,
            visited=posted_visit(page),
        ),
    )


def _resume_at(page: Page) -> str:
    if {"leave", "clear", "language"} & request.form.keys():
        return page.id
    return "review" if is_from_review() else ""


def read_again(saved: Saved, page: Page) -> tuple[Visit, Page, Form]:
    """Make the page anew as the saved answers ask it, with everything that was typed."""
    again = page_to_read(saved.seen, page.id)
    form = questionnaire_form(again, saved.seen)
    form.is_well_sent()
    return saved.seen, again, form
