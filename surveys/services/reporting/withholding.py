"""While answers can come in, no number may rest on fewer experts than the results move on by."""

from __future__ import annotations

from typing import Any

from surveys.services.reporting.pooling import EVERY

#: What makes an object of the results a statistic, or an index of agreement.
_STATISTIC = frozenset({"estimate", "n", "method", "reason"})
_NOTHING: dict[str, Any] = {
    "estimate": None,
    "interval": None,
    "chance": None,
    "beyond_chance": None,
    "se": None,
    "chisq": None,
    "p": None,
    "reason": "too_few_experts",
    "warnings": [],
}


def withhold_few(found: Any) -> Any:
    """Return results without the numbers that rest on so few that they would say what single experts answered."""
    if isinstance(found, list):
        return [withhold_few(each) for each in found]
    if not isinstance(found, dict):
        return found
    kept = {key: withhold_few(value) for key, value in found.items()}
    if not 0 < _experts(kept) < EVERY:
        return kept
    if kept.keys() >= _STATISTIC:
        return kept | {key: value for key, value in _NOTHING.items() if key in kept}
    if "counts" in kept:
        return kept | {"counts": [], "median": None}
    return kept


def _experts(found: dict[str, Any]) -> int:
    n = found.get("n")
    return n if isinstance(n, int) else 0
