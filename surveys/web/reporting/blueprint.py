"""The blueprint of the pages about what a round says."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("reporting", __name__)
