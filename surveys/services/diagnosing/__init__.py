"""Examine an installation: what must be mended, what could be better, what is well; each with what to do."""

from __future__ import annotations

from surveys.services.diagnosing.examining import Examination
from surveys.services.diagnosing.examining import examine
from surveys.services.diagnosing.halves import find_halves
from surveys.services.diagnosing.halves import mend_halves

__all__ = ["Examination", "examine", "find_halves", "mend_halves"]
