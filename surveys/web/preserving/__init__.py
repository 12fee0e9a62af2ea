"""Keep what was acknowledged: verify it, back it up, check receipts."""

from __future__ import annotations

from surveys.web.preserving.views import blueprint

__all__ = ["blueprint"]
