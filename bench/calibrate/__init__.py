"""Whether intervals cover what they say: simulated panels whose true value is known. ``make calibrate``."""

from __future__ import annotations
