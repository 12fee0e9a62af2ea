"""Examine the installation, and finish what a crash left half done."""

from __future__ import annotations

from surveys.web.diagnosing.views import blueprint

__all__ = ["blueprint"]
