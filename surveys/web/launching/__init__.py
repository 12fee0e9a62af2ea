"""Create, open, pause, extend, close, reopen and finalise a round, each with what it means before it is done."""

from __future__ import annotations

from surveys.web.launching import creating
from surveys.web.launching import ending
from surveys.web.launching import opening
from surveys.web.launching import pausing
from surveys.web.launching.blueprint import blueprint

__all__ = ["blueprint", "creating", "ending", "opening", "pausing"]
