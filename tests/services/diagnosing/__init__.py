"""Tests of what examining an installation finds: one file for each thing that is looked at."""

from __future__ import annotations
