"""The pages: Flask and WTForms live here only, one blueprint a verb."""

from __future__ import annotations
