"""Benchmarks: each compares with a peer in the same run, as a ratio. Run with ``make bench``."""

from __future__ import annotations
