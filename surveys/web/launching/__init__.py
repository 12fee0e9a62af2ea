"""Create, open, close and finalise a round, each with what it means before it is done."""

from __future__ import annotations

from surveys.web.launching.views import blueprint

__all__ = ["blueprint"]
