"""Watch a round: where it stands, how carefully it is answered, and what can be done now."""

from __future__ import annotations

from surveys.web.monitoring import downloads
from surveys.web.monitoring import quality_views
from surveys.web.monitoring import views
from surveys.web.monitoring.blueprint import blueprint

__all__ = ["blueprint", "downloads", "quality_views", "views"]
