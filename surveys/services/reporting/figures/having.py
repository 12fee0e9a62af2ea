"""Which figures the results can fill, and why not the others: told from the results, without drawing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services.reporting.figures.changes import comparisons_of
from surveys.services.reporting.figures.coefficients import has_coefficients
from surveys.services.reporting.figures.communities import compared_attribute
from surveys.services.reporting.figures.fears import has_fears
from surveys.services.reporting.figures.paths import has_paths
from surveys.services.reporting.figures.pools import LEAST
from surveys.services.reporting.figures.threats import has_threats
from surveys.services.reporting.reasons import sentence_of
from surveys.services.reporting.viewing import SMALLEST_PART

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults

_TOO_FEW = "Too few experts placed the alliance."
_NOTHING_BEFORE = {
    "rounds": "This round follows no other.",
    "periods": "This round asks about one time only.",
}


def why_none(results: RoundResults, kind: str) -> str:
    """Say why there is no figure of this kind; nothing where there is one."""
    return _OF_ROUNDS[kind](results)


def why_none_of(results: RoundResults, kind: str, report: AllianceReport) -> str:
    """Say the same of a figure of one alliance."""
    return _OF_ALLIANCES[kind](results, report)


def _unless(there: object, why: str) -> str:
    return "" if there else why


def _communities(results: RoundResults) -> str:
    if results.listed.is_collecting:
        return "While answers can come in, no group of experts is shown apart from the whole panel."
    return _unless(
        compared_attribute(results),
        f"No group of experts has at least {SMALLEST_PART} who placed an alliance, or nothing is known by which they could be parted.",
    )


def _change(kind: str) -> Callable[[RoundResults], str]:
    def why(results: RoundResults) -> str:
        change = results.document["change"]
        if change["reason"]:
            return sentence_of(change["reason"], "en")
        if not any(each["kind"] == kind for each in change["comparisons"]):
            return _NOTHING_BEFORE[kind]
        return _unless(
            comparisons_of(results, kind),
            "Too few experts rated both times for a change to be told.",
        )

    return why


def _camps(_results: RoundResults, report: AllianceReport) -> str:
    camps = report.result["camps"]
    if camps["camps"] and all(each["position"] is not None for each in camps["camps"]):
        return ""
    if camps["camps"]:
        return "A camp has too few experts to be shown."
    reason = sentence_of(camps["reason"], "en") if camps["reason"] else ""
    return reason or "By the stated rule the experts do not fall into two camps."


def _of_sensitivity(part: str) -> Callable[[RoundResults, AllianceReport], str]:
    def why(_results: RoundResults, report: AllianceReport) -> str:
        found: dict[str, Any] = report.result["sensitivity"]
        told = sentence_of(found["reason"], "en") if found["reason"] else _TOO_FEW
        return _unless(found[part], told)

    return why


def _readings(_results: RoundResults, report: AllianceReport) -> str:
    found = report.result["convergence"]["readings"]
    read = sum(each["probabilities"] is not None for each in found)
    return _unless(read >= LEAST, "Only one reading gives a phase, so there is nothing to compare.")


_OF_ROUNDS: dict[str, Callable[[RoundResults], str]] = {
    "phase-plane": lambda results: _unless(results.has_positions, "No alliance was placed."),
    "coefficients": lambda results: _unless(
        has_coefficients(results), "No coefficient of agreement could be computed."
    ),
    "threats": lambda results: _unless(
        has_threats(results), "This round asks about no threat by name."
    ),
    "communities": _communities,
    "fears": lambda results: _unless(
        has_fears(results),
        "The round does not ask about both fears of any government, or too few experts judged them.",
    ),
    "change": _change("rounds"),
    "slopes": _change("rounds"),
    "change-periods": _change("periods"),
    "slopes-periods": _change("periods"),
    "trajectories": lambda results: _unless(
        has_paths(results), "No alliance was placed on two occasions."
    ),
    "calibration": lambda results: _unless(
        any(each["placement_probability"] for each in results.document["alliances"]),
        "No placement has a probability.",
    ),
}

_OF_ALLIANCES: dict[str, Callable[[RoundResults, AllianceReport], str]] = {
    "cut-sweep": _of_sensitivity("cut_sweep"),
    "specifications": _of_sensitivity("specifications"),
    "camps": _camps,
    "pools": lambda _results, report: _unless(
        report.result["placement_probability"] is not None, _TOO_FEW
    ),
    "readings": _readings,
}
