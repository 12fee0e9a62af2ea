"""The blueprint of the pages of a draft."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("editing", __name__, url_prefix="/studies/<study_id>/draft")
