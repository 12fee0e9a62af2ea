"""The studies of an installation: what each says, and how one comes in."""

from __future__ import annotations

from surveys.web.designing.views import blueprint

__all__ = ["blueprint"]
