"""The page of the key between names and pseudonyms; what it shows, it has recorded before."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask import Blueprint
from flask import Response

from surveys.services import identifying
from surveys.web.identifying.forms import NameForm
from surveys.web.identifying.forms import PseudonymForm
from surveys.web.identifying.forms import WholeKeyForm
from surveys.web.identifying.pages import key_page
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("identifying", __name__)
_KEY = "/studies/<study_id>/key"


@blueprint.get(_KEY)
def show_key(study_id: str) -> ResponseReturnValue:
    """Show the ways to use the key, and every use of it so far."""
    return _page(study_id, 200)


@blueprint.post(f"{_KEY}/pseudonym")
@shows_again
def find_pseudonym(study_id: str) -> ResponseReturnValue:
    """Join a name to a pseudonym."""
    form = NameForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            found = identifying.find_pseudonym(
                current_workspace(), study_id, form.who.data, form.reason.data
            )
            return _page(study_id, 200, found=found)
    return _page(study_id, form.status, name=form)


@blueprint.post(f"{_KEY}/name")
@shows_again
def find_name(study_id: str) -> ResponseReturnValue:
    """Join a pseudonym to a name."""
    form = PseudonymForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            found = identifying.find_name(
                current_workspace(), study_id, form.pseudonym.data, form.reason.data
            )
            return _page(study_id, 200, found=found)
    return _page(study_id, form.status, pseudonym=form)


@blueprint.post(f"{_KEY}/file")
@shows_again
def download_key(study_id: str) -> ResponseReturnValue:
    """Hand out the key of everybody as a CSV file."""
    form = WholeKeyForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            content = identifying.whole_key(current_workspace(), study_id, form.reason.data)
            return Response(
                content,
                content_type="text/csv; charset=utf-8",
                headers={"Content-Disposition": f'attachment; filename="{study_id}-key.csv"'},
            )
    return _page(study_id, form.status, whole=form)


def _page(study_id: str, status: int, **parts: Any) -> ResponseReturnValue:
    page = key_page(current_workspace(), study_id, **parts)
    return render("identifying/key.html", page, status)
