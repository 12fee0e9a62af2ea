"""The page that lies beside the files of an export, in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.services.exporting.source import Source

_HEAD = """Soundings: {study}, round {round}
{simulated}
"""
_TAIL = """
Every column and code is explained in codebook.html, codebook.csv and the sheet “codebook” of data.xlsx. Pseudonyms
name nobody; who they are is kept elsewhere. Rows are sorted by pseudonym, which says nothing about the order in which
experts answered.

An empty cell is no value; where an answer could have been, a column says why there is none. In CSV files text that a
spreadsheet would take for a formula has a ' in front, in names of columns too; read.py and read.R take it away.

manifest.json beside the files has the rows, columns, size and SHA-256 of each, and what could not be made, and why.
"""


def read_me(source: Source, about: Iterable[tuple[str, str]]) -> bytes:
    """Say what each file is."""
    simulated = "\nSIMULATED DATA: no expert gave these answers.\n"
    head = _HEAD.format(
        study=source.name.study,
        round=source.name.round,
        simulated=simulated if source.workspace.settings.is_demonstration else "",
    )
    listed = tuple(about)
    width = max(len(name) for name, _ in listed) + 2
    lines = "\n".join(f"{name:<{width}}{words}" for name, words in listed)
    return f"{head}{lines}\n{_TAIL}".encode()
