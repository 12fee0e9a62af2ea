"""The figures of a round as files: which there are, why others are not, and how each is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.services.exporting.figure_kinds import DISTRIBUTIONS
from surveys.services.exporting.figure_kinds import FOLDER
from surveys.services.exporting.figure_kinds import OF_ALLIANCES
from surveys.services.exporting.figure_kinds import OF_FIELD_WORK
from surveys.services.exporting.figure_kinds import OF_ROUNDS
from surveys.services.exporting.figure_kinds import FigureKind
from surveys.services.monitoring.drawing import field_work_figure
from surveys.services.reporting import DrawnFigure
from surveys.services.reporting import Wanted
from surveys.services.reporting import arrange_reliability
from surveys.services.reporting import distribution_figure
from surveys.services.reporting import draw_figure
from surveys.services.reporting import draw_for_page
from surveys.services.reporting import figure_of
from surveys.services.reporting import is_drawn
from surveys.services.reporting import key_of
from surveys.services.reporting import why_none
from surveys.services.reporting import why_none_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.services.exporting.source import Source
    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

#: What each figure comes as: a drawing in three formats, and its numbers.
FORMS = ("svg", "png", "pdf", "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFigure:
    """A figure that a round may have; ``why_none`` says why it has not.

    ``subject`` is what it is about where that is not the whole round: an alliance, an axis.
    """

    id: str
    kind: FigureKind
    draw: Callable[[], DrawnFigure]
    subject: str = ""
    why_none: str = ""
    few: str = ""

    @property
    def about(self) -> str:
        """Say what it shows."""
        return f"{self.subject}: {self.kind.about}" if self.subject else self.kind.about

    @property
    def caution(self) -> str:
        """Say what to be careful of: so few experts that the consent text speaks of them, or counts of few."""
        return " ".join(filter(None, (self.few, self.kind.caution)))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files."""
        return tuple(f"{FOLDER}/{self.id}.{form}" for form in FORMS)


def is_figure(filename: str) -> bool:
    """Say whether a name is that of a figure's file."""
    return filename.startswith(f"{FOLDER}/")


def figures_of(source: Source) -> tuple[ExportedFigure, ...]:
    """List the figures of a round, those too that it has not, with the reason."""
    return (*_of_results(source), *_of_field_work(source))


def there_are(source: Source) -> tuple[ExportedFigure, ...]:
    """List the figures that the round has."""
    return tuple(each for each in figures_of(source) if not each.why_none)


def figure_names(source: Source) -> tuple[str, ...]:
    """List the files of the figures that the round has."""
    return tuple(name for each in there_are(source) for name in each.names)


def figure_named(source: Source, filename: str) -> ExportedFigure:
    """Find a figure by the name of one of its files.

    Raises
    ------
    NotFound
        When there is no such figure, or this round has none of it: with the reason.
    """
    found = next((each for each in figures_of(source) if filename in each.names), None)
    if found is None:
        raise NotFound(f"An export has no file “{filename}”.")
    if found.why_none:
        raise NotFound(f"The round {source.name} has no figure “{found.id}”: {found.why_none}")
    return found


def _of_results(source: Source) -> Iterator[ExportedFigure]:
    try:
        results = source.results()
    except Refused as refused:
        for kind in (*OF_ROUNDS, *OF_ALLIANCES, DISTRIBUTIONS):
            yield _none(kind, str(refused))
        return
    few = " ".join(dict.fromkeys(filter(None, map(_few, results.alliances))))
    for kind in OF_ROUNDS:
        yield ExportedFigure(
            id=kind.id,
            kind=kind,
            draw=_drawn(source, results, kind.id),
            why_none=why_none(results, kind.id),
            few="" if kind.id == "calibration" else few,
        )
    for report in results.alliances:
        for kind in OF_ALLIANCES:
            figure = figure_of(kind.id, report)
            yield ExportedFigure(
                id=figure,
                kind=kind,
                subject=report.label,
                draw=_drawn(source, results, figure),
                why_none=why_none_of(results, kind.id, report),
                few=_few(report),
            )
    yield from _distributions(source, results)


def _few(report: AllianceReport) -> str:
    return f"{report.label}: {report.caution}" if report.caution and report.result["n"] else ""


def _drawn(source: Source, results: RoundResults, figure: str) -> Callable[[], DrawnFigure]:
    wanted = Wanted(language=source.language)
    return lambda: draw_for_page(source.workspace, results, figure, wanted)


def _distributions(source: Source, results: RoundResults) -> Iterator[ExportedFigure]:
    few = {(each.id, each.period): _few(each) for each in results.alliances}
    for axis in arrange_reliability(results).axes:
        for alliance in axis.alliances:
            key = key_of(alliance)

            def draw(axis_id: str = axis.id, key: str = key) -> DrawnFigure:
                made = distribution_figure(results, axis_id, key, source.language)
                return draw_figure(source.workspace, source.name.study, made)

            yield ExportedFigure(
                id=f"{DISTRIBUTIONS.id}-{axis.id}-{key}",
                kind=DISTRIBUTIONS,
                subject=f"{alliance.label}, {axis.name.lower()}",
                draw=draw,
                why_none="" if is_drawn(alliance) else "No question was rated by enough experts.",
                few=few[alliance.id, alliance.period],
            )


def _of_field_work(source: Source) -> Iterator[ExportedFigure]:
    for figure, kind in OF_FIELD_WORK.items():
        try:
            made = field_work_figure(source.workspace, source.name, figure, source.language)
        except Refused as refused:
            yield _none(kind, str(refused))
            continue
        yield ExportedFigure(
            id=kind.id,
            kind=kind,
            draw=lambda made=made: draw_figure(source.workspace, source.name.study, made),  # type: ignore[misc]
            why_none="" if made.table.rows else made.description,
        )


def _none(kind: FigureKind, why: str) -> ExportedFigure:
    def draw() -> DrawnFigure:
        raise NotFound(why)

    return ExportedFigure(id=kind.id, kind=kind, draw=draw, why_none=why)
