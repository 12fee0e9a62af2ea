"""The forms of the parts of a draft, and how every form of a draft is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.services import editing
from surveys.web.editing.blueprint import blueprint
from surveys.web.editing.form_pages import previewed
from surveys.web.editing.form_pages import shown_form
from surveys.web.editing.form_pages import stale_page
from surveys.web.editing.subjects import part_subject
from surveys.web.editing.typed import draft_form
from surveys.web.editing.typed import typed_changes
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.editing_drafts import EditingDraft
    from surveys.web.editing.subjects import Subject

_FORM = "editing/form.html"


@blueprint.route("/parts/<part>", methods=["GET", "POST"])
@shows_again
def edit_part(study_id: str, part: str) -> ResponseReturnValue:
    """Edit a part of the draft."""
    draft = readable_draft(study_id)
    subject = part_subject(editing.checked_draft(draft).values or {}, part)
    back = url_for(".show_draft", study_id=study_id)
    return edit(draft, subject, url_for(".edit_part", study_id=study_id, part=part), back)


def readable_draft(study_id: str) -> EditingDraft:
    """Return the draft of a study, to be edited in forms.

    Raises
    ------
    Invalid
        When its text is not TOML, so that there are no values to edit.
    NotFound
        When there is none.
    """
    draft = editing.require_draft(current_workspace(), study_id)
    checked = editing.checked_draft(draft)
    if checked.values is None:
        raise Invalid(
            gettext("The draft’s text cannot be read yet, so it can only be edited as text."),
            checked.problems,
        )
    return draft


def edit(draft: EditingDraft, subject: Subject, address: str, back: str) -> ResponseReturnValue:
    """Show a form of the draft, look at what it would make, or save it."""
    values = subject.values(editing.checked_draft(draft).values or {})
    form = draft_form(subject.entries, values, draft.state.revision)
    where = {"address": address, "back": back}
    if form.is_well_sent():
        if form.shown_with != draft.state.revision:
            return _stale(draft, subject, form, where)
        if "preview" in request.form:
            return render(_FORM, previewed(draft, subject, form, **where))
        with refusals_said_at(form):
            return _save(draft, subject, form, address)
    status = form.status if form.is_submitted() else 200
    return render(_FORM, shown_form(draft, subject, form, **where), status)


def _save(draft: EditingDraft, subject: Subject, form: Any, address: str) -> ResponseReturnValue:
    values = subject.values(editing.checked_draft(draft).values or {})
    changes = typed_changes(form, subject.entries, values)
    at_place = {(*subject.prefix, *path): value for path, value in changes.items()}
    saved = editing.save_values(current_workspace(), draft.study, draft.state.revision, at_place)
    flash(said_of(draft, saved))
    return redirect(address, 303)


def said_of(before: EditingDraft, saved: EditingDraft) -> str:
    """Say what saving did."""
    if saved.state.revision == before.state.revision:
        return str(gettext("There was nothing to change."))
    return str(
        gettext("The draft is saved. Experts see nothing of it until it is kept as a version.")
    )


def _stale(
    draft: EditingDraft, subject: Subject, form: Any, where: dict[str, str]
) -> ResponseReturnValue:
    try:
        before = editing.state_content(current_workspace(), draft.study, form.shown_with)
    except NotFound:  # too long ago: then everything that was typed counts as changed
        before = b""
    return render(_FORM, stale_page(draft, before, subject, form, **where), 409)
