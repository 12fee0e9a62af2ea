"""Compose the report of a round for its readers: the results in words, tables and figures, in one language."""

from __future__ import annotations

from surveys.services.composing.composing import REPORT_FORMATS
from surveys.services.composing.composing import compose_report
from surveys.services.composing.composing import is_too_small_to_report
from surveys.services.composing.composing import report_file

__all__ = ["REPORT_FORMATS", "compose_report", "is_too_small_to_report", "report_file"]
