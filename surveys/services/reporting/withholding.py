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
#: How many experts keep the order of two vignettes, and which share keeps that of all.
_PAIR = frozenset({"ordered", "tied", "inverted"})
_ORDERS = frozenset({"strict", "with_ties"})
#: What stands for camps of which nothing may be told.
_NO_CAMPS: dict[str, Any] = {
    "axes": {},
    "two_camps": None,
    "elsewhere": None,
    "between": None,
    "exact": None,
    "camps": [],
    "items": [],
    "reason": "groups_withheld",
}


#: What an alliance’s sensitivity says by leaving out experts: the difference is theirs, so it waits for the close.
_BY_LEAVING_OUT: dict[str, Any] = {
    "experts_left_out": None,
    "flip_number": None,
    "specifications": None,
    "flagged": None,
}


def withhold_few(found: Any) -> Any:
    """Return results without the numbers that rest on so few that they would say what single experts answered."""
    if isinstance(found, list):
        return [withhold_few(each) for each in found]
    if not isinstance(found, dict):
        return found
    if found.keys() >= _BY_LEAVING_OUT.keys():
        reason = found["reason"] or "round_open"
        return found | _BY_LEAVING_OUT | {"reason": reason}
    kept = {key: withhold_few(value) for key, value in found.items()}
    return kept | _withheld(kept)


def withhold_groups(alliances: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return results of alliances without groups and camps of the experts.

    From one result of an open round to the next a group may grow by a single expert, whose answers would follow; and
    the groups within a part of a panel, beside those of the whole, would say what few answered.
    """
    return [
        each
        | {
            "groups": [],
            "camps": {"n": each["camps"]["n"]} | _NO_CAMPS,
            "warnings": [code for code in each["warnings"] if code != "two_camps"],
        }
        for each in alliances
    ]


def _withheld(found: dict[str, Any]) -> dict[str, Any]:
    """Give what stands instead in one object, whose parts have been withheld already."""
    if "pairs" in found and found.keys() >= _ORDERS and _most(found["pairs"]) < EVERY:
        return dict.fromkeys(_ORDERS)
    if not 0 < _experts(found) < EVERY:
        return {}
    if found.keys() >= _STATISTIC:
        return {key: value for key, value in _NOTHING.items() if key in found}
    if found.keys() >= _PAIR:
        return dict.fromkeys(_PAIR) | {"flagged": False}
    return {"counts": [], "median": None} if "counts" in found else {}


def _most(pairs: list[dict[str, Any]]) -> int:
    return max(map(_experts, pairs), default=0)


def _experts(found: dict[str, Any]) -> int:
    n = found.get("n")
    return n if isinstance(n, int) else 0
