"""What a placement is: a point, its phase, and how surely the average stays there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.ellipse import Ellipse


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedError:
    """How much error common to all experts the placement bears.

    Attributes
    ----------
    tipping_point
        By axis: the shift of all experts, in scale points, that changes the phase.
    nearest
        The axis with the smaller one.
    placement_probability
        One entry for each standard deviation of the shared error: (sd, by phase).

    """

    tipping_point: Mapping[str, float]
    nearest: str
    placement_probability: tuple[SharedErrorProbability, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedErrorProbability:
    """The placement probability when experts share an error of this standard deviation."""

    sd: float
    probability: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a panel places an alliance on average, and how surely.

    Attributes
    ----------
    position
        By axis: the mean over the experts with both scores; None without any.
    phase, alternative_phase
        The phase of that point by the map, and by the alternative map if there is one.
    boundary
        By axis: whether the position lies exactly on the cut.
    probability
        By phase: the probability that the average of an endless panel of such experts lies in it;
        not the probability that the alliance is in it. None below the smallest panel.
    bootstrap_probability
        The same from resampling the experts, as a check that assumes no distribution.
    certainty
        clear, probable, leaning, not_placed or not_assessed.
    listed
        The phases to be named beside: all that reach the listed probability, likeliest first.

    """

    n: int
    method: str
    position: Mapping[str, float] | None
    phase: str | None
    alternative_phase: str | None
    boundary: Mapping[str, bool]
    probability: Mapping[str, float] | None
    bootstrap_probability: Mapping[str, float] | None
    certainty: str
    listed: tuple[str, ...]
    covariance: tuple[tuple[float, float], tuple[float, float]] | None
    ellipses: Mapping[str, Ellipse] | None
    shared_error: SharedError | None
    reason: str | None
    warnings: tuple[str, ...]
