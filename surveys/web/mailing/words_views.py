"""The pages on which the words of messages are read, changed, previewed and tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort
from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import StorageError
from surveys.model.messages import MessageKind
from surveys.services.mailing import wording
from surveys.services.mailing.trying_out import send_test
from surveys.web.mailing.blueprint import blueprint
from surveys.web.mailing.outbox_forms import RestoreForm
from surveys.web.mailing.outbox_forms import TestForm
from surveys.web.mailing.outbox_forms import WordsForm
from surveys.web.mailing.words_pages import all_words_page
from surveys.web.mailing.words_pages import words_page
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_PLACE = "/studies/<study_id>/mail/words"
_ONE = f"{_PLACE}/<kind>/<language>"
_TEMPLATE = "mailing/words.html"


@blueprint.get(_PLACE)
def show_all_words(study_id: str) -> ResponseReturnValue:
    """List the kinds of messages in every language."""
    return render("mailing/all_words.html", all_words_page(current_workspace(), study_id))


@blueprint.route(_ONE, methods=["GET", "POST"])
@shows_again
def edit_words(study_id: str, kind: str, language: str) -> ResponseReturnValue:
    """Change the words of one kind of message in one language, or only look at what was typed."""
    workspace, wanted = current_workspace(), _kind(study_id, kind, language)
    if request.method == "GET":
        return render(_TEMPLATE, words_page(workspace, study_id, wanted, language))
    form = WordsForm()
    is_well_sent = form.is_well_sent() and form.has_good_words()
    if is_well_sent and not request.form.get("only_show"):
        with refusals_said_at(form):
            wording.save_template(
                workspace,
                study_id,
                wanted,
                language,
                subject=form.subject.data or "",
                body=form.body.data or "",
            )
            return _back(study_id, kind, language, gettext("The new words were saved."))
    page = words_page(workspace, study_id, wanted, language, form=form)
    return render(_TEMPLATE, page, form.status)


@blueprint.post(f"{_ONE}/test")
@shows_again
def send_test_message(study_id: str, kind: str, language: str) -> ResponseReturnValue:
    """Send an example of the saved words to the researcher."""
    workspace, wanted = current_workspace(), _kind(study_id, kind, language)
    form = TestForm()
    if form.is_well_sent():
        address = form.address.data.strip()
        try:
            with refusals_said_at(form):
                send_test(workspace, study_id, wanted, language, address)
                words = gettext("The mail server has taken a test message to %(to)s.", to=address)
                return _back(study_id, kind, language, words)
        except StorageError as error:
            form.refuse(str(error))
    page = words_page(workspace, study_id, wanted, language, test=form)
    return render(_TEMPLATE, page, form.status)


@blueprint.post(f"{_ONE}/shipped")
@shows_again
def restore_words(study_id: str, kind: str, language: str) -> ResponseReturnValue:
    """Use the words again that come with the program."""
    workspace, wanted = current_workspace(), _kind(study_id, kind, language)
    form = RestoreForm()
    if form.is_well_sent():
        wording.restore_template(workspace, study_id, wanted, language)
        words = gettext("The words that come with Soundings are in force again.")
        return _back(study_id, kind, language, words)
    page = words_page(workspace, study_id, wanted, language, restore=form)
    return render(_TEMPLATE, page, form.status)


def _kind(study_id: str, kind: str, language: str) -> MessageKind:
    known = all_words_page(current_workspace(), study_id).study.languages
    if kind not in set(MessageKind) or language not in known:
        abort(404)
    return MessageKind(kind)


def _back(study_id: str, kind: str, language: str, words: str) -> ResponseReturnValue:
    flash(words)
    address = url_for(".edit_words", study_id=study_id, kind=kind, language=language)
    return redirect(address, 303)
