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
Column names and codes are explained in the reference on exports. Pseudonyms name nobody; who they are is kept
elsewhere. Rows are sorted by pseudonym, which says nothing about the order in which experts answered.
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
