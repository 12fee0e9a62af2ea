"""The nouns of Soundings and their rules; standard library only."""

from __future__ import annotations
