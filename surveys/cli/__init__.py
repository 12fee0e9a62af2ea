"""The `soundings` command: what the pages can do, a terminal can do."""

from __future__ import annotations
