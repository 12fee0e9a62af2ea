"""Tests of writing to people, and of leaving them in peace."""

from __future__ import annotations
