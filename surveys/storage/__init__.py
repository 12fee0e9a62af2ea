"""The only SQL of Soundings: rows in, model objects out; one gate for every write."""

from __future__ import annotations
