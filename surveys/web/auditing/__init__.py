"""Who did what, when and to what: read, filtered and downloaded."""

from __future__ import annotations

from surveys.web.auditing.views import blueprint

__all__ = ["blueprint"]
