"""Bring a panel in, and hand out links once."""

from __future__ import annotations

from surveys.web.inviting import links_views
from surveys.web.inviting import revoking_views
from surveys.web.inviting.views import blueprint

__all__ = ["blueprint", "links_views", "revoking_views"]
