"""The region that holds the panel's true mean with a given probability."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.serialise import plain

if TYPE_CHECKING:
    from analysis.posterior import Posterior
    from analysis.serialise import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Ellipse:
    """An ellipse in the plane of cohesion (x, horizontal) and threat agreement (y, vertical).

    Attributes
    ----------
    level
        The posterior probability inside.
    x, y
        The centre.
    semi_major, semi_minor
        The half axes, in scale points; 0 where the experts do not vary in that direction.
    angle
        Degrees from the x axis to the longer half axis, counter-clockwise, in (−90, 90].

    """

    level: float
    x: float
    y: float
    semi_major: float
    semi_minor: float
    angle: float

    def outline(self, points: int = 72) -> tuple[tuple[float, float], ...]:
        """Give points (x, y) along the ellipse, the first of them repeated at the end.

        Examples
        --------
        >>> circle = Ellipse(level=0.5, x=4, y=4, semi_major=1, semi_minor=1, angle=0)
        >>> circle.outline(4)[0]
        (5.0, 4.0)

        """
        turn = math.radians(self.angle)
        corners = []
        for step in range(points + 1):
            around = 2 * math.pi * (step % points) / points
            along, across = self.semi_major * math.cos(around), self.semi_minor * math.sin(around)
            x = self.x + along * math.cos(turn) - across * math.sin(turn)
            corners.append((x, self.y + along * math.sin(turn) + across * math.cos(turn)))
        return tuple(corners)

    def as_dict(self) -> Plain:
        """Give plain JSON types."""
        return dict(plain(self))


def posterior_ellipse(posterior: Posterior, level: float) -> Ellipse:
    """Give the ellipse of a bivariate t: (μ − x̄)′ scale⁻¹ (μ − x̄) ≤ 2 F(level; 2, ν).

    The quantile has a closed form, F = ν/2 · ((1 − level)^(−2/ν) − 1).

    Examples
    --------
    >>> from analysis.posterior import Posterior
    >>> t = Posterior(vertical=5, horizontal=6, scale_vertical=0.2, scale_horizontal=0.4,
    ...               correlation=0, df=10)
    >>> ellipse = posterior_ellipse(t, 0.9)
    >>> ellipse.x, ellipse.y, ellipse.angle, round(ellipse.semi_major / ellipse.semi_minor, 9)
    (6, 5, 0.0, 2.0)

    """
    v, h = posterior.scale_vertical, posterior.scale_horizontal
    shared = posterior.correlation * v * h
    lengths, directions = np.linalg.eigh(np.array([[h * h, shared], [shared, v * v]]))
    radius = math.sqrt(posterior.df * ((1 - level) ** (-2 / posterior.df) - 1))
    x, y = (float(part) for part in directions[:, 1])
    angle = math.degrees(math.atan2(y, x))
    return Ellipse(
        level=level,
        x=posterior.horizontal,
        y=posterior.vertical,
        semi_major=radius * math.sqrt(max(float(lengths[1]), 0.0)),
        semi_minor=radius * math.sqrt(max(float(lengths[0]), 0.0)),
        angle=_half_turn(angle),
    )


def _half_turn(angle: float) -> float:
    """Bring an angle of an axis, which has no head or tail, into (−90, 90]."""
    turned = angle % 180
    return turned - 180 if turned > 90 else turned  # noqa: PLR2004 - a right angle
