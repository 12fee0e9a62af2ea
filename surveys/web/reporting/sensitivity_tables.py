"""How far a placement depends on choices, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.services.reporting import choice_in_words
from surveys.services.reporting import option_in_words
from surveys.services.reporting.sentences import probability_in_words
from surveys.web.reporting.naming import item_name
from surveys.web.reporting.placements import phase_name
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import Written
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

_WITHOUT = {
    "straight_lining": "One point for nearly everything",
    "contradiction": "A reversed item contradicts the linking item",
    "order_inversion": "Two vignettes in the opposite of their order",
    "haste": "Less than a third of the median time",
}


def cuts_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Say how far the position is from each cut, and where the panel itself puts the boundary."""
    found = report.result["sensitivity"]
    sweep, anchored = found["cut_sweep"], found["anchored_cuts"]
    cuts = anchored["cuts"] or {}
    return Table(
        caption="How far from the cut points",
        columns=(
            "Axis",
            "Distance, points",
            "Distance, standard errors",
            "The panel’s own boundary",
            "Interval",
            "n",
        ),
        rows=tuple(
            (
                name,
                number(sweep["distance"][axis]),
                number(sweep["distance_se"][axis], 1),
                number(cuts[axis]["estimate"]) if cuts else NONE,
                interval(cuts[axis]["interval"]) if cuts else NONE,
                str(anchored["n"]),
            )
            for axis, name in axes_of(computed)
        ),
        numbers=frozenset({1, 2, 3, 5}),
        note=" ".join(_about_cuts(computed, found)),
    )


def cuts_sentence(found: dict[str, Any]) -> str:
    """Say how many of the cut points nearby keep the phase."""
    kept = found["cut_sweep"]["kept"]
    return f"{share(kept)} of the pairs of cut points within half a point keep the phase."


def _about_cuts(computed: RoundResults, found: dict[str, Any]) -> Iterator[str]:
    yield cuts_sentence(found)
    anchored = found["anchored_cuts"]
    if anchored["reason"]:
        yield analysis.sentence(anchored["reason"])
        return
    phase = anchored["phase"]
    probability = probability_in_words(anchored["placement_probability"][phase])
    yield (
        f"By the panel’s own boundary, its mean of the boundary vignette, the phase is “{phase_name(computed, phase)}” "
        f"({probability}, the uncertainty of the boundary included)."
    )


def left_out_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Say what becomes of the placement without one item, and without one expert."""
    found = report.result["sensitivity"]
    rows = [_item(computed, each) for each in found["items_left_out"]]
    experts = found["experts_left_out"]
    if experts:
        rows.append(_experts(computed, experts))
    return Table(
        caption="Without one item, or one expert",
        columns=(
            "Without",
            *(name for _, name in axes_of(computed)),
            "Phase",
            "Probability of the phase with all",
            "n",
        ),
        rows=tuple(rows),
        numbers=frozenset({1, 2, 4, 5}),
        note=flip_sentence(computed, found["flip_number"]),
    )


def _item(computed: RoundResults, each: dict[str, Any]) -> tuple[str, ...]:
    position = each["position"] or {}
    return (
        item_name(computed.study, each["item"]),
        *(number(position.get(axis)) for axis, _ in axes_of(computed)),
        phase_name(computed, each["phase"]) if each["phase"] else analysis.sentence(each["reason"]),
        _probability(each["probability"]),
        str(each["n"]),
    )


def _experts(computed: RoundResults, experts: dict[str, Any]) -> tuple[str, ...]:
    reached = [phase for phase, n in experts["phases"].items() if n]
    return (
        "any one expert",
        *(_range(experts["position"][axis]) for axis, _ in axes_of(computed)),
        " or ".join(phase_name(computed, phase) for phase in reached),
        f"{_probability(experts['probability']['low'])} to {_probability(experts['probability']['high'])}",
        str(experts["n"] - 1),
    )


def _range(found: dict[str, float]) -> str:
    return f"{number(found['low'])} to {number(found['high'])}"


def _probability(value: float | None) -> str:
    return NONE if value is None else Written(probability_in_words(value), value)


def flip_sentence(computed: RoundResults, flip: dict[str, Any] | None) -> str:
    """Say how few experts carry the phase, or why no number does."""
    if flip is None:
        return analysis.sentence("round_open")
    if flip["experts"] is None:
        return analysis.sentence(flip["reason"])
    return (
        f"The fewest experts whose removal changes the phase: {flip['experts']} of {flip['n']}, which makes it "
        f"“{phase_name(computed, flip['phase'])}”."
    )


def options_table(report: AllianceReport) -> Table:
    """Say with which option how many analyses keep the phase."""
    curve = report.result["sensitivity"]["specifications"]
    return Table(
        caption="Every analysis, by what it chose",
        columns=("Choice", "Option", "Analyses", "Phase holds"),
        rows=tuple(
            (
                choice_in_words(each["choice"], "en"),
                option_in_words(each["option"], "en"),
                str(each["n"]),
                str(each["holds"]),
            )
            for each in curve["by_option"]
        ),
        numbers=frozenset({2, 3}),
        note=_about_curve(curve, report.result["sensitivity"]["flagged"]),
    )


def _about_curve(curve: dict[str, Any], flagged: dict[str, int]) -> str:
    said = [
        f"In the reading of the map in use the phase holds in {curve['holds_cell']} of {curve['n_cells']} analyses.",
        "The other reading moves no position: it names the mixed cells otherwise.",
    ]
    found = [f"{_WITHOUT[name]}: {n}" for name, n in flagged.items() if n]
    said.append(
        f"Experts whom a check has flagged: {'; '.join(found)}."
        if found
        else "No check has flagged anybody."
    )
    out = [
        f"{_not_tried(name)} ({analysis.sentence(reason).rstrip('.')})"
        for name, reason in curve["left_out"].items()
        if reason != "nobody_flagged"
    ]
    if out:
        said.append(f"Not tried: {'; '.join(out)}.")
    return " ".join(said)


def _not_tried(name: str) -> str:
    """Name an option, or two that go together, in the words of the table."""
    return " with ".join(f"“{option_in_words(option, 'en')}”" for option in name.split("/"))
