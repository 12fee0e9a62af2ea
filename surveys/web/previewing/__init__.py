"""The preview for researchers: the pages of experts, with nothing stored."""

from __future__ import annotations

from surveys.web.previewing.views import blueprint

__all__ = ["blueprint"]
