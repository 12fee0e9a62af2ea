"""The words for the time that a round itself is about."""

from __future__ import annotations

from surveys.figures.wording import Wording

WORDS = Wording({"present": ("the present", "現在", "現在", "현재")})
