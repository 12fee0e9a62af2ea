"""The small result objects that every statistic returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.serialise import plain

if TYPE_CHECKING:
    from analysis.serialise import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval, the level it has, and how it was made."""

    low: float
    high: float
    level: float
    method: str

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One number with what it rests on.

    Attributes
    ----------
    estimate
        The number, not rounded; None where it is undefined, and then `reason` says why.
    interval
        Its interval; None where there is none, and then `reason` says why if the estimate exists.
    n
        How many experts (or rows) it rests on.
    method
        How it was computed, in words.
    reason
        A code of `analysis.reasons`.
    warnings
        Codes of `analysis.reasons`.
    n_units, n_items
        How many rated targets, and items or questions, where that applies.
    n_dropped
        How many rows with gaps, or targets with a single rating, were left out, where some can be.

    """

    estimate: float | None
    n: int
    method: str
    interval: Interval | None = None
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    n_units: int | None = None
    n_items: int | None = None
    n_dropped: int | None = None

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """What a panel of this size reaches when its answers are mere noise.

    Attributes
    ----------
    percentile
        .95 where high values mean agreement, .05 where low ones do.
    uniform
        That percentile when every answer is drawn uniformly from the scale.
    skewed
        The same when point k of K is drawn with a probability proportional to k.
    n, points, items, draws, seed
        The size of the simulated panels, and of the simulation.

    """

    percentile: float
    uniform: float
    skewed: float
    n: int
    points: int
    items: int
    draws: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An index of agreement among experts, beside what chance alone would give."""

    estimate: float | None
    n: int
    method: str
    chance: Chance | None = None
    beyond_chance: bool | None = None
    reason: str | None = None

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))
