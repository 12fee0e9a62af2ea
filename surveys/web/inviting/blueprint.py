"""The blueprint of links and invitations."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("inviting", __name__)
