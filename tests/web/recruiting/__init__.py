"""Tests of the pages of a panel."""

from __future__ import annotations
