"""Tests of the formats: files in, and files out."""

from __future__ import annotations
