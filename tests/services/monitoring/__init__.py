"""Tests of watching the field work of a round."""

from __future__ import annotations
