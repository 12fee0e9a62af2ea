"""Tests of Soundings; they mirror the source."""

from __future__ import annotations
