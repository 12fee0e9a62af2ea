"""What the page about reliability shows: three questions kept apart, and whether the items hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.services.reporting import RELIABILITY_FILES
from surveys.services.reporting import has_figure
from surveys.services.reporting import is_drawn
from surveys.services.reporting import key_of
from surveys.services.reporting import reliability_of
from surveys.web.reporting.agreement_tables import ORDER
from surveys.web.reporting.agreement_tables import SAME_NUMBERS
from surveys.web.reporting.agreement_tables import answers_table
from surveys.web.reporting.agreement_tables import concentration_table
from surveys.web.reporting.agreement_tables import over_targets
from surveys.web.reporting.agreement_tables import why_missing
from surveys.web.reporting.reliability import correlation_table
from surveys.web.reporting.reliability import vignettes_table
from surveys.web.reporting.scale_tables import coefficients_table
from surveys.web.reporting.scale_tables import items_table

if TYPE_CHECKING:
    from surveys.services.reporting import AxisReliability
    from surveys.services.reporting import RatedAlliance
    from surveys.services.reporting import RoundReliability
    from surveys.services.workspace import Workspace
    from surveys.web.reporting.frames import Frame
    from surveys.web.reporting.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersAbout:
    """One alliance on one axis: a figure, tables, and why numbers are missing."""

    axis: str
    alliance: str
    heading: str
    described: str
    is_drawn: bool
    tables: tuple[Table, ...]
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The scale of one axis: its tables, and the items that are worth another look, each with why."""

    name: str
    coefficients: Table
    items: Table
    weak: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """The reliability of a round in words."""

    found: RoundReliability
    has_figure: bool
    answers: tuple[AnswersAbout, ...]
    order: tuple[Table, ...]
    same_numbers: tuple[Table, ...]
    scales: tuple[Scale, ...]
    correlation: Table
    vignettes: Table | None
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityPage:
    """A round's reliability; the frame says why where there is none."""

    frame: Frame
    title: str
    reliability: Reliability | None


def reliability_page(workspace: Workspace, frame: Frame) -> ReliabilityPage:
    """Gather a round's reliability, or why there is none."""
    name, view = frame.found.round.name, frame.asked.view
    found = reliability_of(workspace, name, view=view) if frame.computed else None
    return ReliabilityPage(
        frame=frame, title="Reliability", reliability=_in_words(found) if found else None
    )


def _in_words(found: RoundReliability) -> Reliability:
    level = found.results.document["options"]["level"]
    return Reliability(
        found=found,
        has_figure=has_figure(found.results, "coefficients"),
        answers=tuple(
            _answers(axis, alliance, level) for axis in found.axes for alliance in axis.alliances
        ),
        order=over_targets(found, ORDER),
        same_numbers=over_targets(found, SAME_NUMBERS),
        scales=tuple(map(_scale, found.axes)),
        correlation=correlation_table(found.results),
        vignettes=vignettes_table(found.results),
        files=tuple(RELIABILITY_FILES),
    )


def _answers(axis: AxisReliability, alliance: RatedAlliance, level: float) -> AnswersAbout:
    heading = f"{alliance.label}: {axis.name.lower()}"
    return AnswersAbout(
        axis=axis.id,
        alliance=key_of(alliance),
        heading=heading,
        described=f"{heading}: how the answers to each question are spread. The table below has the numbers.",
        is_drawn=is_drawn(alliance),
        tables=(
            answers_table(alliance, points=axis.points, level=level),
            concentration_table(alliance, level=level),
        ),
        missing=why_missing(alliance),
    )


def _scale(axis: AxisReliability) -> Scale:
    return Scale(
        name=axis.name,
        coefficients=coefficients_table(axis),
        items=items_table(axis),
        weak=tuple((item.label, " ".join(item.weaknesses)) for item in axis.weak_items),
    )
