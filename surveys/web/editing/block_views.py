"""The blocks of a draft: listed, edited, added, moved and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.services import editing
from surveys.web.editing.blocks import id_entry
from surveys.web.editing.blueprint import blueprint
from surveys.web.editing.entries import rows_at
from surveys.web.editing.entries import value_at
from surveys.web.editing.form_pages import FormPage
from surveys.web.editing.form_pages import gone_page
from surveys.web.editing.form_pages import input_groups
from surveys.web.editing.forms import DecisionForm
from surveys.web.editing.pages import blocks_page
from surveys.web.editing.pages import draft_frame
from surveys.web.editing.part_views import edit
from surveys.web.editing.part_views import readable_draft
from surveys.web.editing.subjects import Subject
from surveys.web.editing.subjects import block_subject
from surveys.web.editing.subjects import require_kind
from surveys.web.editing.typed import draft_form
from surveys.web.editing.typed import typed_value
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.editing_drafts import EditingDraft
    from surveys.web.editing.blocks import BlockKind

_MOVES = {"up": -1, "down": 1}


@blueprint.get("/blocks/<kind>")
def list_blocks(study_id: str, kind: str) -> ResponseReturnValue:
    """List the blocks of a kind."""
    return _list(study_id, kind, DecisionForm(formdata=None))


def _list(study_id: str, kind: str, form: DecisionForm, status: int = 200) -> ResponseReturnValue:
    draft = readable_draft(study_id)
    form.revision.data = str(draft.state.revision)
    page = blocks_page(current_workspace(), draft, require_kind(kind), form)
    return render("editing/blocks.html", page, status)


@blueprint.route("/blocks/<kind>/<int:position>", methods=["GET", "POST"])
@shows_again
def edit_block(study_id: str, kind: str, position: int) -> ResponseReturnValue:
    """Edit one block."""
    draft = readable_draft(study_id)
    values = editing.checked_draft(draft).values or {}
    back = url_for(".list_blocks", study_id=study_id, kind=kind)
    now_at = _where_it_is_now(values, kind, position)
    if now_at is None:
        return _gone(draft, kind, position, back)
    subject = block_subject(values, kind, now_at)
    address = url_for(".edit_block", study_id=study_id, kind=kind, position=now_at)
    return edit(draft, subject, address, back)


def _where_it_is_now(values: dict[str, Any], kind: str, position: int) -> int | None:
    """Follow a block that was moved since the form was shown, by its id; None where it was taken out."""
    sent = request.form.get("block", "")
    if not sent:
        return position
    rows = enumerate(rows_at(values, (kind,)))
    at = [place for place, row in rows if str(value_at(row, ("id",), place + 1)) == sent]
    if position in at:
        return position
    return at[0] if at else None


def _gone(draft: EditingDraft, kind: str, position: int, back: str) -> ResponseReturnValue:
    """Show what was typed for a block that somebody else has taken out."""
    typed = request.form.get("revision", "")
    shown_with = int(typed[:12]) if typed.isdecimal() else 0
    content = editing.state_content(current_workspace(), draft.study, shown_with)
    values = editing.check_content(content).values or {}
    before = block_subject(values, kind, position)
    form = draft_form(before.entries, {}, shown_with)
    return render("editing/gone.html", gone_page(draft, before, form, back), 409)


@blueprint.route("/blocks/<kind>/add", methods=["GET", "POST"])
@shows_again
def add_block(study_id: str, kind: str) -> ResponseReturnValue:
    """Add a block."""
    draft, known = readable_draft(study_id), require_kind(kind)
    values = editing.checked_draft(draft).values or {}
    subject = Subject(
        title=known.add,
        about="",
        prefix=(kind, -1),
        sections=(),
        groups=(id_entry(values, kind), *known.groups(values, {})),
    )
    form = draft_form(subject.entries, {}, draft.state.revision)
    if form.is_well_sent():
        with refusals_said_at(form):
            return _add(draft, subject, form, known, len(rows_at(values, (kind,))))
    return render("editing/form.html", _new_page(draft, subject, form, kind), form.status)


def _add(
    draft: EditingDraft, subject: Subject, form: Any, kind: BlockKind, position: int
) -> ResponseReturnValue:
    typed = {entry.path: typed_value(entry, form[entry.name]) for entry in subject.entries}
    given = {path: value for path, value in typed.items() if value not in ("", None, [], False)}
    values: dict[str, Any] = {}
    for path, value in given.items():
        here = values
        for key in path[:-1]:
            here = here.setdefault(str(key), {})
        here[str(path[-1])] = value
    study = draft.study
    editing.add_block(current_workspace(), study, form.shown_with, kind.key, values)
    flash(gettext("It was added. If anything is missing, it is said beside its input."))
    return redirect(url_for(".edit_block", study_id=study, kind=kind.key, position=position), 303)


def _new_page(draft: EditingDraft, subject: Subject, form: Any, kind: str) -> FormPage:
    return FormPage(
        frame=draft_frame(current_workspace(), draft),
        subject=subject,
        groups=input_groups(subject, form),
        form=form,
        address=url_for(".add_block", study_id=draft.study, kind=kind),
        back=url_for(".list_blocks", study_id=draft.study, kind=kind),
        is_new=True,
    )


@blueprint.post("/blocks/<kind>/<int:position>/<change>")
@shows_again
def change_block(study_id: str, kind: str, position: int, change: str) -> ResponseReturnValue:
    """Move a block up or down, or take it out."""
    form = DecisionForm()
    require_kind(kind)
    if form.is_well_sent():
        with refusals_said_at(form):
            flash(_changed(study_id, kind, position, change, form.shown_with))
            return redirect(url_for(".list_blocks", study_id=study_id, kind=kind), 303)
    return _list(study_id, kind, form, form.status)


def _changed(study_id: str, kind: str, position: int, change: str, revision: int) -> str:
    workspace = current_workspace()
    if change in _MOVES:
        editing.move_block(workspace, study_id, revision, kind, position, _MOVES[change])
        return str(gettext("It was moved."))
    editing.remove_block(workspace, study_id, revision, kind, position)
    return str(gettext("It was taken out. “Undo” on the page of the draft brings it back."))
