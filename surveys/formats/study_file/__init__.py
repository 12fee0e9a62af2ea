"""Study files: TOML in, a study or every problem of the file out.

The folder has one file a section of the study file; ``reading`` puts them together.
"""

from __future__ import annotations

from surveys.formats.study_file.reading import check_study
from surveys.formats.study_file.reading import read_study
from surveys.formats.study_file.reading import sha256

__all__ = ["check_study", "read_study", "sha256"]
