"""Write the figures of a round: as SVG, PNG and PDF, each with its numbers as CSV."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes
from surveys.services.reporting import FORMATS
from surveys.services.reporting import drawn_file

if TYPE_CHECKING:
    from typing import BinaryIO

    from surveys.services.exporting.figures import ExportedFigure
    from surveys.services.exporting.source import Source


def write_figure(source: Source, figure: ExportedFigure, ending: str, stream: BinaryIO) -> None:
    """Write a figure as one of its files, the same bytes each time.

    Raises
    ------
    NotFound
        When the round has none of it.
    Refused
        When this machine has no font to print it in the language.
    """
    drawn = figure.draw()
    for form in FORMATS:
        if form == ending:
            stream.write(drawn_file(source.workspace, source.name.study, drawn, form))
            return
    if source.marks_encoding:
        stream.write(codecs.BOM_UTF8)
    stream.write(csv_bytes(drawn.table.columns, drawn.table.rows))
