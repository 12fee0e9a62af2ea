"""What a round says, page by page: placements, reliability, sensitivity, change, groups, fears, and how it was computed."""

from __future__ import annotations

from surveys.web.reporting import file_views
from surveys.web.reporting import methods_views
from surveys.web.reporting import reliability_views
from surveys.web.reporting import views
from surveys.web.reporting.blueprint import blueprint

__all__ = ["blueprint", "file_views", "methods_views", "reliability_views", "views"]
