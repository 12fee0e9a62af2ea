"""The blueprint of a study's panel."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("recruiting", __name__)
