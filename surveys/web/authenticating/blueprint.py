"""The blueprint ``authenticating``, to which the modules beside this one add their views."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("authenticating", __name__)
