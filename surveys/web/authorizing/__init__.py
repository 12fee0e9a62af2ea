"""Who works on a study, and how they come to."""

from __future__ import annotations

from surveys.web.authorizing.views import blueprint

__all__ = ["blueprint"]
