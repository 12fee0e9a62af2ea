"""The only SQL of Soundings: rows in, model objects out; one gate for every write."""

from __future__ import annotations

from surveys.storage.without_pandas import load_sqlite_utils

load_sqlite_utils()
