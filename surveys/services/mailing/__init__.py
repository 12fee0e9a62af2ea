"""Write to experts and researchers: compose, send, and stop sending to whoever wants no mail."""

from __future__ import annotations
