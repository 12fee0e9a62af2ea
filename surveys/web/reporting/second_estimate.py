"""The mean and the rater model side by side, and which of them leads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.services.reporting.sentences import probability_in_words
from surveys.web.reporting.parts import Part
from surveys.web.reporting.placements import phase_name
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import Written
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import p_in_words
from surveys.web.reporting.tables import share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

_LEADS = {
    "mean": "The mean of the experts’ scores leads.",
    "model": "The rater model leads: read its placement first.",
    "both": "Neither leads: where the two differ, say so.",
}


def second_estimate_part(computed: RoundResults) -> Part:
    """Set the two estimates of every placement side by side."""
    leading = computed.document["measurement"]["leading"]
    return Part(
        id="estimates",
        heading="Two estimates of each placement",
        text=(
            "The mean takes every rating as it was given. The model also estimates how leniently and how sharply each "
            "expert rates, from the vignettes and from all that was rated. Which of them leads was fixed before the "
            f"round opened. {leading['sentence']}"
        ),
        cautions=() if leading["leads"] == "mean" else (_LEADS[leading["leads"]],),
        tables=(_estimates(computed, leading),),
        explained=("axis-mean",),
    )


def _estimates(computed: RoundResults, leading: dict[str, Any]) -> Table:
    columns = [title for _, name in axes_of(computed) for title in (name, "Interval")]
    return Table(
        caption="By the mean, and by the rater model",
        columns=("Alliance", "Estimate", *columns, "Phase", "Probability", "n", "To know"),
        rows=tuple(row for report in computed.alliances for row in _rows(computed, report)),
        numbers=frozenset({2, 4, 7, 8}),
        note=" ".join(_about(leading)),
    )


def _rows(computed: RoundResults, report: AllianceReport) -> Iterator[tuple[str, ...]]:
    result, model = report.result, _model_of(computed, report)
    means = {axis: result["axes"][axis]["mean"] for axis, _ in axes_of(computed)}
    ratings = {axis: found["rating"] for axis, found in model["axes"].items()}
    for name, found, statistics in (("mean", result, means), ("rater model", model, ratings)):
        probability = found["placement_probability"]
        # A phase without its probability would say more than so few experts can.
        phase = found["phase"] if probability else None
        reason = found.get("placement_reason") or found.get("reason")
        yield (
            report.label,
            name,
            *(
                cell
                for axis, _ in axes_of(computed)
                for cell in (
                    number(statistics[axis]["estimate"]),
                    interval(statistics[axis]["interval"]),
                )
            ),
            phase_name(computed, phase),
            Written(probability_in_words(probability[phase]), probability[phase])
            if probability and phase
            else NONE,
            str(found["n"]),
            analysis.sentence(reason) if reason else "",
        )


def _model_of(computed: RoundResults, report: AllianceReport) -> dict[str, Any]:
    alliances: list[dict[str, Any]] = computed.document["measurement"]["alliances"]
    return next(
        each for each in alliances if (each["id"], each["period"]) == (report.id, report.period)
    )


def _about(leading: dict[str, Any]) -> Iterator[str]:
    yield (
        "The model’s position is the rating that an endless panel of such experts would give the linking item, on average; "
        "the mean is of every item of the axis, so the two need not be equal."
    )
    if leading["missing"] is not None:
        yield (
            f"Of {leading['assigned']} placements asked for, one for each expert, alliance and axis, {share(leading['missing'])} "
            "have no score."
        )
    if leading["by_community"] is not None:
        yield f"Whether that share differs between communities: p = {p_in_words(leading['by_community'])}."
