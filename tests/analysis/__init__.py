"""Tests of the statistics: one file for each file of the package."""

from __future__ import annotations
