"""Tests of the nouns."""

from __future__ import annotations
