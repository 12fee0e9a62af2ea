"""From the masses of the four cells to those of the phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.quadrant import quadrant_mass

if TYPE_CHECKING:
    from analysis.frame import Frame
    from analysis.posterior import Posterior


def mass_by_phase(posterior: Posterior, frame: Frame) -> dict[str, float]:
    """Give how much of a bivariate t lies in each phase."""
    masses = quadrant_mass(posterior, (frame.vertical.cut, frame.horizontal.cut)).masses
    return by_phase(frame, masses)


def by_phase(frame: Frame, masses: tuple[float, ...]) -> dict[str, float]:
    """Add up masses by phase: a map may give one name to two cells."""
    total = dict.fromkeys(frame.phases.phases, 0.0)
    for phase, mass in zip(frame.phases.phases, masses, strict=True):
        total[phase] += mass
    return total
