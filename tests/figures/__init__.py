"""Tests of the figures: what their specs say, and what is drawn from them."""

from __future__ import annotations
