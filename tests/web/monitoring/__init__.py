"""Tests of the pages on which field work is watched."""

from __future__ import annotations
