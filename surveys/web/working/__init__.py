"""What is done apart from the pages: how far it is, and a way to stop it or have it done again."""

from __future__ import annotations

from surveys.web.working.views import blueprint

__all__ = ["blueprint"]
