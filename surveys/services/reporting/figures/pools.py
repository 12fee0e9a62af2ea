"""Where an alliance stands by every way of pooling its experts, and what other questions say of its phase."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.phase_bars import PhaseBars
from surveys.figures.phase_bars import PhaseReading
from surveys.figures.phase_bars import phase_bars_figure
from surveys.figures.pool_intervals import PooledPlace
from surveys.figures.pool_intervals import PoolIntervals
from surveys.figures.pool_intervals import pool_intervals_figure
from surveys.figures.reading_names import POOL_NAMES
from surveys.figures.reading_names import READING_NAMES
from surveys.figures.short_reasons import short_reason
from surveys.services.reporting.figures.axes import axis_ids
from surveys.services.reporting.figures.axes import phase_name
from surveys.services.reporting.figures.axes import scales_of
from surveys.services.reporting.figures.estimates import both_of
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.phase_plane import footnote

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults

LEAST = 2  # with one reading there is nothing to compare


def pools(results: RoundResults, report: AllianceReport, wanted: Wanted) -> Figure | None:
    """Make the figure of all pools; nothing where too few experts placed the alliance."""
    study, language = results.study, wanted.language
    if report.result["placement_probability"] is None:
        return None
    name = POOL_NAMES.to(language)
    return pool_intervals_figure(
        PoolIntervals(
            alliance=alliance_label(study, report, language),
            axes=scales_of(study, language),
            pools=tuple(
                PooledPlace(
                    name=name(each["name"]),
                    places=both_of(each["axes"], axis_ids(study), language),
                    is_main=each["name"] == "mean",
                )
                for each in report.result["pools"]["scores"]
                if each["axes"]
            ),
            notes=(footnote(results, language),),
            language=language,
        )
    )


def readings(results: RoundResults, report: AllianceReport, wanted: Wanted) -> Figure | None:
    """Make the figure of what each reading gives for each phase; nothing where there is one reading only."""
    study, language = results.study, wanted.language
    phases = tuple(phase for row in study.framework.map.cells for phase in row)
    found = report.result["convergence"]["readings"]
    if sum(each["probabilities"] is not None for each in found) < LEAST:
        return None
    name = READING_NAMES.to(language)
    return phase_bars_figure(
        PhaseBars(
            alliance=alliance_label(study, report, language),
            phases=tuple(phase_name(study, phase, language) for phase in phases),
            readings=tuple(
                PhaseReading(
                    name=name(each["name"]),
                    n=each["n"],
                    shares=_shares(each, phases),
                    why=short_reason(each["reason"], language),
                    is_main=each["name"] == "items",
                )
                for each in found
            ),
            notes=(footnote(results, language),),
            language=language,
        )
    )


def _shares(reading: dict[str, Any], phases: tuple[str, ...]) -> tuple[float, ...] | None:
    probabilities = reading["probabilities"]
    return tuple(probabilities[phase] for phase in phases) if probabilities else None
