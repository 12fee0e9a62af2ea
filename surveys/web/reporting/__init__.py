"""What a round says: the plane, the sentences, the tables and both readings of the map; and how reliable it is."""

from __future__ import annotations

from surveys.web.reporting import reliability_views
from surveys.web.reporting import views
from surveys.web.reporting.blueprint import blueprint

__all__ = ["blueprint", "reliability_views", "views"]
