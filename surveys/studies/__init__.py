"""The study files that come with Soundings."""

from __future__ import annotations
