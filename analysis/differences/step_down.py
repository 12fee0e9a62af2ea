"""p-values adjusted for how many were looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p-values by Holm's step-down procedure, in the order given.

    The k-th smallest of m is multiplied by m − k + 1, made at least as large as the adjusted ones
    below it, and at most 1 (Holm 1979, *Scandinavian Journal of Statistics* 6, pages 65 to 70).

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03, 0.005])
    (0.03, 0.06, 0.06, 0.02)

    """
    m = len(p_values)
    adjusted = [0.0] * m
    highest = 0.0
    for rank, place in enumerate(sorted(range(m), key=lambda each: p_values[each])):
        highest = max(highest, min(1.0, (m - rank) * p_values[place]))
        adjusted[place] = highest
    return tuple(adjusted)
