"""The coefficients of agreement among the experts, under the question that each answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.reliability_strip import Coefficient
from surveys.figures.reliability_strip import ReliabilityStrip
from surveys.figures.reliability_strip import reliability_strip_figure
from surveys.services.reporting.figures.axes import axis_ids
from surveys.services.reporting.figures.axes import scales_of
from surveys.services.reporting.figures.estimates import estimate_of
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.phase_plane import footnote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.figure import Figure
    from surveys.figures.intervals import Estimate
    from surveys.figures.reliability_strip import Question
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import RoundResults

_CONCENTRATION = {"van_der_eijk_a": "A", "r_wg_j": "r_wg(j)", "r_star_wg_j": "r*_wg(j)"}
_OVER_ALLIANCES: dict[Question, dict[str, str]] = {
    "order": {"kendall_w": "W", "mean_spearman": "mean ρ", "ICC(C,1)": "ICC(C,1)"},
    "numbers": {
        "krippendorff_alpha_ordinal": "α",
        "gwet_ac2": "AC2",
        "ICC(A,1)": "ICC(A,1)",
    },
}


def coefficients(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the strip of coefficients; nothing where nobody rated anything."""
    study, language = results.study, wanted.language
    found = (*_concentrations(results, language), *_over_alliances(results, language))
    if not _has_any(found):
        return None
    return reliability_strip_figure(
        ReliabilityStrip(
            axes=tuple(axis.name for axis in scales_of(study, language)),
            coefficients=found,
            notes=(footnote(results, language),),
            language=language,
        )
    )


def has_coefficients(results: RoundResults) -> bool:
    """Say whether any coefficient has a value, without drawing it."""
    language = results.study.languages[0]
    found = (*_concentrations(results, language), *_over_alliances(results, language))
    return _has_any(found)


def _has_any(found: tuple[Coefficient, ...]) -> bool:
    return any(cell and cell.estimate is not None for each in found for cell in each.by_axis)


def _concentrations(results: RoundResults, language: str) -> Iterator[Coefficient]:
    for report in results.alliances:
        for key, name in _CONCENTRATION.items():
            axes = [report.result["axes"][axis] for axis in axis_ids(results.study)]
            yield Coefficient(
                question="concentration",
                name=f"{alliance_label(results.study, report, language)}: {name}",
                by_axis=tuple(_beside_chance(axis[key], language) for axis in axes),
            )


def _beside_chance(index: dict[str, Any], language: str) -> Estimate:
    chance = index["chance"]
    return replace(estimate_of(index, language), chance=chance["uniform"] if chance else None)


def _over_alliances(results: RoundResults, language: str) -> Iterator[Coefficient]:
    axes = [results.document["reliability"][axis] for axis in axis_ids(results.study)]
    for question, names in _OVER_ALLIANCES.items():
        for key, name in names.items():
            yield Coefficient(
                question=question,
                name=name,
                by_axis=tuple(
                    estimate_of(axis["icc"].get(key) or axis[key], language) for axis in axes
                ),
            )
