"""The whole text of a draft, for everything that no form has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.services import editing
from surveys.web.editing.blueprint import blueprint
from surveys.web.editing.forms import FileForm
from surveys.web.editing.forms import TextForm
from surveys.web.editing.pages import draft_frame
from surveys.web.editing.part_views import said_of
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.uploading import read_file
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.editing_drafts import EditingDraft
    from surveys.model.problems import Problem
    from surveys.web.editing.pages import DraftFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProblem:
    """A problem with the line where it stands."""

    problem: Problem
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """The text of a draft with its problems by line; ``saved`` is what somebody else has saved meanwhile."""

    frame: DraftFrame
    form: TextForm
    problems: tuple[LineProblem, ...]
    line: int
    upload: FileForm
    saved: str = ""


@blueprint.route("/text", methods=["GET", "POST"])
@shows_again
def edit_text(study_id: str) -> ResponseReturnValue:
    """Edit the draft as text; what was typed is saved whatever problems it has."""
    draft = editing.require_draft(current_workspace(), study_id)
    words = draft.content.decode("utf-8", "replace")
    form = TextForm(data={"whole": words, "revision": str(draft.state.revision)})
    if form.is_well_sent():
        if form.shown_with != draft.state.revision:
            return _stale(draft, form)
        with refusals_said_at(form):
            typed = form.whole.data or ""
            saved = editing.save_text(current_workspace(), study_id, form.shown_with, typed)
            flash(said_of(draft, saved))
            return redirect(url_for(".edit_text", study_id=study_id), 303)
    return render("editing/text.html", _page(draft, form), form.status)


@blueprint.post("/text/file")
@shows_again
def replace_text(study_id: str) -> ResponseReturnValue:
    """Put a file in the place of the draft's text, whatever problems it has."""
    draft = editing.require_draft(current_workspace(), study_id)
    upload = FileForm()
    if upload.is_well_sent():
        with refusals_said_at(upload):
            content = read_file(upload.file)
            saved = editing.save_file(current_workspace(), study_id, upload.shown_with, content)
            flash(said_of(draft, saved))
            return redirect(url_for(".edit_text", study_id=study_id), 303)
    words = draft.content.decode("utf-8", "replace")
    form = TextForm(formdata=None, data={"whole": words, "revision": str(draft.state.revision)})
    return render("editing/text.html", _page(draft, form, upload=upload), upload.status)


def _stale(draft: EditingDraft, form: TextForm) -> ResponseReturnValue:
    """Show what was typed and what is saved, one below the other."""
    form.revision.data = str(draft.state.revision)
    form.refuse(
        gettext(
            "Somebody has saved the draft since this page was shown, so yours was not saved yet. Your text is below; "
            "the saved one stands under it. Save yours again to replace that."
        )
    )
    saved = draft.content.decode("utf-8", "replace")
    return render("editing/text.html", _page(draft, form, saved=saved), 409)


def _page(
    draft: EditingDraft, form: TextForm, *, saved: str = "", upload: FileForm | None = None
) -> TextPage:
    asked = request.args.get("line", "")
    lines = (form.whole.data or "").split("\n")
    problems = editing.checked_draft(draft).problems if upload or not form.is_submitted() else ()
    return TextPage(
        frame=draft_frame(current_workspace(), draft),
        form=form,
        problems=tuple(
            LineProblem(
                problem=each,
                words=lines[each.line - 1].strip() if 0 < each.line <= len(lines) else "",
            )
            for each in problems
        ),
        line=int(asked[:7]) if asked.isdecimal() else 0,
        upload=upload or FileForm(formdata=None),
        saved=saved,
    )
