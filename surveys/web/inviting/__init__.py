"""Hand out links once, and take them back."""

from __future__ import annotations

from surveys.web.inviting import links_views
from surveys.web.inviting import revoking_views
from surveys.web.inviting.blueprint import blueprint

__all__ = ["blueprint", "links_views", "revoking_views"]
