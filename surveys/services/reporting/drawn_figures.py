"""Draw a figure for a page, and write it as the files that a reader may keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

from surveys.figures.render import as_png
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
    return DrawnFigure(
        title=figure.title,
        description=figure.description,
        language=figure.language,
        wide=_kept_svg(workspace, study_id, figure, figure.wide),
        narrow=_kept_svg(workspace, study_id, figure, figure.narrow),
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
    svg = _kept_svg(workspace, study_id, figure, figure.wide, instead_of)
    return _kept_file(workspace, study_id, svg, figure, form, instead_of)


def drawn_file(
    workspace: Workspace, study_id: str, drawn: DrawnFigure, form: FigureFormat
) -> bytes:
    """Make a file of a figure that is drawn; `figure_file` says what it raises."""
    return _kept_file(workspace, study_id, drawn.wide, drawn, form)


def make_file(figure: Figure, form: FigureFormat) -> bytes:
    """Draw a figure as a file of a format, and keep nothing; `figure_file` says what it raises."""
    return _converted(_svg(figure, figure.wide), figure, form)


def figure_csv(figure: Figure) -> bytes:
    """Write the numbers behind a figure, unrounded, as CSV."""
    return csv_bytes(figure.table.columns, figure.table.rows)


def _kept_svg(
    workspace: Workspace,
    study_id: str,
    figure: Figure,
    spec: dict[str, Any],
    instead_of: str = "",
) -> str:
    return cached(
        workspace,
        study_id,
        canonical_json([spec, "svg", figure.title, figure.description]),
        "svg",
        lambda: _svg(figure, spec).encode(),
        instead_of=instead_of,
    ).decode()


def _svg(figure: Figure, spec: dict[str, Any]) -> str:
    title, description = figure.title, figure.description
    return compute(render, spec, "svg", title=title, description=description).decode()


def _kept_file(
    workspace: Workspace,
    study_id: str,
    svg: str,
    of: Figure | DrawnFigure,
    form: FigureFormat,
    instead_of: str = "",
) -> bytes:
    """Make the other formats of the SVG, which has the title and the description in it."""
    if form == "svg":
        return svg.encode()
    return cached(
        workspace,
        study_id,
        canonical_json([svg, form, of.language]),
        form,
        lambda: _converted(svg, of, form),
        instead_of=instead_of,
    )


def _converted(svg: str, of: Figure | DrawnFigure, form: FigureFormat) -> bytes:
    if form == "svg":
        return svg.encode()
    if form == "png":
        return compute(as_png, svg)
    return print_figure(svg, title=of.title, description=of.description, language=of.language)
