"""Edit a study as a draft, in forms or as text, and keep it as the next version."""

from __future__ import annotations

from surveys.web.editing import block_views
from surveys.web.editing import draft_views
from surveys.web.editing import part_views
from surveys.web.editing import state_views
from surveys.web.editing import text_views
from surveys.web.editing.blueprint import blueprint

__all__ = ["block_views", "blueprint", "draft_views", "part_views", "state_views", "text_views"]
