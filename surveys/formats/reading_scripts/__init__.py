"""Scripts that read the CSV files of an export with their types, levels and missing codes."""

from __future__ import annotations

from surveys.formats.reading_scripts.in_python import python_script
from surveys.formats.reading_scripts.in_r import r_script

__all__ = ["python_script", "r_script"]
