"""Figures to draw in tests, with invented numbers: each kind in several states and languages."""

from __future__ import annotations
