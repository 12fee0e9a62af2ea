"""Tests of the verbs."""

from __future__ import annotations
