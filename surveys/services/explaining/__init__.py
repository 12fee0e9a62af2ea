"""Explain how each result was computed: formula, options, n, reference, and scripts that compute it again."""

from __future__ import annotations

from surveys.services.explaining.explaining import Explanation
from surveys.services.explaining.explaining import RoundMethods
from surveys.services.explaining.explaining import explain_round
from surveys.services.explaining.explaining import methods_of
from surveys.services.explaining.registry import STATISTICS
from surveys.services.explaining.writing import methods_as_markdown
from surveys.services.explaining.writing import methods_as_text

__all__ = [
    "STATISTICS",
    "Explanation",
    "RoundMethods",
    "explain_round",
    "methods_as_markdown",
    "methods_as_text",
    "methods_of",
]
