"""The occasions on which alliances were judged, as figures name them: rounds by their ids, periods by theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.occasion_words import WORDS
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.studies import Study


def occasion_name(
    occasion: dict[str, Any], *, by_round: bool, by_period: bool, language: str
) -> str:
    """Name an occasion by what tells it from the others: its round, its period, or both."""
    period = occasion["period"] or WORDS.to(language)("present")
    named = [occasion["round"]] * by_round + [period] * (by_period or not by_round)
    return " ".join(named)


def ends_of(study: Study, found: Sequence[dict[str, Any]], language: str) -> tuple[str, str]:
    """Name what comparisons of one kind go from and to; from the earliest to the latest where they differ."""
    by_round = found[0]["kind"] == "rounds"
    order = [period.id for period in study.periods]

    def time_of(occasion: dict[str, Any]) -> int:
        return order.index(occasion["period"]) if occasion["period"] in order else len(order)

    first = min((each["from"] for each in found), key=time_of)
    last = max((each["to"] for each in found), key=time_of)
    before, after = (
        occasion_name(each, by_round=by_round, by_period=not by_round, language=language)
        for each in (first, last)
    )
    return before, after


def moved_label(
    study: Study, comparison: dict[str, Any], found: Sequence[dict[str, Any]], language: str
) -> str:
    """Name the alliance of a comparison, with its periods where comparisons differ in them."""
    name = study.alliance(comparison["alliance"]).name.to(language)
    if comparison["kind"] == "rounds":
        return f"{name} {comparison['to']['period']}".strip()
    if len({(each["from"]["period"], each["to"]["period"]) for each in found}) == 1:
        return name
    first, last = (
        occasion_name(comparison[end], by_round=False, by_period=True, language=language)
        for end in ("from", "to")
    )
    when = SHARED.to(language)("range", low=first, high=last)
    return SHARED.to(language)("aside").join((name, when))
