"""The blueprint of the pages that change a round."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("launching", __name__)
ROUND = "/studies/<study_id>/rounds/<round_id>"
