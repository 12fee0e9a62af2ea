"""The trail of a study, and of the installation: pages that only read, and files whose making is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import Response
from flask import request

from surveys.services.auditing.exporting import export_audit
from surveys.web.auditing.filters import sent_filters
from surveys.web.auditing.pages import audit_page
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("auditing", __name__)
_TEMPLATE = "auditing/trail.html"
_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@blueprint.get("/studies/<study_id>/audit")
def show_study(study_id: str) -> ResponseReturnValue:
    """Show who did what in a study, the newest first."""
    page = audit_page(current_workspace(), sent_filters(), study_id)
    return render(_TEMPLATE, page, page.status)


@blueprint.get("/studies/<study_id>/audit.<form>")
def download_study(study_id: str, form: str) -> ResponseReturnValue:
    """Hand out the trail of a study as a file; that it was handed out is in it."""
    return _download(form, study_id)


@blueprint.get("/audit")
def show_installation() -> ResponseReturnValue:
    """Show who did what with people, accounts and studies of the whole installation."""
    page = audit_page(current_workspace(), sent_filters())
    return render(_TEMPLATE, page, page.status)


@blueprint.get("/audit.<form>")
def download_installation(form: str) -> ResponseReturnValue:
    """Hand out the trail of the installation as a file."""
    return _download(form)


def _download(form: str, study_id: str = "") -> ResponseReturnValue:
    if request.method == "HEAD":  # hands out nothing, and so records nothing
        return Response(content_type=_TYPES.get(form, "text/plain"))
    content = export_audit(current_workspace(), study_id, form, sent_filters().wanted)
    saved_as = f"{study_id or 'soundings'}-audit.{form}"
    return Response(
        content,
        content_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{saved_as}"'},
    )
