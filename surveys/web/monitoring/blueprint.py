"""The blueprint, apart from the views that hang on it."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("monitoring", __name__)
