"""Write the figures of a round: as SVG, PNG and PDF, each with its numbers as CSV."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from surveys.figures.render import as_png
from surveys.formats.csv_cells import csv_bytes
from surveys.model.chains import canonical_json
from surveys.services.caching import cached
from surveys.services.reporting import compute
from surveys.services.typesetting import print_figure

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from surveys.services.exporting.figures import ExportedFigure
    from surveys.services.exporting.source import Source
    from surveys.services.reporting import DrawnFigure


def write_figure(source: Source, figure: ExportedFigure, form: str, stream: BinaryIO) -> None:
    """Write a figure as one of its files, the same bytes each time.

    Raises
    ------
    NotFound
        When the round has none of it.
    Refused
        When this machine has no font to print it in the language.
    """
    _WRITERS[form](source, figure.draw(), stream)


def _write_svg(_source: Source, drawn: DrawnFigure, stream: BinaryIO) -> None:
    stream.write(drawn.wide.encode())


def _write_png(source: Source, drawn: DrawnFigure, stream: BinaryIO) -> None:
    stream.write(_kept(source, drawn, "png", lambda: compute(as_png, drawn.wide)))


def _write_pdf(source: Source, drawn: DrawnFigure, stream: BinaryIO) -> None:
    def made() -> bytes:
        return print_figure(
            drawn.wide,
            title=drawn.title,
            description=drawn.description,
            language=drawn.language,
            at=source.made_at,
        )

    stream.write(_kept(source, drawn, "pdf", made))


def _write_csv(source: Source, drawn: DrawnFigure, stream: BinaryIO) -> None:
    if source.marks_encoding:
        stream.write(codecs.BOM_UTF8)
    stream.write(csv_bytes(drawn.table.columns, drawn.table.rows))


def _kept(source: Source, drawn: DrawnFigure, form: str, make: Callable[[], bytes]) -> bytes:
    about = canonical_json(["exported figure", drawn.wide, form, source.made_at.isoformat()])
    return cached(source.workspace, source.name.study, about, form, make)


_WRITERS: dict[str, Callable[[Source, DrawnFigure, BinaryIO], None]] = {
    "svg": _write_svg,
    "png": _write_png,
    "pdf": _write_pdf,
    "csv": _write_csv,
}
