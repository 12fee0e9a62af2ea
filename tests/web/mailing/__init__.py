"""Tests of the pages about mail to experts."""

from __future__ import annotations
