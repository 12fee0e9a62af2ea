"""What a round says: the plane, the sentences, the tables and both readings of the map."""

from __future__ import annotations

from surveys.web.reporting.views import blueprint

__all__ = ["blueprint"]
