"""Draw a figure for a page, and write it as the files that a reader may keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

from surveys.figures.render import render
from surveys.formats.csv_cells import csv_bytes
from surveys.model.chains import canonical_json
from surveys.services.caching import cached
from surveys.services.reporting.computing import compute
from surveys.services.typesetting import print_figure

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.figures.figure import Table
    from surveys.services.workspace import Workspace

FigureFormat = Literal["svg", "png", "pdf"]

FORMATS: tuple[FigureFormat, ...] = ("svg", "png", "pdf")


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


def figure_file(
    workspace: Workspace, study_id: str, figure: Figure, form: FigureFormat, *, instead_of: str = ""
) -> bytes:
    """Draw a figure as a file of a format, the same bytes each time, or take it from the cache of the study.

    Raises
    ------
    Refused
        When this machine has no font to print it in its language.
    """
    return _drawn(workspace, study_id, figure, figure.wide, form, instead_of)


def make_file(figure: Figure, form: FigureFormat) -> bytes:
    """Draw a figure as a file of a format; `figure_file` says what it raises."""
    return _made(figure, figure.wide, form)


def figure_csv(figure: Figure) -> bytes:
    """Write the numbers behind a figure, unrounded, as CSV."""
    return csv_bytes(figure.table.columns, figure.table.rows)


def _drawn(
    workspace: Workspace,
    study_id: str,
    figure: Figure,
    spec: dict[str, Any],
    form: FigureFormat,
    instead_of: str = "",
) -> bytes:
    return cached(
        workspace,
        study_id,
        canonical_json([spec, form, figure.title, figure.description]),
        form,
        lambda: _made(figure, spec, form),
        instead_of=instead_of,
    )


def _made(figure: Figure, spec: dict[str, Any], form: FigureFormat) -> bytes:
    title, description = figure.title, figure.description
    if form == "pdf":
        svg = compute(render, spec, "svg", title=title, description=description).decode()
        return print_figure(svg, title=title, description=description, language=figure.language)
    return compute(render, spec, form, title=title, description=description)
