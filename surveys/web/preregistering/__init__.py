"""The checklist and the preregistration of a round."""

from __future__ import annotations

from surveys.web.preregistering.views import blueprint

__all__ = ["blueprint"]
