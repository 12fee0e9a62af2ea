"""Tables about one alliance: where the experts are, how far they agree, and how firm the placement is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.services.reporting.sentences import probability_in_words
from surveys.web.reporting.placements import phase_name
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import share
from surveys.web.reporting.tables import why_not

if TYPE_CHECKING:
    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

_MEASURES = (("mean", "Mean"), ("median", "Median"), ("trimmed_mean", "20 % trimmed mean"))
_SCORES = (
    ("items", "Mean of the items (the headline)"),
    ("linking", "Linking item alone"),
    ("equated", "Equated mean"),
)
_CONCENTRATION = (
    ("average_deviation", "AD about the mean"),
    ("average_deviation_median", "AD about the median"),
    ("van_der_eijk_a", "van der Eijk’s A"),
    ("r_wg", "r_wg"),
    ("r_wg_j", "r_wg(j), all questions"),
    ("r_star_wg_j", "r*_wg(j), all questions"),
)


def where_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Say where the experts are on each axis, by every measure of it."""
    result = report.result
    rows = []
    for axis, name in axes_of(computed):
        found = result["axes"][axis]
        for key, measure in _MEASURES:
            rows.append((f"{name}: {measure.lower()}", *_statistic(found[key])))
        rows.append(
            (f"{name}: standard error (experts and items)", *_statistic(found["standard_error"]))
        )
    return Table(
        caption="Where the experts are",
        columns=("Measure", "Estimate", "Interval", "n", "To know"),
        rows=tuple(rows),
        numbers=frozenset({1, 3}),
    )


def _statistic(found: dict[str, Any]) -> tuple[str, str, str, str]:
    return (number(found["estimate"]), interval(found["interval"]), str(found["n"]), why_not(found))


def agreement_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Say how far the experts agree on each axis."""
    result = report.result
    rows: list[tuple[str, ...]] = []
    for axis, name in axes_of(computed):
        found = result["axes"][axis]
        spread = (
            ("sd", "standard deviation", number),
            ("within_one", "within 1 point of the median", share),
        )
        for key, measure, write in spread:
            statistic = found[key]
            rows.append(
                (
                    f"{name}: {measure}",
                    write(statistic["estimate"]),
                    NONE,
                    NONE,
                    str(statistic["n"]),
                )
            )
        rows += [
            (f"{name}: {measure}", *_beside_chance(found[key])) for key, measure in _CONCENTRATION
        ]
    return Table(
        caption="How far the experts agree",
        columns=("Measure", "Value", "By chance", "Beyond chance", "n"),
        rows=tuple(rows),
        numbers=frozenset({1, 2, 4}),
        note=(
            "By chance: what 95 % of panels of this size that answered at random stay below, or above for AD "
            "(simulated, every point equally likely). Agreement among experts is not the agreement between the allies. "
            "AD, A and r_wg are those of the linking item."
        ),
    )


def _beside_chance(found: dict[str, Any]) -> tuple[str, str, str, str]:
    if found["estimate"] is None:
        return (NONE, NONE, analysis.sentence(found["reason"]), str(found["n"]))
    chance = found["chance"]
    beyond = {True: "yes", False: "no", None: NONE}[found["beyond_chance"]]
    return (
        number(found["estimate"]),
        number(chance["uniform"]) if chance else NONE,
        beyond,
        str(found["n"]),
    )


def shares_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Count the experts in each phase, one by one."""
    result = report.result
    shares = result["phase_shares"]
    return Table(
        caption="Phases of single experts",
        columns=("Phase", "Experts", "Share"),
        rows=tuple(
            (
                phase_name(computed, phase.id),
                f"{shares[phase.id]['n']} of {result['n']}",
                share(shares[phase.id]["share"]),
            )
            for phase in computed.study.framework.phases
        ),
        numbers=frozenset({1, 2}),
    )


def scores_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Place the alliance by each of the three scores."""
    result = report.result
    # Where the headline names no phase, no other score does.
    named = result["placement_probability"] is not None
    return Table(
        caption="Does it depend on the score?",
        columns=("Score", *(name for _, name in axes_of(computed)), "Phase", "n"),
        rows=tuple(
            (
                name,
                *(
                    number((result["scores"][key]["position"] or {}).get(axis))
                    for axis, _ in axes_of(computed)
                ),
                phase_name(computed, result["scores"][key]["phase"] if named else None),
                str(result["scores"][key]["n"]),
            )
            for key, name in _SCORES
        ),
        numbers=frozenset({1, 2, 4}),
    )


def shared_error_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Say what an error that all experts share would change."""
    result = report.result
    tipping = result["shared_error"]["tipping_point"]
    phase = phase_name(computed, result["phase"])
    rows = [
        (
            f"{name}: an error of all experts that changes the phase",
            f"{number(tipping.get(axis))} points",
        )
        for axis, name in axes_of(computed)
    ]
    rows += [
        (
            f"Probability of “{phase}” with a shared error of sd {each['sd']}",
            probability_in_words(each["probability"][result["phase"]]),
        )
        for each in result["shared_error"]["placement_probability"]
    ]
    return Table(
        caption="If all experts were wrong in the same way",
        columns=("What", "Value"),
        rows=tuple(rows),
        numbers=frozenset({1}),
    )
