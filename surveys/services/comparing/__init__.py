"""Say what is different between two versions of a study, or between a version and a draft."""

from __future__ import annotations

from surveys.services.comparing.changes import BlockChange
from surveys.services.comparing.changes import Comparison
from surveys.services.comparing.changes import SettingChange
from surveys.services.comparing.changes import TextChange
from surveys.services.comparing.comparing import compare_content
from surveys.services.comparing.comparing import compare_versions

__all__ = [
    "BlockChange",
    "Comparison",
    "SettingChange",
    "TextChange",
    "compare_content",
    "compare_versions",
]
