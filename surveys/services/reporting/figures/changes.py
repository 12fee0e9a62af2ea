"""What has changed since the round before: by everybody and by those who rated twice; and where they stood."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.change_intervals import ChangedAlliance
from surveys.figures.change_intervals import ChangeIntervals
from surveys.figures.change_intervals import change_intervals_figure
from surveys.figures.intervals import Estimate
from surveys.figures.short_reasons import short_reason
from surveys.figures.slopes import Slope
from surveys.figures.slopes import SlopeAxis
from surveys.figures.slopes import Slopes
from surveys.figures.slopes import slopes_figure
from surveys.services.reporting.figures.axes import axis_ids
from surveys.services.reporting.figures.axes import scales_of
from surveys.services.reporting.figures.estimates import both_of
from surveys.services.reporting.figures.estimates import estimate_of
from surveys.services.reporting.figures.occasions import ends_of
from surveys.services.reporting.figures.occasions import moved_label
from surveys.services.reporting.figures.phase_plane import footnote

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import RoundResults


def changes(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure of changes between rounds; nothing where none may be told."""
    return _changes(results, wanted, "rounds")


def changes_over_periods(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure of changes between periods; nothing where none may be told."""
    return _changes(results, wanted, "periods")


def slopes(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure of both positions of those who rated in both rounds; nothing where no change may be told."""
    return _slopes(results, wanted, "rounds")


def slopes_over_periods(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure of both positions by those who rated both periods; nothing where no change may be told."""
    return _slopes(results, wanted, "periods")


def _changes(results: RoundResults, wanted: Wanted, kind: str) -> Figure | None:
    study, language = results.study, wanted.language
    found = comparisons_of(results, kind)
    if not found:
        return None
    before, after = ends_of(study, found, language)
    vertical, horizontal = scales_of(study, language)
    return change_intervals_figure(
        ChangeIntervals(
            before=before,
            after=after,
            axes=(vertical.name, horizontal.name),
            alliances=tuple(
                ChangedAlliance(
                    alliance=moved_label(study, each, found, language),
                    total=_both(results, each, "total", language),
                    stayers=_stayers(results, each, language),
                    composition=_both(results, each, "composition", language),
                )
                for each in found
            ),
            stable=results.document["options"]["negligible_change"],
            notes=(footnote(results, language),),
            language=language,
        )
    )


def _slopes(results: RoundResults, wanted: Wanted, kind: str) -> Figure | None:
    study, language = results.study, wanted.language
    found = comparisons_of(results, kind)
    if not found:
        return None
    before, after = ends_of(study, found, language)
    return slopes_figure(
        Slopes(
            before=before,
            after=after,
            axes=tuple(
                SlopeAxis(
                    axis=scale,
                    slopes=tuple(
                        Slope(
                            alliance=moved_label(study, each, found, language),
                            before=estimate_of(each["axes"][axis]["before"], language),
                            after=estimate_of(each["axes"][axis]["after"], language),
                        )
                        for each in found
                    ),
                )
                for axis, scale in zip(axis_ids(study), scales_of(study, language), strict=True)
            ),
            notes=(footnote(results, language),),
            language=language,
        )
    )


def comparisons_of(results: RoundResults, kind: str) -> list[dict[str, Any]]:
    """List the comparisons of a kind, of rounds or of periods, that have a change on either axis."""
    return [
        each
        for each in results.document["change"]["comparisons"]
        if each["kind"] == kind
        and any(axis["change"]["estimate"] is not None for axis in each["axes"].values())
    ]


def _stayers(
    results: RoundResults, comparison: dict[str, Any], language: str
) -> tuple[Estimate, Estimate]:
    found = {axis: each["change"] for axis, each in comparison["axes"].items()}
    return both_of(found, axis_ids(results.study), language)


def _both(
    results: RoundResults, comparison: dict[str, Any], part: str, language: str
) -> tuple[Estimate, Estimate]:
    turnover = comparison["turnover"]
    moved = turnover["n_entrants"] + turnover["n_leavers"]
    n = turnover["n_stayers"] + moved if part == "total" else moved
    vertical, horizontal = (turnover["axes"][axis] for axis in axis_ids(results.study))
    return _part(vertical, part, n, language), _part(horizontal, part, n, language)


def _part(axis: dict[str, Any], part: str, n: int, language: str) -> Estimate:
    return Estimate(estimate=axis[part], n=n, why=short_reason(axis["reason"], language))
