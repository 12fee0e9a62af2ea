"""A cell: one design, many simulated panels, and how often each interval held the true value."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from analysis.results import Interval

Outcome: TypeAlias = "tuple[str, Interval | None, float]"  # the interval's name, limits, true value
Simulate: TypeAlias = "Callable[[Design, np.random.Generator, int], Iterable[Outcome]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How many experts and units (or items), the share of gaps, and which variant of the model."""

    experts: int
    units: int
    missing: float = 0.0
    variant: str = ""

    @property
    def key(self) -> str:
        """Name the design, as its record in docs/calibration does."""
        return f"{self.experts} experts, {self.units} units, {self.missing:.0%} missing, {self.variant}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Intervals that are simulated together.

    Attributes
    ----------
    name
        That of its file in docs/calibration.
    title, about
        Its heading and model on the page.
    units
        What its second column counts.
    designs
        What is simulated.
    groups
        The tables of the page: a caption, and the names of its intervals.
    simulate
        Draws the panel of a number and gives each interval with its true value.

    """

    name: str
    title: str
    about: str
    units: str
    designs: tuple[Design, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    simulate: Simulate


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Panels with an interval, and those of them whose true value lies below or above it."""

    given: int
    below: int
    above: int

    @property
    def coverage(self) -> float | None:
        """The share of intervals that hold the true value; None where there is no interval."""
        return 1 - (self.below + self.above) / self.given if self.given else None

    @property
    def error(self) -> float:
        """The Monte Carlo standard error of the coverage, √(p(1 − p)/n)."""
        p = self.coverage or 0.0
        return float((p * (1 - p) / self.given) ** 0.5) if self.given else float("nan")


def count(family: Family, design: Design, *, runs: int, seed: int) -> dict[str, Count]:
    """Simulate panels of a design; a panel depends on the seed, the design and its number alone."""
    cell = zlib.crc32(f"{family.name}: {design.key}".encode())
    found: dict[str, list[int]] = {}
    for number in range(runs):
        rng = np.random.default_rng([seed, cell, number])
        for name, interval, true in family.simulate(design, rng, number):
            tally = found.setdefault(name, [0, 0, 0])
            if interval is not None:
                tally[0] += 1
                tally[1] += true < interval.low
                tally[2] += true > interval.high
    return {
        name: Count(given=int(given), below=int(below), above=int(above))
        for name, (given, below, above) in found.items()
    }
