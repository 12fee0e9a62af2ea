"""Tests of bringing a panel together, and keeping it."""

from __future__ import annotations
