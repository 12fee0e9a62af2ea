"""Soundings: expert elicitation for the study of alliances."""

from __future__ import annotations

__version__ = "0.1.0"
