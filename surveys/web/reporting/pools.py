"""Other ways of pooling, and further readings of the same phase, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.services.reporting.sentences import probability_in_words
from surveys.web.reporting.placements import phase_name
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import Written
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import number

if TYPE_CHECKING:
    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

_POOLS = {
    "mean": "Mean, equal weights (the headline)",
    "median": "Median",
    "trimmed_mean": "20 % trimmed mean",
    "hodges_lehmann": "Hodges–Lehmann",
    "confidence_weighted": "Weighted by confidence",
    "reliability_weighted": "Weighted by reliability",
    "vignette_weighted": "Weighted by the vignettes",
    "equal_communities": "Each community with the same weight",
}
_READINGS = {
    "items": "Mean of the items (the headline)",
    "linking": "Linking item",
    "choice": "Phase chosen directly",
    "chips": "Probabilities by chips",
    "map": "Points on the alliance map",
}


def pools_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Place the alliance by each way of pooling the experts' scores."""
    return Table(
        caption="Does it depend on how the experts are pooled?",
        columns=(
            "Pool",
            *(name for _, name in axes_of(computed)),
            "Phase",
            "Probability",
            "n",
            "To know",
        ),
        rows=tuple(_pool(computed, each) for each in report.result["pools"]["scores"]),
        numbers=frozenset({1, 2, 4, 5}),
    )


def _pool(computed: RoundResults, pool: dict[str, Any]) -> tuple[str, ...]:
    position, probability = pool["position"] or {}, pool["placement_probability"]
    # A phase without its probability would say more than so few experts can.
    phase = pool["phase"] if probability else None
    return (
        _POOLS.get(pool["name"], pool["name"]),
        *(number(position.get(axis)) for axis, _ in axes_of(computed)),
        phase_name(computed, phase),
        _written(probability[phase]) if probability and phase else NONE,
        str(pool["n"]),
        analysis.sentence(pool["reason"]) if pool["reason"] else "",
    )


def readings_table(computed: RoundResults, report: AllianceReport) -> Table:
    """Set the readings of the same phase side by side: independent questions that ask for it."""
    return Table(
        caption="Do other questions say the same?",
        columns=("Reading", "Phase", "Support", "n", "To know"),
        rows=tuple(
            (
                _READINGS.get(each["name"], each["name"]),
                phase_name(computed, each["phase"] if each["support"] is not None else None),
                NONE if each["support"] is None else _written(each["support"]),
                str(each["n"]),
                analysis.sentence(each["reason"]) if each["reason"] else "",
            )
            for each in report.result["convergence"]["readings"]
        ),
        numbers=frozenset({2, 3}),
        note="Support is the placement probability of the phase, the share of the experts who chose it, or their pooled probability.",
    )


def _written(value: float) -> Written:
    return Written(probability_in_words(value), value)
