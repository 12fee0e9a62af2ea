"""Files in and out: study files, panels, ratings, results."""

from __future__ import annotations
