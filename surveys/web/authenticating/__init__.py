"""Set up the installation, sign in and out, and say who else may."""

from __future__ import annotations

from surveys.web.authenticating.views import blueprint

__all__ = ["blueprint"]
