"""What is different between two versions of a study."""

from __future__ import annotations

from surveys.web.comparing.views import blueprint

__all__ = ["blueprint"]
