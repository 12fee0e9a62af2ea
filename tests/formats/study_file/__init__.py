"""Tests of study files: the shipped one, broken ones, and any bytes at all."""

from __future__ import annotations
