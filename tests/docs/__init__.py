"""The documentation against the program."""

from __future__ import annotations
