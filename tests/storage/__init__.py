"""Tests of the storage layer, on real files and with real processes."""

from __future__ import annotations
