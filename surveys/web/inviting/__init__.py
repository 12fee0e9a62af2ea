"""Bring a panel in, and hand out links once."""

from __future__ import annotations

from surveys.web.inviting import links_views  # its views join the blueprint
from surveys.web.inviting.views import blueprint

__all__ = ["blueprint", "links_views"]
