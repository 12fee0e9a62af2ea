"""Rectangles on the drawing, in pixels from the top left of the plane."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """Make the box of this size with its middle at the point."""
        return cls(
            left=x - width / 2, top=y - height / 2, right=x + width / 2, bottom=y + height / 2
        )

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Say whether the two come closer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies within."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def within(self, frame: Box, gap: float = 0) -> bool:
        """Say whether this box lies inside another, with the gap to spare."""
        return (
            self.left >= frame.left + gap
            and self.top >= frame.top + gap
            and self.right <= frame.right - gap
            and self.bottom <= frame.bottom - gap
        )

    def moved_into(self, frame: Box, gap: float = 0) -> Box:
        """Push this box back into another that it sticks out of."""
        right = max(frame.left + gap - self.left, 0) - max(self.right - frame.right + gap, 0)
        down = max(frame.top + gap - self.top, 0) - max(self.bottom - frame.bottom + gap, 0)
        return Box(
            left=self.left + right,
            top=self.top + down,
            right=self.right + right,
            bottom=self.bottom + down,
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Find the point of this box that is nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def distance(self, x: float, y: float) -> float:
        """Measure how far a point is from this box; 0 within it."""
        nearest = self.nearest(x, y)
        return hypot(nearest[0] - x, nearest[1] - y)

    def crossed_by(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Say whether a straight line runs through this box."""
        first, last = 0.0, 1.0
        sides = ((self.left, self.right), (self.top, self.bottom))
        for (low, high), begins, ends in zip(sides, start, end, strict=True):
            step = ends - begins
            if step == 0:
                if not low <= begins <= high:
                    return False
                continue
            enters, leaves = sorted(((low - begins) / step, (high - begins) / step))
            first, last = max(first, enters), min(last, leaves)
        return first <= last
