"""Read statistics of the results as figures take them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.intervals import Estimate
from surveys.figures.short_reasons import short_reason

if TYPE_CHECKING:
    from collections.abc import Mapping


def estimate_of(statistic: Mapping[str, Any], language: str) -> Estimate:
    """Read a statistic with its interval, or with a few words for why it has no number."""
    limits = statistic["interval"] or {}
    return Estimate(
        estimate=statistic["estimate"],
        low=limits.get("low"),
        high=limits.get("high"),
        n=statistic["n"],
        why=short_reason(statistic["reason"], language),
    )


def both_of(
    axes: Mapping[str, Mapping[str, Any]], ids: tuple[str, str], language: str
) -> tuple[Estimate, Estimate]:
    """Read a statistic of each axis, the vertical one first."""
    vertical, horizontal = (estimate_of(axes[axis], language) for axis in ids)
    return vertical, horizontal
