"""The texts of a round: all of them, and one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask_babel import gettext

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.services import launching
from surveys.services import reviewing
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.reviewing.addresses import list_address
from surveys.web.reviewing.addresses import text_address
from surveys.web.reviewing.asking import page_number
from surveys.web.reviewing.asking import sought
from surveys.web.reviewing.forms import ReviewForm
from surveys.web.reviewing.list_pages import texts_page
from surveys.web.reviewing.telling import say_decided
from surveys.web.reviewing.text_pages import place_of
from surveys.web.reviewing.text_pages import text_page
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("reviewing", __name__)
_TEXTS = "/studies/<study_id>/rounds/<round_id>/texts"
_TEXT = f"{_TEXTS}/<response_id>/<question_id>"


@blueprint.get(_TEXTS)
def show_texts(study_id: str, round_id: str) -> ResponseReturnValue:
    """List what experts wrote."""
    name = RoundName(study=study_id, round=round_id)
    page = texts_page(current_workspace(), name, sought(), page_number())
    return render("reviewing/texts.html", page)


@blueprint.get(_TEXT)
def show_text(
    study_id: str, round_id: str, response_id: str, question_id: str
) -> ResponseReturnValue:
    """Show one text, with the form to decide about it."""
    name, form = RoundName(study=study_id, round=round_id), ReviewForm(formdata=None)
    page = text_page(current_workspace(), name, response_id, question_id, sought(), form)
    return render("reviewing/text.html", page)


@blueprint.post(_TEXT)
@shows_again
def decide(study_id: str, round_id: str, response_id: str, question_id: str) -> ResponseReturnValue:
    """Decide about a text, and go on to the next one."""
    name = RoundName(study=study_id, round=round_id)
    launching.find_round(current_workspace(), name)
    try:
        return _decide(name, response_id, question_id, ReviewForm())
    except NotFound:
        # Withdrawn meanwhile: what was typed holds words of it, and so it is not shown again either.
        flash(
            gettext(
                "The expert has withdrawn or emptied that text, and what was decided about it is gone too."
            )
        )
        return redirect(list_address(name, sought()), 303)


def _decide(
    name: RoundName, response_id: str, question_id: str, form: ReviewForm
) -> ResponseReturnValue:
    workspace, is_well_sent = current_workspace(), form.is_well_sent()
    texts = reviewing.list_texts(workspace, name)
    place = place_of(texts, response_id, question_id)
    if is_well_sent and form.is_decided(texts[place]) and form.wish:
        with refusals_said_at(form):
            with form.shown_anew_on_conflict():
                reviewing.decide(workspace, name, response_id, question_id, form.wish)
            flash(say_decided(form.wish.verdict))
            following = sought().go_on(reviewing.list_texts(workspace, name), place)
            address = text_address(name, following, sought())
            return redirect(address or list_address(name, sought()), 303)
    page = text_page(workspace, name, response_id, question_id, sought(), form)
    return render("reviewing/text.html", page, form.status)
