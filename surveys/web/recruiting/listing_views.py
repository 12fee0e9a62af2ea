"""The page of a study's panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from surveys.web.recruiting.blueprint import blueprint
from surveys.web.recruiting.listing_pages import panel_page
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/studies/<study_id>/panel")
def show_panel(study_id: str) -> ResponseReturnValue:
    """Show the experts of a study: all of them, or those who are looked for."""
    page = panel_page(current_workspace(), study_id, request.args)
    return render("recruiting/panel.html", page)
