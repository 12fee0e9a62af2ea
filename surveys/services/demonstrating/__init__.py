"""Make a demonstration: an installation of its own with a simulated panel, labelled as such everywhere."""

from __future__ import annotations

from surveys.services.demonstrating.building import PASSWORD
from surveys.services.demonstrating.building import RESEARCHER
from surveys.services.demonstrating.building import Demonstration
from surveys.services.demonstrating.building import make_demonstration
from surveys.services.demonstrating.folder import MARKER
from surveys.services.demonstrating.folder import held
from surveys.services.demonstrating.folder import reset

__all__ = [
    "MARKER",
    "PASSWORD",
    "RESEARCHER",
    "Demonstration",
    "held",
    "make_demonstration",
    "reset",
]
