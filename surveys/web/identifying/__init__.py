"""Join names to pseudonyms: by right, for a reason, and on record."""

from __future__ import annotations

from surveys.web.identifying.views import blueprint

__all__ = ["blueprint"]
