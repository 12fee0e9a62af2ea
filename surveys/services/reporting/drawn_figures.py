"""Draw a figure for a page, and write it as the files that a reader may keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.render import render
from surveys.formats.csv_cells import csv_bytes
from surveys.model.chains import canonical_json
from surveys.services.caching import cached
from surveys.services.reporting.computing import compute

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.figures.figure import Table
    from surveys.figures.render import Format
    from surveys.services.workspace import Workspace

FORMATS: tuple[Format, ...] = ("svg", "png", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnFigure:
    """A figure ready for a page: ``wide`` and ``narrow`` are SVG of our own making, to stand in the page itself."""

    title: str
    description: str
    language: str
    wide: str
    narrow: str
    table: Table


def draw_figure(workspace: Workspace, study_id: str, figure: Figure) -> DrawnFigure:
    """Draw a figure for pages of both widths, or take the drawings from the cache of the study."""
    wide, narrow = (
        _drawn(workspace, study_id, figure, spec, "svg").decode()
        for spec in (figure.wide, figure.narrow)
    )
    return DrawnFigure(
        title=figure.title,
        description=figure.description,
        language=figure.language,
        wide=wide,
        narrow=narrow,
        table=figure.table,
    )


def figure_file(workspace: Workspace, study_id: str, figure: Figure, form: Format) -> bytes:
    """Draw a figure as a file of a format."""
    return _drawn(workspace, study_id, figure, figure.wide, form)


def figure_csv(figure: Figure) -> bytes:
    """Write the numbers behind a figure, unrounded, as CSV."""
    return csv_bytes(figure.table.columns, figure.table.rows)


def _drawn(
    workspace: Workspace, study_id: str, figure: Figure, spec: dict[str, Any], form: Format
) -> bytes:
    return cached(
        workspace,
        study_id,
        canonical_json([spec, form, figure.title, figure.description]),
        form,
        lambda: compute(render, spec, form, title=figure.title, description=figure.description),
    )
