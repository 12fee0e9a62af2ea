"""Pictures of results: plain Vega-Lite specs in, SVG, PNG and PDF out."""

from __future__ import annotations
