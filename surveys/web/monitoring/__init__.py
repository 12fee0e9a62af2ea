"""Watch a round: where it stands, and what can be done now."""

from __future__ import annotations

from surveys.web.monitoring.views import blueprint

__all__ = ["blueprint"]
