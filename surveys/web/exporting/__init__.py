"""A round's data as files."""

from __future__ import annotations

from surveys.web.exporting.views import blueprint

__all__ = ["blueprint"]
