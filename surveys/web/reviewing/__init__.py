"""What experts wrote in a round, to be read and decided about."""

from __future__ import annotations

from surveys.web.reviewing.views import blueprint

__all__ = ["blueprint"]
