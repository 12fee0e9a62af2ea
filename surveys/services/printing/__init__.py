"""Print a study's questionnaire for an ethics board, in any of its languages."""

from __future__ import annotations

from surveys.services.printing.printing import print_file
from surveys.services.printing.printing import print_study

__all__ = ["print_file", "print_study"]
